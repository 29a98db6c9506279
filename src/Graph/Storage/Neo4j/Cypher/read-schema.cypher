OPTIONAL MATCH (n:Network {id: 0})
RETURN n.schema, EXISTS { MATCH () }
