UNWIND $ranges AS range
MATCH (n:TargetArea) WHERE range[0] <= n.id <= range[1]
RETURN properties(n)
