UNWIND $ranges AS range
RETURN COLLECT { MATCH (n:Party) USING INDEX SEEK n:Party(id) WHERE range[0] <= n.id <= range[1] RETURN [id(n), n:Missing, properties(n)] }
