// Parties above the highest number given: put here by somebody else, or places that links lead to.
MATCH (n:Party) USING INDEX SEEK n:Party(id) WHERE n.id > $last
RETURN id(n), n.id
