// A row a range, here and in its neighbours: a row a record would be more work for the server than the records.
UNWIND $ranges AS range
RETURN COLLECT { MATCH (n:Area) USING INDEX SEEK n:Area(id) WHERE range[0] <= n.id <= range[1] RETURN properties(n) }
