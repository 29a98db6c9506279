MATCH (n:Network {id: 0}) USING INDEX SEEK n:Network(id)
RETURN n.version, [n.lastArea, n.lastParty, n.lastActivity, n.lastTargetArea, n.lastCollaboration]
