import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsIn } from '../../test/matching/groups.js';
import { saying } from '../../test/matching/saying.js';
import type { MentionId } from '../records/ids.js';
import { type Features, featuresOf } from './features.js';
import type { Judgement } from './judgement.js';
import { shippedParameters } from './parameters.js';
import { compare, compareFrom, KEEP_AT_BITS } from './score.js';

const runs = { numRuns: Number(process.env.HAWKSBILL_PROPERTY_RUNS ?? 200) };

/** Few values of each kind, so that records agree and contradict often. */
const maybe = (...values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const firm = fc.record({
  traderKind: fc.constant('COMPANY'),
  name: fc.constantFrom(
    'ООО «Северный Лес»',
    'OOO Severnyi Les',
    'Severny Les 2 LLC',
    'Severniy Les Holding',
    'Kijani Stone Exports Ltd',
    'KIJANI STONE EXPROTS LIMITED',
    'Kijani Marine Ltd',
    'Kijani Shipping Ltd',
    'Kijani Stnoe Ltd',
    'Kijani Petroleum Naval Ltd',
    'Severny Foundation',
  ),
  country: maybe('RU', 'KE'),
  address: maybe('ul. Portovaya 14, Murmansk', 'Portovaya st. 14, office 7, Murmansk', '12 Moi Avenue, Mombasa'),
  phone: maybe('+254722000111', '+78152000222'),
  taxNumber: maybe('5190123456', '5190123465', '7712345678'),
});
const vessel = fc.record({
  name: fc.constantFrom('EVER STAR 1', 'Ever Star I', 'EVER STAR 2', 'QASEM PEARL', 'M/V Qasem Pearl'),
  imo: maybe('9074729', '9811000'),
  mmsi: maybe('636092000', '538090001'),
  flag: maybe('LR', 'PA'),
  grossTonnage: maybe('20500', '20510', '5120'),
});
const person = fc.record({
  traderKind: fc.constant('PERSON'),
  name: fc.constantFrom(
    'Amina Wanjiku Mburu',
    'MBURU, Amina',
    'Amina W. Mburu',
    'Grace Njeri Mburu',
    'A. Mburu Jr',
    'Amina bint Juma',
    'Juma bin Amin',
    'Amina Mburo',
  ),
  birthDate: maybe('1990-05-02', '1990-02-05', '1990', '1961-11-30'),
  nationality: maybe('KE', 'TZ'),
  idDocument: maybe('AK1234567', 'AK1234576'),
});

type Given = Readonly<Record<string, string | undefined>>;
const records = fc.array(
  fc.oneof(
    firm.map((given) => ({ kind: 'TRADER' as const, given: given as Given })),
    person.map((given) => ({ kind: 'TRADER' as const, given: given as Given })),
    vessel.map((given) => ({ kind: 'VESSEL' as const, given: given as Given })),
  ),
  { minLength: 2, maxLength: 14 },
);
type Records = typeof records extends fc.Arbitrary<infer T> ? T : never;

const numbered = (all: Records) => all.map((r, i) => ({ ...r, id: `m${String(i).padStart(2, '0')}` }));
type Numbered = ReturnType<typeof numbered>;

function featuresIn(all: Numbered): readonly Features[] {
  return all.map(({ id, kind, given }) => {
    const said = Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined)) as Record<string, string>;
    return featuresOf(saying(id, kind, said), shippedParameters);
  });
}

function resolved(all: Numbered, judgements: readonly Judgement[] = []): readonly (readonly string[])[] {
  return groupsIn(featuresIn(all), judgements)
    .map((group) => [...group])
    .sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1));
}

const different = (left: string, right: string): Judgement => ({
  id: 'j1' as Judgement['id'],
  left: left as MentionId,
  right: right as MentionId,
  decision: 'DIFFERENT',
  by: 'analyst',
  reason: 'two firms of one family',
  judgedAt: '2024-02-01T00:00:00Z',
  scopes: [0],
  withdraws: null,
  weighedBy: null,
});

describe('what is one thing', () => {
  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(
        records.chain((all) =>
          fc.tuple(fc.constant(numbered(all)), fc.shuffledSubarray(numbered(all), { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(resolved(shuffled)).toEqual(resolved(all));
        },
      ),
      runs,
    );
  });

  it('never crosses a judgement of DIFFERENT', () => {
    fc.assert(
      fc.property(records, fc.nat(), fc.nat(), (all, x, y) => {
        const whole = numbered(all);
        const [a, b] = [whole[x % whole.length]?.id as string, whole[y % whole.length]?.id as string];
        fc.pre(a !== b);
        const groups = resolved(whole, [different(a, b)]);
        expect(groups.some((g) => g.includes(a) && g.includes(b))).toBe(false);
      }),
      runs,
    );
  });

  it('does not change with a record that has nothing in common with the others', () => {
    const stranger = {
      id: 'z99',
      kind: 'TRADER' as const,
      given: { traderKind: 'COMPANY', name: 'Quixbrook Wendelhurst GmbH', country: 'DE' } as Given,
    };
    fc.assert(
      fc.property(records, (all) => {
        const whole = numbered(all);
        expect(resolved([stranger, ...whole]).filter((g) => !g.includes('z99'))).toEqual(resolved(whole));
      }),
      runs,
    );
  });

  it('is for a viewer of some records what it were if the rest had never been', () => {
    fc.assert(
      fc.property(records, (all) => {
        const whole = numbered(all);
        const seen = whole.filter((_, i) => i % 2 === 0);
        const weights = (some: Numbered) => {
          const features = featuresIn(some);
          return features.flatMap((l) =>
            features.map((r) => [l.id, r.id, compare(l, r, shippedParameters).weightBits]),
          );
        };
        const ids = new Set(seen.map((s) => s.id));
        const ofWhole = weights(whole).filter(([l, r]) => ids.has(l as string) && ids.has(r as string));
        expect(ofWhole).toEqual(weights(seen));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a waterfall', () => {
  it('adds up to the weight, is the same from both sides, and the quick way gives the same', () => {
    fc.assert(
      fc.property(records, (all) => {
        const [l, r] = featuresIn(numbered(all)) as [Features, Features];
        const found = compare(l, r, shippedParameters);
        expect(found.evidence.reduce((sum, e) => sum + e.weightBits, 0)).toBe(found.weightBits);
        expect(compare(r, l, shippedParameters)).toEqual(found);
        const quick = compareFrom(KEEP_AT_BITS, r, l, shippedParameters);
        const isKept = found.contradiction === null && found.weightBits >= KEEP_AT_BITS;
        expect(quick).toEqual(isKept ? found : null);
      }),
      runs,
    );
  });

  it('shows for every step the raw values it was made of', () => {
    fc.assert(
      fc.property(records, (all) => {
        const whole = numbered(all);
        const [l, r] = featuresIn(whole) as [Features, Features];
        const texts = (i: number) => Object.values(whole[i]?.given ?? {});
        for (const e of compare(l, r, shippedParameters).evidence) {
          if (e.left !== null) expect([...texts(0), ...texts(1)]).toContain(e.left);
          if (e.right !== null) expect([...texts(0), ...texts(1)]).toContain(e.right);
        }
      }),
      runs,
    );
  });
});
