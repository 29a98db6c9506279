MATCH (n:ChangeSet) USING INDEX SEEK n:ChangeSet(version) WHERE $after < n.version <= $to
RETURN n.version, n.changeId, n.at, n.by, n.operation, n.size
ORDER BY n.version
