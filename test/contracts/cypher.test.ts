import { lintCypherQuery } from '@neo4j-cypher/language-support';
import { describe, expect, it } from 'vitest';
import { isShown, type Question, shownId, surelyVisible, visible } from '../../server/neo4j/question.js';
import * as index from '../../server/neo4j/questions/index.js';
import { LINK_KINDS } from '../../server/records/statement.js';
import { askedOfEverything } from '../questions/asked-of-everything.js';

type AnyQuestion = Question<never, unknown>;
const questions = Object.entries(index).flatMap(([name, exported]) =>
  isQuestion(exported) ? [[name, exported] as const] : [],
);

describe('every question to the graph', () => {
  it('stands in the table of contents', () => {
    expect(questions.length).toBeGreaterThan(25);
  });

  // The parser's first call takes 4 to 9 s on a busy machine.
  it.each(questions)('%s is valid Cypher and gets each of its parameters', { timeout: 60_000 }, (_, question) => {
    const parameters = { ...question.params(askedOfEverything as never), sm: new Int8Array(1) };
    expect(lintCypherQuery(question.text, { parameters }).map((d) => d.message)).toEqual([]);
  });

  it.each(questions)('%s tests whatever it matches', (_, { text }) => {
    expect(untested(text)).toEqual([]);
  });

  it.each(questions)('%s takes its first of something only in a given order', (_, { text }) => {
    for (const limit of text.matchAll(/LIMIT/g)) expect(text.slice(0, limit.index)).toMatch(/ORDER BY [^)}]*$/);
  });
});

describe('the check', () => {
  it.each([
    ['MATCH (e:Entity) RETURN e.id', ['e']],
    [`MATCH (e:Entity) WHERE ${isShown('e')} MATCH (e)-[r:OWNS]-(o:Entity) RETURN ${shownId('o')}`, ['r']],
    [`MATCH (e:Entity) WHERE ${isShown('e')} MATCH (e)-[r:OWNS]-(o:Entity) WHERE ${visible('r')} RETURN o.id`, ['o']],
    [`MATCH (e:Entity)-[:OWNS]-(o:Entity) WHERE ${isShown('e')} AND ${isShown('o')} RETURN 1`, [':OWNS']],
    [`MATCH (e:Entity)--(o:Entity) WHERE ${isShown('e')} AND ${isShown('o')} RETURN 1`, ['--']],
    [`MATCH (m:Mention)-[:HELD_AS]->(e:Entity) WHERE ${visible('m')} AND ${isShown('e')} RETURN 1`, [':HELD_AS']],
    [`MATCH (e:Entity) WHERE ${isShown('e')} RETURN COUNT { MATCH (:Mention)-[:SAYS]->(p:Profile) }`, ['(:Mention)']],
    [`MATCH (e:Entity) WHERE ${isShown('e')} RETURN EXISTS { MATCH (c:Component) WHERE ${surelyVisible('c')} }`, []],
  ])('finds what is not tested in %s', (text, missing) => {
    expect(untested(text)).toEqual(missing);
  });
});

function isQuestion(exported: unknown): exported is AnyQuestion {
  return typeof exported === 'object' && exported !== null && 'text' in exported;
}

/** Read through what they stand between or belong to, both ends of which are tested. */
const STRUCTURE = new Set(['NAMED', 'FROM_RECORD', 'FROM_IMPORT', 'FROM_SOURCE', 'SAYS', 'COMPARED']);
/** What has no scopes of its own: reached from something visible, or a number that nobody is shown. */
const REFERENCE = new Set(['Scope', 'Source', 'Profile', 'GraphState']);

/** Variables and patterns of a text that no predicate tests. */
function untested(text: string): readonly string[] {
  const missing: string[] = [];
  const nodes = patternsOf(text).flatMap((pattern) => [...pattern.matchAll(/\((\w*)(?::(\w+))?[^()]*\)/g)]);
  const reference = new Set(nodes.filter((n) => REFERENCE.has(n[2] ?? '')).map((n) => n[1]));
  const tested = (variable: string) => [visible, isShown, shownId].some((piece) => text.includes(piece(variable)));
  for (const [whole, variable = '', label = ''] of nodes) {
    if (REFERENCE.has(label) || (variable !== '' && reference.has(variable))) continue;
    if (variable === '' || !tested(variable)) missing.push(variable || whole);
  }
  for (const pattern of patternsOf(text)) {
    for (const [, variable = '', types = ''] of pattern.matchAll(/-\[(\w*)(?::([\w|]+))?/g)) {
      const structural = types.split('|').every((type) => STRUCTURE.has(type));
      if (!structural && (variable === '' || !tested(variable))) missing.push(variable || `:${types}`);
    }
    if (pattern.includes('--')) missing.push('--');
  }
  return [...new Set(missing)];
}

/** What stands after each MATCH, up to its predicate or the next clause. */
function patternsOf(text: string): readonly string[] {
  const clause = /\bMATCH\b(.*?)(?=\b(?:USING|WHERE|RETURN|WITH|MATCH|CALL|ORDER)\b|$)/gs;
  return [...text.matchAll(clause)].map((m) => m[1] ?? '');
}

it('knows every kind of link as no structure', () => {
  expect(Object.keys(LINK_KINDS).filter((kind) => STRUCTURE.has(kind))).toEqual([]);
});
