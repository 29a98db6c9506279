MERGE (n:Network {id: 0})
ON CREATE SET n.lock = 0, n.version = 0, n.lastArea = 0, n.lastParty = 0, n.lastActivity = 0, n.lastTargetArea = 0, n.lastCollaboration = 0
SET n.schema = $schema
