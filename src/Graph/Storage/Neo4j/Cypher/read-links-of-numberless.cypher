// The links of parties whose number somebody took away.
MATCH (a:Party) WHERE a.id IS NULL OR NOT a.id IS :: INTEGER
RETURN null, [(a)-[r:COLLABORATES_WITH|COORDINATES_WITH|SUPPORTS|EXPANDED_TO]->(b:Party) | [type(r), b.id, properties(r)]]
