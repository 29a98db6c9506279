// A column a type, in the order of the model.
UNWIND $ranges AS range
RETURN
  COLLECT { MATCH (a)-[r:COLLABORATES_WITH]->(b) USING INDEX SEEK r:COLLABORATES_WITH(id) WHERE range[0] <= r.id <= range[1] RETURN [a.id, b.id, properties(r)] },
  COLLECT { MATCH (a)-[r:COORDINATES_WITH]->(b) USING INDEX SEEK r:COORDINATES_WITH(id) WHERE range[0] <= r.id <= range[1] RETURN [a.id, b.id, properties(r)] },
  COLLECT { MATCH (a)-[r:SUPPORTS]->(b) USING INDEX SEEK r:SUPPORTS(id) WHERE range[0] <= r.id <= range[1] RETURN [a.id, b.id, properties(r)] },
  COLLECT { MATCH (a)-[r:EXPANDED_TO]->(b) USING INDEX SEEK r:EXPANDED_TO(id) WHERE range[0] <= r.id <= range[1] RETURN [a.id, b.id, properties(r)] }
