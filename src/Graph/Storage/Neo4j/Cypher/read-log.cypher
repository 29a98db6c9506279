// What happened in some versions: records made, in ranges of ids, and records changed, with what they were before.
MATCH (n:Creation) USING INDEX SEEK n:Creation(version) WHERE $after < n.version <= $to
RETURN n.version AS version, n.kind AS kind, n.firstId AS firstId, n.lastId AS lastId, null AS before
UNION ALL
MATCH (n:Change) USING INDEX SEEK n:Change(version) WHERE $after < n.version <= $to
RETURN n.version AS version, n.kind AS kind, n.recordId AS firstId, n.recordId AS lastId, n.before AS before
