import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const NEO4J = new URL('../../server/neo4j/', import.meta.url);
const files = readdirSync(NEO4J, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.cypher.ts'));

/** One node that the world's first start makes; no index leads to it. */
const WITHOUT_INDEX = new Set(['Demonstration']);

/** A plan is made from what the graph holds at that moment, and kept: a text that leaves the way open may scan, and may go wrong. */
describe('every text to Neo4j', () => {
  it('is read here', () => expect(files.length).toBeGreaterThan(25));

  it.each(files)('%s names the index it looks things up by', (file) => {
    expect(open(readFileSync(new URL(file, NEO4J), 'utf8'))).toEqual([]);
  });

  it.each(files)('%s names its kinds of links', (file) => {
    const text = readFileSync(new URL(file, NEO4J), 'utf8');
    expect([...text.matchAll(/\[\w*:\$\([^)]*\)/g)].map((m) => m[0])).toEqual([]);
  });
});

describe('the check', () => {
  it.each([
    ['MATCH (e:Entity {id: $id}) RETURN e', ['e:Entity(id)']],
    ['MATCH (e:Entity {id: $id}) USING INDEX e:Entity(id) RETURN e', []],
    ['MATCH (e:Entity {id: $id})-[r:OWNS]->(o) USING INDEX o:Entity(id) RETURN r', ['e:Entity(id)']],
  ])('finds what is left open in %s', (text, missing) => {
    expect(open(text)).toEqual(missing);
  });
});

/** Lookups by a property whose clause names no index for them. */
function open(text: string): readonly string[] {
  const clauses = text.matchAll(
    /\bMATCH\b(.*?)(?=\b(?:WHERE|RETURN|WITH|MATCH|MERGE|CREATE|SET|DETACH|DELETE|CALL)\b|$)/gs,
  );
  return [...clauses].flatMap(([, clause = '']) =>
    [...clause.matchAll(/\((\w+):(\w+) \{(\w+):/g)]
      .filter(([, , label = '']) => !WITHOUT_INDEX.has(label))
      .map(([, variable, label, property]) => `${variable}:${label}(${property})`)
      .filter((hint) => !clause.includes(`USING INDEX ${hint}`)),
  );
}
