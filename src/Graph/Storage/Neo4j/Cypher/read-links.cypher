// The links of some parties, a row a party: half the work of a row a link, for the server and for who reads.
MATCH (a:Party) WHERE $first <= a.id <= $last
RETURN a.id, [(a)-[r:COLLABORATES_WITH|COORDINATES_WITH|SUPPORTS|EXPANDED_TO]->(b:Party) | [type(r), b.id, properties(r)]]
