MATCH (n:Network {id: 0})
RETURN n.version, [n.lastArea, n.lastParty, n.lastActivity, n.lastTargetArea, n.lastCollaboration]
