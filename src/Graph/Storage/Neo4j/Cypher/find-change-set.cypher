MATCH (n:Network {id: 0}) USING INDEX SEEK n:Network(id)
OPTIONAL MATCH (known:ChangeSet {changeId: $changeId}) USING INDEX SEEK known:ChangeSet(changeId)
RETURN known.version, n.version
