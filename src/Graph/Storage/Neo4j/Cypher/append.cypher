// Writes change sets, all or none. First the lock (setting a property to what it is takes it and changes nothing), then the
// version is read: no row comes back when the store is at another one. A step under "for" is sent only when its list is
// not empty: planning all of them takes seconds, planning what a change needs some milliseconds.
// Each look-up names its index: a plan made for an almost empty database, which may go through everything, is kept while it fills.
MATCH (network:Network {id: 0}) USING INDEX SEEK network:Network(id)
SET network.lock = 0
WITH network WHERE network.version = $expected
SET network.version = $version
SET network.lastArea = CASE WHEN $lastIds[0] > network.lastArea THEN $lastIds[0] ELSE network.lastArea END,
    network.lastParty = CASE WHEN $lastIds[1] > network.lastParty THEN $lastIds[1] ELSE network.lastParty END,
    network.lastActivity = CASE WHEN $lastIds[2] > network.lastActivity THEN $lastIds[2] ELSE network.lastActivity END,
    network.lastTargetArea = CASE WHEN $lastIds[3] > network.lastTargetArea THEN $lastIds[3] ELSE network.lastTargetArea END,
    network.lastCollaboration = CASE WHEN $lastIds[4] > network.lastCollaboration THEN $lastIds[4] ELSE network.lastCollaboration END
WITH network

// The log.
// for changeSets
CALL () { UNWIND $changeSets AS row CREATE (n:ChangeSet) SET n = row }
// for creations
CALL () { UNWIND $creations AS row CREATE (n:Creation) SET n = row }
// for changes
CALL () { UNWIND $changes AS row CREATE (n:Change) SET n = row }

// Links that go, or go elsewhere.
// for collaboratesWithRemoved
CALL () { UNWIND $collaboratesWithRemoved AS id MATCH ()-[r:COLLABORATES_WITH {id: id}]->() USING INDEX SEEK r:COLLABORATES_WITH(id) DELETE r }
// for coordinatesWithRemoved
CALL () { UNWIND $coordinatesWithRemoved AS id MATCH ()-[r:COORDINATES_WITH {id: id}]->() USING INDEX SEEK r:COORDINATES_WITH(id) DELETE r }
// for supportsRemoved
CALL () { UNWIND $supportsRemoved AS id MATCH ()-[r:SUPPORTS {id: id}]->() USING INDEX SEEK r:SUPPORTS(id) DELETE r }
// for expandedToRemoved
CALL () { UNWIND $expandedToRemoved AS id MATCH ()-[r:EXPANDED_TO {id: id}]->() USING INDEX SEEK r:EXPANDED_TO(id) DELETE r }

// Keys that are given up, so that another record may take them.
// for areasReleased
CALL () { UNWIND $areasReleased AS id MATCH (n:Area {id: id}) USING INDEX SEEK n:Area(id) REMOVE n.code }
// for partiesReleased
CALL () { UNWIND $partiesReleased AS id MATCH (n:Party {id: id}) USING INDEX SEEK n:Party(id) REMOVE n.key }
// for activitiesReleased
CALL () { UNWIND $activitiesReleased AS id MATCH (n:Activity {id: id}) USING INDEX SEEK n:Activity(id) REMOVE n.key }
// for targetAreasReleased
CALL () { UNWIND $targetAreasReleased AS id MATCH (n:TargetArea {id: id}) USING INDEX SEEK n:TargetArea(id) REMOVE n.key }

// Records that go. A party that something still leads to stays as an empty place.
// for areasRemoved
CALL () { UNWIND $areasRemoved AS id MATCH (n:Area {id: id}) USING INDEX SEEK n:Area(id) DETACH DELETE n }
// for activitiesRemoved
CALL () { UNWIND $activitiesRemoved AS id MATCH (n:Activity {id: id}) USING INDEX SEEK n:Activity(id) DETACH DELETE n }
// for targetAreasRemoved
CALL () { UNWIND $targetAreasRemoved AS id MATCH (n:TargetArea {id: id}) USING INDEX SEEK n:TargetArea(id) DETACH DELETE n }
// for partiesRemoved
CALL () {
  UNWIND $partiesRemoved AS id
  MATCH (n:Party {id: id}) USING INDEX SEEK n:Party(id)
  OPTIONAL MATCH (n)-[r:IN_AREA|MEMBER_OF]-()
  DELETE r
  WITH DISTINCT n
  FOREACH (label IN [label IN labels(n) WHERE label <> 'Party'] | REMOVE n:$(label))
  SET n = {id: n.id}, n:Missing
  WITH n WHERE NOT EXISTS { (n)--() }
  DELETE n
}

// Places for parties that are led to, then the records: made, or changed where they differ. Properties of others stay.
// for places
CALL () { UNWIND $places AS id OPTIONAL MATCH (known:Party {id: id}) USING INDEX SEEK known:Party(id) WITH id WHERE known IS NULL MERGE (n:Party {id: id}) ON CREATE SET n:Missing }
// for areasMade
CALL () { UNWIND $areasMade AS row MERGE (n:Area {id: row.id}) SET n += row.set, n:$(row.label) }
// for partiesMade
CALL () { UNWIND $partiesMade AS row MERGE (n:Party {id: row.id}) SET n += row.set, n:$(row.label) REMOVE n:Missing }
// for areasPut
CALL () { UNWIND $areasPut AS row MERGE (n:Area {id: row.id}) SET n += row.set }
// for partiesPut
CALL () { UNWIND $partiesPut AS row MERGE (n:Party {id: row.id}) SET n += row.set }
// for activitiesPut
CALL () { UNWIND $activitiesPut AS row MERGE (n:Activity {id: row.id}) SET n += row.set }
// for targetAreasPut
CALL () { UNWIND $targetAreasPut AS row MERGE (n:TargetArea {id: row.id}) SET n += row.set }

// Links that come, and links that change in place.
// for collaboratesWithMade
CALL () { UNWIND $collaboratesWithMade AS row MATCH (a:Party {id: row.from}) USING INDEX SEEK a:Party(id) MATCH (b:Party {id: row.to}) USING INDEX SEEK b:Party(id) CREATE (a)-[r:COLLABORATES_WITH]->(b) SET r = row.set }
// for coordinatesWithMade
CALL () { UNWIND $coordinatesWithMade AS row MATCH (a:Party {id: row.from}) USING INDEX SEEK a:Party(id) MATCH (b:Party {id: row.to}) USING INDEX SEEK b:Party(id) CREATE (a)-[r:COORDINATES_WITH]->(b) SET r = row.set }
// for supportsMade
CALL () { UNWIND $supportsMade AS row MATCH (a:Party {id: row.from}) USING INDEX SEEK a:Party(id) MATCH (b:Party {id: row.to}) USING INDEX SEEK b:Party(id) CREATE (a)-[r:SUPPORTS]->(b) SET r = row.set }
// for expandedToMade
CALL () { UNWIND $expandedToMade AS row MATCH (a:Party {id: row.from}) USING INDEX SEEK a:Party(id) MATCH (b:Party {id: row.to}) USING INDEX SEEK b:Party(id) CREATE (a)-[r:EXPANDED_TO]->(b) SET r = row.set }
// for collaboratesWithChanged
CALL () { UNWIND $collaboratesWithChanged AS row MATCH ()-[r:COLLABORATES_WITH {id: row.id}]->() USING INDEX SEEK r:COLLABORATES_WITH(id) SET r += row.set }
// for coordinatesWithChanged
CALL () { UNWIND $coordinatesWithChanged AS row MATCH ()-[r:COORDINATES_WITH {id: row.id}]->() USING INDEX SEEK r:COORDINATES_WITH(id) SET r += row.set }
// for supportsChanged
CALL () { UNWIND $supportsChanged AS row MATCH ()-[r:SUPPORTS {id: row.id}]->() USING INDEX SEEK r:SUPPORTS(id) SET r += row.set }
// for expandedToChanged
CALL () { UNWIND $expandedToChanged AS row MATCH ()-[r:EXPANDED_TO {id: row.id}]->() USING INDEX SEEK r:EXPANDED_TO(id) SET r += row.set }

// Who took part.
// for activitiesPut
CALL () { UNWIND $activitiesPut AS row MATCH (x:Activity {id: row.id})<-[r:TOOK_PART_IN]-() USING INDEX SEEK x:Activity(id) DELETE r }
// for activitiesPut
CALL () {
  UNWIND $activitiesPut AS row
  UNWIND row.parts AS part
  MATCH (n:Activity {id: row.id}) USING INDEX SEEK n:Activity(id)
  MATCH (p:Party {id: part.partyId}) USING INDEX SEEK p:Party(id)
  CREATE (p)-[r:TOOK_PART_IN]->(n)
  SET r = part.set
}

// For readers in Neo4j: where things lie and belong. The codes and ids in the records say it, this shows it.
// for areasShown
CALL () { UNWIND $areasShown AS row MATCH (n:Area {id: row.id}) USING INDEX SEEK n:Area(id) REMOVE n:$(row.was) SET n:$(row.label) }
// for partiesShown
CALL () { UNWIND $partiesShown AS row MATCH (n:Party {id: row.id}) USING INDEX SEEK n:Party(id) REMOVE n:$(row.was) SET n:$(row.label) }
// for areasShown
CALL () { UNWIND $areasShown AS row MATCH (x:Area {id: row.id})-[r:PART_OF]->() USING INDEX SEEK x:Area(id) DELETE r }
// for partiesShown
CALL () { UNWIND $partiesShown AS row MATCH (x:Party {id: row.id})-[r:IN_AREA|MEMBER_OF]->() USING INDEX SEEK x:Party(id) DELETE r }
// for activitiesShown
CALL () { UNWIND $activitiesShown AS row MATCH (x:Activity {id: row.id})-[r:IN_AREA]->() USING INDEX SEEK x:Activity(id) DELETE r }
// for targetAreasShown
CALL () { UNWIND $targetAreasShown AS row MATCH (x:TargetArea {id: row.id})-[r:IN_AREA]->() USING INDEX SEEK x:TargetArea(id) DELETE r }
// for areasMade
CALL () { UNWIND $areasMade AS row MATCH (n:Area {id: row.id}) USING INDEX SEEK n:Area(id) MATCH (a:Area {code: row.set.parentCode}) USING INDEX SEEK a:Area(code) CREATE (n)-[:PART_OF]->(a) }
// for partiesMade
CALL () { UNWIND $partiesMade AS row MATCH (n:Party {id: row.id}) USING INDEX SEEK n:Party(id) MATCH (a:Area {code: row.set.areaCode}) USING INDEX SEEK a:Area(code) CREATE (n)-[:IN_AREA]->(a) }
// for partiesMade
CALL () { UNWIND $partiesMade AS row WITH row WHERE row.set.parentId IS NOT NULL MATCH (n:Party {id: row.id}) USING INDEX SEEK n:Party(id) MATCH (p:Party {id: row.set.parentId}) USING INDEX SEEK p:Party(id) CREATE (n)-[:MEMBER_OF]->(p) }
// for areasShown
CALL () { UNWIND $areasShown AS row MATCH (n:Area {id: row.id}) USING INDEX SEEK n:Area(id) MATCH (a:Area {code: n.parentCode}) USING INDEX SEEK a:Area(code) MERGE (n)-[:PART_OF]->(a) }
// for partiesShown
CALL () { UNWIND $partiesShown AS row MATCH (n:Party {id: row.id}) USING INDEX SEEK n:Party(id) MATCH (a:Area {code: n.areaCode}) USING INDEX SEEK a:Area(code) CREATE (n)-[:IN_AREA]->(a) }
// for partiesShown
CALL () { UNWIND $partiesShown AS row MATCH (n:Party {id: row.id}) USING INDEX SEEK n:Party(id) MATCH (p:Party {id: n.parentId}) USING INDEX SEEK p:Party(id) CREATE (n)-[:MEMBER_OF]->(p) }
// for activitiesShown
CALL () { UNWIND $activitiesShown AS row MATCH (n:Activity {id: row.id}) USING INDEX SEEK n:Activity(id) MATCH (a:Area {code: n.areaCode}) USING INDEX SEEK a:Area(code) CREATE (n)-[:IN_AREA]->(a) }
// for targetAreasShown
CALL () { UNWIND $targetAreasShown AS row MATCH (n:TargetArea {id: row.id}) USING INDEX SEEK n:TargetArea(id) MATCH (a:Area {code: n.areaCode}) USING INDEX SEEK a:Area(code) CREATE (n)-[:IN_AREA]->(a) }
// for areasArrived
CALL () { UNWIND $areasArrived AS id MATCH (a:Area {id: id}) USING INDEX SEEK a:Area(id) MATCH (n:Party {areaCode: a.code}) USING INDEX SEEK n:Party(areaCode) MERGE (n)-[:IN_AREA]->(a) }
// for areasArrived
CALL () { UNWIND $areasArrived AS id MATCH (a:Area {id: id}) USING INDEX SEEK a:Area(id) MATCH (n:Activity {areaCode: a.code}) USING INDEX SEEK n:Activity(areaCode) MERGE (n)-[:IN_AREA]->(a) }
// for areasArrived
CALL () { UNWIND $areasArrived AS id MATCH (a:Area {id: id}) USING INDEX SEEK a:Area(id) MATCH (n:TargetArea {areaCode: a.code}) USING INDEX SEEK n:TargetArea(areaCode) MERGE (n)-[:IN_AREA]->(a) }
// always
RETURN network.version
