import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = (path: string) => new URL(`../../${path}/`, import.meta.url);
const migrations = textsOf(folder('schema/migrations'), '.cypher');
/** Whatever word a migration holds: as a name of its own, or in a constraint or an index. */
const made = new Set(migrations.join('\n').match(/\w+/g));

describe('a new graph', () => {
  it.each(['questions', 'changes'])('has every name that %s use, so that none is planned twice', (kind) => {
    const texts = textsOf(folder(`server/neo4j/${kind}`), '.cypher.ts');
    expect(texts.length).toBeGreaterThan(5);
    const used = texts.flatMap(namesIn);
    expect(used.length).toBeGreaterThan(100);
    expect([...new Set(used)].filter((name) => !made.has(name)).sort()).toEqual([]);
  });

  it('is asked here for labels, kinds and properties alike', () => {
    const text = 'MATCH (t:Thing {id: $id})-[r:OWNS|HOLDS]->(:Other) WHERE r.since = row.day RETURN t.name';
    expect(namesIn(text).sort()).toEqual(['HOLDS', 'OWNS', 'Other', 'Thing', 'id', 'name', 'since']);
  });
});

function textsOf(place: URL, ending: string): readonly string[] {
  return readdirSync(place)
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(new URL(name, place), 'utf8'));
}

/** Labels, kinds of relationship, and the properties of what a pattern binds. */
function namesIn(text: string): string[] {
  const patterns = [...text.matchAll(/[([](\w*):([A-Z][\w|]*)(?:\s*\{([^}$]*\$?[^}]*)\})?/g)];
  const bound = new Set(patterns.map(([, variable]) => variable).filter((variable) => variable !== ''));
  return [
    ...patterns.flatMap(([, , names = '']) => names.split('|')),
    ...patterns.flatMap(([, , , map = '']) => [...map.matchAll(/(\w+):/g)].map(([, key = '']) => key)),
    ...[...text.matchAll(/\b(\w+)\.(\w+)/g)].flatMap(([, of = '', key = '']) => (bound.has(of) ? [key] : [])),
  ];
}
