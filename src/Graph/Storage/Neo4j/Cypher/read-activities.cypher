UNWIND $ranges AS range
RETURN COLLECT {
  MATCH (n:Activity) USING INDEX SEEK n:Activity(id) WHERE range[0] <= n.id <= range[1]
  RETURN [properties(n), COLLECT { MATCH (p:Party)-[r:TOOK_PART_IN]->(n) RETURN [p.id, r.role, r.note, r.peopleCount] ORDER BY r.ordinal }]
}
