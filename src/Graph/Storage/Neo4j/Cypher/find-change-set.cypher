MATCH (n:Network {id: 0})
OPTIONAL MATCH (known:ChangeSet {changeId: $changeId})
RETURN known.version, n.version
