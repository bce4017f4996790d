import type { Driver } from 'neo4j-driver';

/** Of each kind of node that grows with the records, so many that Neo4j plans as it does for a filled graph. */
const MANY = 5_000;

/** A graph of empty nodes: nothing to be read, enough to be planned for. */
export async function fillForPlanning(driver: Driver): Promise<void> {
  const session = driver.session();
  const run = (text: string) => session.run(`UNWIND range(1, $many) AS i ${text}`, { many: MANY });
  try {
    await run("CREATE (:Entity {id: 'e' + i, scopes: [0]})");
    await run("CREATE (:Record {id: 'r' + i, key: 'k' + i, importId: 'i' + (i % 10)})");
    await run("CREATE (:Attachment {id: 'a' + i, recordKey: 'k' + i, scopes: [0]})");
    await run("CREATE (:AttachmentPage {id: 'a' + i + '/1', attachment: 'a' + i, tokenText: 'w' + i, scopes: [0]})");
    await run("CREATE (:Mention:Current {versionId: 'v' + i, id: 'm' + i, recordId: 'r' + i, recordKey: 'k' + i})");
    await run(
      "CREATE (:Statement {versionId: 'v' + i, id: 's' + i, recordId: 'r' + i, from: 'm' + i, to: 'm' + (i + 1)})",
    );
    await run("CREATE (:Profile {id: 'p' + i})");
    await run("CREATE (:Component {id: 'e' + i, contested: false})");
    await run("MATCH (e:Entity {id: 'e' + i}) SET e:Hub");
    await run("CREATE (:HubCount {id: 'h' + i, hub: 'e' + (i % 10)})");
    await run("CREATE (:Name {id: 'n' + i, tokenText: 'a' + i})");
    await run("CREATE (:Judgement {id: 'j' + i, left: 'm' + i, right: 'm' + (i + 1)})");
    await run("CREATE (:Refusal {id: 'f' + i, importId: 'i' + (i % 10)})");
    await run("CREATE (:CaseItem {id: 'c' + i})");
    await run("CREATE (:CaseEvent {id: 'c' + i})");
    await run(
      `MATCH (a:Entity {id: 'e' + i}) MATCH (b:Entity {id: 'e' + (1 + (i * 7) % $many)}) MATCH (m:Mention {id: 'm' + i})
       MATCH (p:Profile {id: 'p' + i}) MATCH (r:Record {id: 'r' + i}) MATCH (n:Name {id: 'n' + i})
       CREATE (a)-[:OWNS]->(b), (a)-[:SHIPPED]->(b), (m)-[:HELD_AS]->(a), (m)-[:SAYS]->(p), (m)-[:FROM_RECORD]->(r), (a)-[:NAMED]->(n)`,
    );
    await session.run('CALL db.resampleOutdatedIndexes()');
    await session.run('CALL db.clearQueryCaches()');
  } finally {
    await session.close();
  }
}
