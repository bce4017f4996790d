import { describe, expect, it } from 'vitest';
import { aRow } from '../../../test/world/a-row.js';
import type { RecordDraft } from '../../records/record.js';
import { isRefusal } from '../../records/source.js';
import { shippedLayout } from '../mapping/shipped.js';

const layout = shippedLayout('follow-the-money/entities.yaml');

function read(cells: Readonly<Record<string, string>>): RecordDraft {
  const made = layout.read(aRow(cells));
  if (isRefusal(made)) throw new Error(made.reason);
  return made;
}

/** Each statement as "KIND/role from > to", by the ids of its ends. */
function told({ mentions, statements }: RecordDraft): readonly string[] {
  const idOf = ({ role, ordinal }: { role: string; ordinal: number }) =>
    mentions.find((m) => m.role === role && m.ordinal === ordinal);
  return statements.map((s) => {
    const [from, to] = [idOf(s.from), idOf(s.to)];
    return `${s.kind}/${s.role} ${from?.identityKey} > ${to?.kind} ${to?.identityKey}`;
  });
}

describe('a row between several entities', () => {
  it.each([
    [
      { schema: 'Ownership', 'properties.owner': '["a","b"]', 'properties.asset': '["x","y"]' },
      [
        'OWNS/owner ftm:a > TRADER ftm:x',
        'OWNS/owner ftm:a > TRADER ftm:y',
        'OWNS/owner ftm:b > TRADER ftm:x',
        'OWNS/owner ftm:b > TRADER ftm:y',
        'OWNS/owner ftm:a > VESSEL ftm:x',
        'OWNS/owner ftm:a > VESSEL ftm:y',
        'OWNS/owner ftm:b > VESSEL ftm:x',
        'OWNS/owner ftm:b > VESSEL ftm:y',
      ],
    ],
    [
      {
        schema: 'Directorship',
        'properties.director': '["p","q"]',
        'properties.organization': '["c"]',
        'properties.role': '["Chair"]',
      },
      ['DIRECTS/chair ftm:p > TRADER ftm:c', 'DIRECTS/chair ftm:q > TRADER ftm:c'],
    ],
    [{ schema: 'Ownership', 'properties.owner': '["a"]', 'properties.asset': '' }, []],
    [
      { schema: 'Family', 'properties.person': '["p"]', 'properties.relative': '["q","r"]' },
      ['ASSOCIATED_WITH/relative ftm:p > TRADER ftm:q', 'ASSOCIATED_WITH/relative ftm:p > TRADER ftm:r'],
    ],
  ])('%o says each of each', (cells, statements) => {
    expect(told(read({ id: 'o-1', ...cells }))).toEqual(statements);
  });

  it('sanctions everybody whom it names', () => {
    const { mentions } = read({
      id: 's-1',
      schema: 'Sanction',
      'properties.entity': '["a","b"]',
      'properties.program': '["ENV-CRIME"]',
    });
    expect(mentions.map((m) => [m.kind, m.identityKey, m.values.map((v) => v.value)])).toEqual([
      ['TRADER', 'ftm:a', ['ENV-CRIME']],
      ['TRADER', 'ftm:b', ['ENV-CRIME']],
      ['VESSEL', 'ftm:a', ['ENV-CRIME']],
      ['VESSEL', 'ftm:b', ['ENV-CRIME']],
    ]);
  });

  it('makes a thousand pairs at most, and says so', () => {
    const ids = JSON.stringify(Array.from({ length: 40 }, (_, i) => `e${i}`));
    const made = read({
      id: 'o-2',
      schema: 'Directorship',
      'properties.director': ids,
      'properties.organization': ids,
    });
    expect(made.statements).toHaveLength(1_000);
    expect(made.warnings.map((w) => w.reason)).toEqual([
      'of the 1600 pairs that it makes with the other list the first 1000 are read',
    ]);
  });
});
