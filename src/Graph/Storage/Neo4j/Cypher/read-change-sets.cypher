MATCH (n:ChangeSet) WHERE $after < n.version <= $to
RETURN n.version, n.changeId, n.at, n.by, n.operation, n.size
ORDER BY n.version
