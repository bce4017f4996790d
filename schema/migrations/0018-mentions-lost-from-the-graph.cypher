// Where of several records that named one thing the first got a version that named another, the thing was removed with the others still in it. They
// are placed again with what is placed next.
MATCH (m:Mention:Current) WHERE NOT m:Unplaced AND NOT m.addsOnly AND NOT EXISTS { (m)-[:HELD_AS]->(:Entity) }
CALL (m) {
  SET m:Unplaced
} IN TRANSACTIONS OF 10000 ROWS;
// Its links went with it and were not counted off: such hubs are counted anew when their links come back.
MATCH (e:Hub)
CALL (e) {
  MATCH (h:HubCount {hub: e.id}) USING INDEX h:HubCount(hub)
  RETURN sum(h.links) AS counted
}
WITH e, counted WHERE counted <> COUNT { (e)--(:Entity) }
CALL (e) {
  REMOVE e:Hub
} IN TRANSACTIONS OF 1000 ROWS;
MATCH (h:HubCount) WHERE NOT EXISTS { (:Hub {id: h.hub}) }
CALL (h) {
  DELETE h
} IN TRANSACTIONS OF 10000 ROWS;
