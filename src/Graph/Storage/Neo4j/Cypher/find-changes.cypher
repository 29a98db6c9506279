UNWIND $prefixes AS prefix
MATCH (n:ChangeSet) USING INDEX n:ChangeSet(changeId) WHERE n.changeId STARTS WITH prefix
RETURN n.changeId, n.version
