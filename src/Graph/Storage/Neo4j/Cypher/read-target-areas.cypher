UNWIND $ranges AS range
RETURN COLLECT { MATCH (n:TargetArea) USING INDEX SEEK n:TargetArea(id) WHERE range[0] <= n.id <= range[1] RETURN properties(n) }
