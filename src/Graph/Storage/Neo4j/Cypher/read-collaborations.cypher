UNWIND $ranges AS range
MATCH (a:Party)-[r:COLLABORATES_WITH|COORDINATES_WITH|SUPPORTS|EXPANDED_TO]->(b:Party) WHERE range[0] <= r.id <= range[1]
RETURN type(r), a.id, b.id, properties(r)
