// The first change of each record after a version: what the record was at that version.
UNWIND $ranges AS range
MATCH (n:Change) USING INDEX SEEK n:Change(kind, recordId, version) WHERE n.kind = $kind AND range[0] <= n.recordId <= range[1] AND n.version > $after
RETURN n.recordId, n.version, n.before
