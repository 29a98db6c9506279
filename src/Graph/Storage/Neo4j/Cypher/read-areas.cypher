UNWIND $ranges AS range
MATCH (n:Area) WHERE range[0] <= n.id <= range[1]
RETURN properties(n)
