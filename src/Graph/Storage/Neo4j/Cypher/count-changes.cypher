MATCH (n:ChangeSet) USING INDEX SEEK n:ChangeSet(version) WHERE n.version > $after
RETURN sum(n.size)
