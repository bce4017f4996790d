// The handling codes of what is said of a thing, kept with it, each beside the scope under which it is seen.
// In the order in which the writer keeps them: rows that introduce the thing first, then by day and id.
UNWIND ['hc', 'hs'] AS name CALL db.createProperty(name);
MATCH (e:Entity) WHERE e.hc IS NULL
CALL (e) {
  CALL (e) {
    MATCH (e)<-[h:HELD_AS]-(m:Mention:Current)
    MATCH (k:Scope {id: m.scope})
    WITH m, h, k ORDER BY m.addsOnly, m.recordedOn, m.id
    UNWIND h.scopes AS scope
    RETURN collect(DISTINCT [k.handling, scope]) AS said
  }
  SET e.hc = [s IN said | s[0]], e.hs = [s IN said | s[1]]
} IN TRANSACTIONS OF 1000 ROWS;
