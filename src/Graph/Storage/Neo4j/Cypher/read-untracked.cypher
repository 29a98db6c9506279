// What has a number above the highest given, or none: put here by somebody else. Of each kind a thousand at most.
MATCH (network:Network {id: 0})
CALL (network) {
  MATCH (n:Area) WHERE n.id IS NULL OR NOT n.id IS :: INTEGER OR NOT 1 <= n.id <= network.lastArea
  RETURN 'Area' AS kind, n.id AS id, 'the area ' + coalesce(toStringOrNull(n.code), toStringOrNull(n.nameTh), elementId(n)) AS what LIMIT 1000
  UNION ALL
  MATCH (n:Party) WHERE n.id IS NULL OR NOT n.id IS :: INTEGER OR NOT 1 <= n.id <= network.lastParty AND NOT n:Missing
  RETURN 'Party' AS kind, n.id AS id, 'the party ' + coalesce(toStringOrNull(n.key), toStringOrNull(n.nameTh), elementId(n)) AS what LIMIT 1000
  UNION ALL
  MATCH (n:Activity) WHERE n.id IS NULL OR NOT n.id IS :: INTEGER OR NOT 1 <= n.id <= network.lastActivity
  RETURN 'Activity' AS kind, n.id AS id, 'the activity ' + coalesce(toStringOrNull(n.key), toStringOrNull(n.titleTh), elementId(n)) AS what LIMIT 1000
  UNION ALL
  MATCH (n:TargetArea) WHERE n.id IS NULL OR NOT n.id IS :: INTEGER OR NOT 1 <= n.id <= network.lastTargetArea
  RETURN 'TargetArea' AS kind, n.id AS id, 'the target area ' + coalesce(toStringOrNull(n.key), elementId(n)) AS what LIMIT 1000
  UNION ALL
  MATCH (a)-[r:COLLABORATES_WITH|COORDINATES_WITH|SUPPORTS|EXPANDED_TO]->(b)
  WHERE r.id IS NULL OR NOT r.id IS :: INTEGER OR NOT 1 <= r.id <= network.lastCollaboration OR NOT a:Party OR NOT b:Party
  RETURN 'Collaboration' AS kind, CASE WHEN a:Party AND b:Party THEN r.id END AS id, 'the relationship ' + type(r) + ' from ' + coalesce(toStringOrNull(a.key), elementId(a)) + ' to ' + coalesce(toStringOrNull(b.key), elementId(b)) AS what LIMIT 1000
}
RETURN kind, id, what
