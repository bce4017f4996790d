// Writes the evidence of a graph as one file of JSON lines for each kind of node and link, with the bare Cypher that makes them again.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Each with the property that identifies it; in an order in which links find their ends. */
const NODES = {
  Scope: 'id',
  Source: 'name',
  Import: 'id',
  Record: 'id',
  Profile: 'id',
  Mention: 'versionId',
  Statement: 'versionId',
  Refusal: 'id',
};
const LINKS = [
  ['Import', 'FROM_SOURCE', 'Source'],
  ['Record', 'FROM_IMPORT', 'Import'],
  ['Mention', 'FROM_RECORD', 'Record'],
  ['Mention', 'SAYS', 'Profile'],
  ['Refusal', 'REFUSED_IN', 'Import'],
];

export async function dumpEvidence(driver, folder) {
  await mkdir(folder, { recursive: true });
  const parts = [];
  for (const label of Object.keys(NODES)) {
    for (const labels of await labelSets(driver, label)) {
      const file = `${labels.join('-')}.jsonl`;
      const text = `MATCH (n:$any($labels)) WHERE size(labels(n)) = size($labels) AND all(l IN $labels WHERE l IN labels(n)) RETURN properties(n) AS item`;
      await copy(driver, text.replace('$any($labels)', label), { labels }, join(folder, file));
      parts.push({ file, text: `UNWIND $batch AS p CREATE (n:${labels.join(':')}) SET n = p` });
    }
  }
  for (const [from, type, to] of LINKS) {
    const file = `${from}-${type}.jsonl`;
    const [a, b] = [NODES[from], NODES[to]];
    const text = `MATCH (a:${from})-[:${type}]->(b:${to}) RETURN {a: a.${a}, b: b.${b}} AS item`;
    await copy(driver, text, {}, join(folder, file));
    const bare = `UNWIND $batch AS p MATCH (a:${from} {${a}: p.a}) MATCH (b:${to} {${b}: p.b}) CREATE (a)-[:${type}]->(b)`;
    parts.push({ file, text: bare });
  }
  await writeFile(join(folder, 'parts.json'), JSON.stringify(parts));
}

async function labelSets(driver, label) {
  const { records } = await driver.executeQuery(`MATCH (n:${label}) RETURN DISTINCT labels(n) AS labels`);
  return records.map((r) => r.get('labels'));
}

async function copy(driver, text, parameters, file) {
  const session = driver.session({ fetchSize: 10_000 });
  const out = createWriteStream(file);
  const result = session.run(text, parameters, { timeout: 3_600_000 });
  for await (const row of result) {
    if (!out.write(`${JSON.stringify(row.get('item'))}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  await session.close();
}

/** What a graph holds beside what keeps the program itself: nodes, links and properties. */
export async function sizes(driver) {
  const kinds = Object.keys(NODES);
  const session = driver.session();
  const ask = async (text) => (await session.run(text, { kinds }, { timeout: 3_600_000 })).records[0].get(0);
  const nodes = await ask('MATCH (n) WHERE any(l IN labels(n) WHERE l IN $kinds) RETURN count(n)');
  const properties = await ask('MATCH (n) WHERE any(l IN labels(n) WHERE l IN $kinds) RETURN sum(size(keys(n)))');
  const links = await ask('MATCH (n)-[r]->() WHERE any(l IN labels(n) WHERE l IN $kinds) RETURN count(r)');
  const indexes = (await session.run('SHOW INDEXES YIELD name RETURN count(*) AS found')).records[0].get('found');
  await session.close();
  return { nodes, links, properties, indexes };
}
