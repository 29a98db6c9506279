// What must be unique, and what is looked up. Statements end with a semicolon at the end of a line; each can be run again.
// Property existence cannot be demanded of Neo4j Community, so the program checks what it reads.

CREATE CONSTRAINT network_id IF NOT EXISTS FOR (n:Network) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT area_id IF NOT EXISTS FOR (n:Area) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT area_code IF NOT EXISTS FOR (n:Area) REQUIRE n.code IS UNIQUE;
CREATE CONSTRAINT party_id IF NOT EXISTS FOR (n:Party) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT party_key IF NOT EXISTS FOR (n:Party) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT activity_id IF NOT EXISTS FOR (n:Activity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT activity_key IF NOT EXISTS FOR (n:Activity) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT target_area_id IF NOT EXISTS FOR (n:TargetArea) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT target_area_key IF NOT EXISTS FOR (n:TargetArea) REQUIRE n.key IS UNIQUE;

CREATE CONSTRAINT collaborates_with_id IF NOT EXISTS FOR ()-[r:COLLABORATES_WITH]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT coordinates_with_id IF NOT EXISTS FOR ()-[r:COORDINATES_WITH]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT supports_id IF NOT EXISTS FOR ()-[r:SUPPORTS]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT expanded_to_id IF NOT EXISTS FOR ()-[r:EXPANDED_TO]-() REQUIRE r.id IS UNIQUE;

CREATE INDEX party_area IF NOT EXISTS FOR (n:Party) ON (n.areaCode);
CREATE INDEX activity_area IF NOT EXISTS FOR (n:Activity) ON (n.areaCode);
CREATE INDEX target_area_area IF NOT EXISTS FOR (n:TargetArea) ON (n.areaCode);

CREATE CONSTRAINT change_set_version IF NOT EXISTS FOR (n:ChangeSet) REQUIRE n.version IS UNIQUE;
CREATE CONSTRAINT change_set_change_id IF NOT EXISTS FOR (n:ChangeSet) REQUIRE n.changeId IS UNIQUE;
CREATE INDEX change_version IF NOT EXISTS FOR (n:Change) ON (n.version);
CREATE INDEX change_record IF NOT EXISTS FOR (n:Change) ON (n.kind, n.recordId, n.version);
CREATE INDEX creation_version IF NOT EXISTS FOR (n:Creation) ON (n.version);
CREATE INDEX creation_first IF NOT EXISTS FOR (n:Creation) ON (n.kind, n.firstId);
