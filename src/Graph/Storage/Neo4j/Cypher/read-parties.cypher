UNWIND $ranges AS range
MATCH (n:Party) WHERE range[0] <= n.id <= range[1] AND NOT n:Missing
RETURN properties(n)
