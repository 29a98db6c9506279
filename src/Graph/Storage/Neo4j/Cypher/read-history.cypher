CALL () {
  MATCH (n:Change) USING INDEX SEEK n:Change(kind, recordId, version) WHERE n.kind = $kind AND n.recordId = $id AND n.version < $before
  RETURN n.version AS version, n.before AS before
  UNION ALL
  MATCH (n:Creation) USING INDEX SEEK n:Creation(kind, firstId) WHERE n.kind = $kind AND n.firstId <= $id
  WITH n ORDER BY n.firstId DESC LIMIT 1
  WITH n WHERE n.lastId >= $id AND n.version < $before
  RETURN n.version AS version, null AS before
}
MATCH (s:ChangeSet {version: version}) USING INDEX SEEK s:ChangeSet(version)
RETURN version, before, s.changeId, s.at, s.by, s.operation
ORDER BY version DESC LIMIT $limit
