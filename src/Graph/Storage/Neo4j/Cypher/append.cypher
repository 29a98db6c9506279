// Writes change sets, all or none. First the lock (removing what is not there takes it and changes nothing), then the version
// is read: no row comes back when the store is at another version. What a step needs not do it does for an empty list.
MATCH (network:Network {id: 0})
REMOVE network.lock
WITH network WHERE network.version = $expected
SET network.version = $version
FOREACH (last IN $lastIds |
  SET network.lastArea = CASE WHEN last[0] > network.lastArea THEN last[0] ELSE network.lastArea END,
      network.lastParty = CASE WHEN last[1] > network.lastParty THEN last[1] ELSE network.lastParty END,
      network.lastActivity = CASE WHEN last[2] > network.lastActivity THEN last[2] ELSE network.lastActivity END,
      network.lastTargetArea = CASE WHEN last[3] > network.lastTargetArea THEN last[3] ELSE network.lastTargetArea END,
      network.lastCollaboration = CASE WHEN last[4] > network.lastCollaboration THEN last[4] ELSE network.lastCollaboration END)
WITH network

// The log.
CALL () { UNWIND $changeSets AS row CREATE (n:ChangeSet) SET n = row }
CALL () { UNWIND $creations AS row CREATE (n:Creation) SET n = row }
CALL () { UNWIND $changes AS row CREATE (n:Change) SET n = row }

// Links that go, or go elsewhere.
CALL () { UNWIND $links.collaboratesWith.removed AS id MATCH ()-[r:COLLABORATES_WITH {id: id}]->() DELETE r }
CALL () { UNWIND $links.coordinatesWith.removed AS id MATCH ()-[r:COORDINATES_WITH {id: id}]->() DELETE r }
CALL () { UNWIND $links.supports.removed AS id MATCH ()-[r:SUPPORTS {id: id}]->() DELETE r }
CALL () { UNWIND $links.expandedTo.removed AS id MATCH ()-[r:EXPANDED_TO {id: id}]->() DELETE r }

// Keys that are given up, so that another record may take them.
CALL () { UNWIND $areas.released AS id MATCH (n:Area {id: id}) REMOVE n.code }
CALL () { UNWIND $parties.released AS id MATCH (n:Party {id: id}) REMOVE n.key }
CALL () { UNWIND $activities.released AS id MATCH (n:Activity {id: id}) REMOVE n.key }
CALL () { UNWIND $targetAreas.released AS id MATCH (n:TargetArea {id: id}) REMOVE n.key }

// Records that go. A party that something still leads to stays as an empty place.
CALL () { UNWIND $areas.removed AS id MATCH (n:Area {id: id}) DETACH DELETE n }
CALL () { UNWIND $activities.removed AS id MATCH (n:Activity {id: id}) DETACH DELETE n }
CALL () { UNWIND $targetAreas.removed AS id MATCH (n:TargetArea {id: id}) DETACH DELETE n }
CALL () {
  UNWIND $parties.removed AS id
  MATCH (n:Party {id: id})
  OPTIONAL MATCH (n)-[r:IN_AREA|MEMBER_OF]-()
  DELETE r
  WITH DISTINCT n
  FOREACH (label IN [label IN labels(n) WHERE label <> 'Party'] | REMOVE n:$(label))
  SET n = {id: n.id}, n:Missing
  WITH n WHERE NOT EXISTS { (n)--() }
  DELETE n
}

// Places for parties that are led to, then the records: made, or changed where they differ. Properties of others stay.
CALL () { UNWIND $places AS id MERGE (n:Party {id: id}) ON CREATE SET n:Missing }
CALL () { UNWIND $areas.put AS row MERGE (n:Area {id: row.id}) REMOVE n:$(row.was) SET n:$(row.label), n += row.set }
CALL () { UNWIND $parties.put AS row MERGE (n:Party {id: row.id}) REMOVE n:$(row.was) SET n:$(row.label), n += row.set }
CALL () { UNWIND $activities.put AS row MERGE (n:Activity {id: row.id}) SET n += row.set }
CALL () { UNWIND $targetAreas.put AS row MERGE (n:TargetArea {id: row.id}) SET n += row.set }

// Links that come, and links that change in place.
CALL () { UNWIND $links.collaboratesWith.made AS row MATCH (a:Party {id: row.from}) MATCH (b:Party {id: row.to}) CREATE (a)-[r:COLLABORATES_WITH]->(b) SET r = row.set }
CALL () { UNWIND $links.coordinatesWith.made AS row MATCH (a:Party {id: row.from}) MATCH (b:Party {id: row.to}) CREATE (a)-[r:COORDINATES_WITH]->(b) SET r = row.set }
CALL () { UNWIND $links.supports.made AS row MATCH (a:Party {id: row.from}) MATCH (b:Party {id: row.to}) CREATE (a)-[r:SUPPORTS]->(b) SET r = row.set }
CALL () { UNWIND $links.expandedTo.made AS row MATCH (a:Party {id: row.from}) MATCH (b:Party {id: row.to}) CREATE (a)-[r:EXPANDED_TO]->(b) SET r = row.set }
CALL () { UNWIND $links.collaboratesWith.changed AS row MATCH ()-[r:COLLABORATES_WITH {id: row.id}]->() SET r += row.set }
CALL () { UNWIND $links.coordinatesWith.changed AS row MATCH ()-[r:COORDINATES_WITH {id: row.id}]->() SET r += row.set }
CALL () { UNWIND $links.supports.changed AS row MATCH ()-[r:SUPPORTS {id: row.id}]->() SET r += row.set }
CALL () { UNWIND $links.expandedTo.changed AS row MATCH ()-[r:EXPANDED_TO {id: row.id}]->() SET r += row.set }

// Who took part.
CALL () { UNWIND $activities.put AS row MATCH (:Activity {id: row.id})<-[r:TOOK_PART_IN]-() DELETE r }
CALL () {
  UNWIND $activities.put AS row
  UNWIND row.parts AS part
  MATCH (n:Activity {id: row.id})
  MATCH (p:Party {id: part.partyId})
  CREATE (p)-[r:TOOK_PART_IN]->(n)
  SET r = part.set
}

// For readers in Neo4j: where things lie and belong. The codes and ids in the records say it, this shows it.
CALL () { UNWIND $areas.put AS row MATCH (:Area {id: row.id})-[r:PART_OF]->() DELETE r }
CALL () { UNWIND $parties.put AS row MATCH (:Party {id: row.id})-[r:IN_AREA|MEMBER_OF]->() DELETE r }
CALL () { UNWIND $activities.put AS row MATCH (:Activity {id: row.id})-[r:IN_AREA]->() DELETE r }
CALL () { UNWIND $targetAreas.put AS row MATCH (:TargetArea {id: row.id})-[r:IN_AREA]->() DELETE r }
CALL () { UNWIND $areas.put AS row MATCH (n:Area {id: row.id}) MATCH (a:Area {code: n.parentCode}) MERGE (n)-[:PART_OF]->(a) }
CALL () { UNWIND $parties.put AS row MATCH (n:Party {id: row.id}) MATCH (a:Area {code: n.areaCode}) CREATE (n)-[:IN_AREA]->(a) }
CALL () { UNWIND $parties.put AS row MATCH (n:Party {id: row.id}) MATCH (p:Party {id: n.parentId}) CREATE (n)-[:MEMBER_OF]->(p) }
CALL () { UNWIND $activities.put AS row MATCH (n:Activity {id: row.id}) MATCH (a:Area {code: n.areaCode}) CREATE (n)-[:IN_AREA]->(a) }
CALL () { UNWIND $targetAreas.put AS row MATCH (n:TargetArea {id: row.id}) MATCH (a:Area {code: n.areaCode}) CREATE (n)-[:IN_AREA]->(a) }
CALL () { UNWIND $areas.arrived AS id MATCH (a:Area {id: id}) MATCH (n:Party {areaCode: a.code}) MERGE (n)-[:IN_AREA]->(a) }
CALL () { UNWIND $areas.arrived AS id MATCH (a:Area {id: id}) MATCH (n:Activity {areaCode: a.code}) MERGE (n)-[:IN_AREA]->(a) }
CALL () { UNWIND $areas.arrived AS id MATCH (a:Area {id: id}) MATCH (n:TargetArea {areaCode: a.code}) MERGE (n)-[:IN_AREA]->(a) }
RETURN network.version
