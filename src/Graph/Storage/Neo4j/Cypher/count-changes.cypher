MATCH (n:ChangeSet) WHERE n.version > $after
RETURN sum(n.size)
