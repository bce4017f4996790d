import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saying } from '../../../test/matching/saying.js';
import { BEARERS_AT_MOST, bearersOf } from '../candidate-pairs.js';
import { type Features, featuresOf, type Said } from '../features.js';
import { named, readParameters, writeParameters } from '../parameter-set-json.js';
import { shippedParameters } from '../parameters.js';
import { probabilityGoesBy, probabilityOf } from '../probability.js';
import { compare } from '../score.js';
import { learnCalibration } from './calibration.js';
import { learnPrior } from './expectation.js';
import { type TrainingInput, train } from './train.js';
import { wordShares } from './word-shares.js';

/** Numbers from 0 to 1 that are the same in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Pairs as Fellegi and Sunter have them: matches and non-matches each draw an answer to questions of known weights. */
function drawn(count: number, share: number, seed: number) {
  const next = dice(seed);
  const questions = [
    { m: 0.9, u: 0.05 },
    { m: 0.8, u: 0.1 },
    { m: 0.95, u: 0.2 },
    { m: 0.7, u: 0.01 },
  ];
  const prior = Math.log2(share / (1 - share));
  return Array.from({ length: count }, () => {
    const isSame = next() < share;
    const evidence = questions.reduce((bits, { m, u }) => {
      const agrees = next() < (isSame ? m : u);
      return bits + Math.log2(agrees ? m / u : (1 - m) / (1 - u));
    }, 0);
    return { isSame, evidence, weightBits: evidence + prior, contradiction: null };
  });
}

const shippedPrior = shippedParameters.weights.priorBits;
const asShipped = (pairs: ReturnType<typeof drawn>) =>
  pairs.map(({ evidence }) => ({ weightBits: evidence + shippedPrior, contradiction: null }));

describe('learning the prior', () => {
  it.each([1 / 12, 1 / 17, 1 / 25])('finds the share of pairs that are one thing: %d', (share) => {
    const { priorBits, keptBecause } = learnPrior(asShipped(drawn(20_000, share, 7)), shippedPrior);
    expect(keptBecause).toBeNull();
    expect(priorBits).toBeCloseTo(Math.log2(share / (1 - share)), 0.7);
  });

  it('moves by no more than a bit, however many match', () => {
    expect(learnPrior(asShipped(drawn(20_000, 0.5, 7)), shippedPrior).priorBits).toBe(shippedPrior + 1);
    expect(learnPrior(asShipped(drawn(200_000, 0.01, 7)), shippedPrior).priorBits).toBe(shippedPrior - 1);
  });

  it('stays as shipped where there is too little to learn from, and says so', () => {
    expect(learnPrior(asShipped(drawn(500, 0.1, 7)), shippedPrior)).toMatchObject({
      priorBits: shippedPrior,
      keptBecause: '500 candidate pairs are fewer than 2000',
    });
    const nothing = Array.from({ length: 3_000 }, () => ({ weightBits: -20, contradiction: null }));
    expect(learnPrior(nothing, shippedPrior)).toMatchObject({
      priorBits: shippedPrior,
      keptBecause: expect.stringContaining('fewer than 100 of either kind'),
    });
  });

  it('takes what hard facts forbid for no match', () => {
    const pairs = asShipped(drawn(20_000, 1 / 12, 7));
    const forbidden = pairs.map((p) => ({ ...p, contradiction: { template: 'imo-differs', values: {} } }));
    expect(learnPrior(forbidden, shippedPrior).keptBecause).not.toBeNull();
  });
});

describe('learning what a weight is worth', () => {
  const judged = (count: number, slope: number, interceptBits: number) => {
    const next = dice(3);
    return Array.from({ length: count }, () => {
      const weightBits = next() * 20 - 8;
      return { weightBits, isSame: next() < 1 / (1 + 2 ** -(interceptBits + slope * weightBits)) };
    });
  };

  it('recovers a line from many judgements', () => {
    const { learnt, keptBecause, judgements } = learnCalibration(judged(20_000, 0.5, -1));
    expect([keptBecause, judgements, learnt?.judgements]).toEqual([null, 20_000, 20_000]);
    expect(learnt?.slope).toBeCloseTo(0.5, 1);
    expect(learnt?.interceptBits).toBeCloseTo(-1, 0);
  });

  it('is drawn towards a weight at its word where judgements are few', () => {
    const few = learnCalibration(judged(60, 0.5, -1)).learnt?.slope as number;
    const many = learnCalibration(judged(20_000, 0.5, -1)).learnt?.slope as number;
    expect(few).toBeGreaterThan(many + 0.02);
    expect(few).toBeLessThan(1);
  });

  it('learns nothing from too few, or from one answer alone', () => {
    expect(learnCalibration(judged(49, 1, 0))).toEqual({
      learnt: null,
      keptBecause: '49 judgements on pairs open to everybody are fewer than 50',
      judgements: 49,
    });
    const allSame = Array.from({ length: 80 }, () => ({ weightBits: 3, isSame: true }));
    expect(learnCalibration(allSame).keptBecause).toContain('80 of 80 judgements say “same”');
  });

  it('keeps the order of weights, whatever people said', () => {
    const answers = fc.array(
      fc.record({ weightBits: fc.double({ min: -40, max: 40, noNaN: true }), isSame: fc.boolean() }),
      {
        minLength: 50,
        maxLength: 120,
      },
    );
    fc.assert(
      fc.property(answers, fc.double({ min: -30, max: 30, noNaN: true }), (given, bits) => {
        const { learnt: calibration } = learnCalibration(given);
        const at = (weightBits: number) => probabilityOf({ weightBits, contradiction: null }, { calibration });
        expect(at(bits + 1)).toBeGreaterThanOrEqual(at(bits));
        expect(at(bits)).toBeGreaterThanOrEqual(0);
        expect(at(bits)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  it('names what a probability goes by', () => {
    const calibration = { slope: 0.5, interceptBits: -1, judgements: 120 };
    expect(probabilityGoesBy(shippedParameters)).toBe('shipped-6');
    expect(probabilityGoesBy({ version: 'trained-0', calibration })).toBe('trained-0 and 120 judgements');
    expect(probabilityOf({ weightBits: 2, contradiction: null }, { calibration })).toBe(0.5);
    expect(probabilityOf({ weightBits: 2, contradiction: null }, shippedParameters)).toBe(0.8);
  });
});

/** Made-up firms, each with a word of its own, and so many with a word that all of them share. */
const syllables = ['ba', 'do', 'fe', 'gi', 'ku', 'la', 'mo', 'ne', 'pi', 'ru', 'sa', 'to', 've', 'wi', 'xo', 'zu'];
const wordOf = (i: number) => {
  const next = dice(i * 7_919 + 1);
  return Array.from({ length: 5 }, () => syllables[Math.floor(next() * syllables.length)]).join('');
};
const firm = (i: number, more: Readonly<Record<string, string>> = {}): Said =>
  saying(`f${String(i).padStart(5, '0')}`, 'TRADER', {
    traderKind: 'COMPANY',
    name: `${wordOf(i)} ${wordOf(i + 1_000)}`,
    ...more,
  });

function input(said: readonly Said[]): TrainingInput {
  const sorted = [...said].sort((a, b) => (a.id < b.id ? -1 : 1));
  async function* pages() {
    for (let i = 0; i < sorted.length; i += 100) yield sorted.slice(i, i + 100);
  }
  return { pages, total: sorted.length, judged: [] };
}
const country = (value: string) => ({ property: 'country', raw: value, value, column: 'country' }) as const;
const learn = (said: readonly Said[]) => train(input(said), shippedParameters, async () => {});

describe('learning how common words are', () => {
  const features = (names: readonly string[]) =>
    names.map((name, i) => featuresOf(saying(`f${i}`, 'TRADER', { traderKind: 'COMPANY', name }), shippedParameters));
  const shares = (names: readonly string[], thingOf = (i: number) => i) =>
    wordShares(features(names), thingOf, shippedParameters.tokenFrequencies).shares;
  const many = (count: number, of: (i: number) => string) => Array.from({ length: count }, (_, i) => of(i));
  const zubrovka = features(['Zubrovka'])[0]?.names[0]?.words[0]?.folded as string;

  it('makes a word commoner that many different things bear, within bounds', () => {
    const learnt = shares(many(1_000, (i) => (i < 200 ? `Zubrovka ${wordOf(i)}` : wordOf(i)))).get(zubrovka) as number;
    const before = 2 ** -13;
    expect(learnt).toBe(before * 8);
  });

  it('counts a thing once, however many records name it', () => {
    const names = many(1_000, (i) => (i < 200 ? `Zubrovka ${wordOf(i)}` : wordOf(i)));
    expect(shares(names, (i) => (i < 200 ? 0 : i)).has(zubrovka)).toBe(false);
  });

  it('caps the commonest, and leaves what it saw too seldom as it was', () => {
    const ocean = shares(many(1_000, (i) => `Global ${wordOf(i)}`));
    const shipped = shippedParameters.tokenFrequencies;
    expect(ocean.get('global')).toBeLessThanOrEqual(1 / 20);
    expect(ocean.get('global')).toBeGreaterThan(shipped.get('global') as number);
    expect(ocean.get('oriental')).toBe(shipped.get('oriental'));
    expect(shares(many(100, (i) => `Zubrovka ${wordOf(i)}`))).toEqual(shipped);
  });
});

describe('learning what stands for many', () => {
  const agents = '+254722000111';
  const crowd = Array.from({ length: 38 }, (_, i) => firm(i, { phone: agents, address: '12 Moi Avenue, Mombasa' }));

  it('counts different things, not records, and says so in the sum', async () => {
    const { parameters, report } = await learn(crowd);
    expect(report.shared).toContainEqual({ key: 'phone:22000111', things: 38 });
    const [l, r] = crowd.slice(0, 2).map((s) => featuresOf(s, parameters)) as [Features, Features];
    const line = compare(l, r, parameters).evidence.find((e) => e.because.template === 'shared-by-many');
    expect(line).toMatchObject({ weightBits: 0, because: { values: { value: agents, others: 37 } } });
    expect(compare(l, r, parameters).evidence.map((e) => e.because.template)).toContain('address-shared-by-many');
    const asBefore = compare(l, r, shippedParameters);
    expect(asBefore.evidence.map((e) => e.because.template)).toContain('phone-same');
    expect(compare(l, r, parameters).weightBits).toBeLessThan(asBefore.weightBits);
  });

  it('leaves alone what one firm uses in a hundred records', async () => {
    const one = Array.from({ length: 100 }, (_, i) =>
      saying(`r${String(i).padStart(3, '0')}`, 'TRADER', {
        traderKind: 'COMPANY',
        name: i % 2 === 0 ? 'Kijani Stone Exports Ltd' : 'KIJANI STONE EXPROTS LIMITED',
        phone: agents,
        reference: `X${i}`,
      }),
    );
    expect((await learn(one)).report.shared).toEqual([]);
  });

  it('knows a renamed ship from a number that many ships give', async () => {
    const ship = (i: number, gross: string, built: string) =>
      saying(`s${i}`, 'VESSEL', {
        name: `${wordOf(i)} ${wordOf(i + 300)}`,
        imo: '9074729',
        grossTonnage: gross,
        builtYear: built,
      });
    const renamed = Array.from({ length: 7 }, (_, i) => ship(i, '20500', '1996'));
    expect((await learn(renamed)).report.shared).toEqual([]);
    const stolen = Array.from({ length: 7 }, (_, i) => ship(i, String(5_000 + 3_000 * i), String(1980 + 5 * i)));
    const { parameters, report } = await learn(stolen);
    expect(report.shared).toEqual([{ key: 'imo:9074729', things: 7 }]);
    const ofSet = featuresOf(stolen[0] as Said, parameters);
    expect([ofSet.facts.imo, ofSet.keys.includes('imo:9074729')]).toEqual([undefined, false]);
  });
});

describe('learning which keys are common', () => {
  const bearing = (i: number, word: string) =>
    saying(`n${String(i).padStart(4, '0')}`, 'TRADER', { traderKind: 'COMPANY', name: `${word} ${wordOf(i)}` });
  const crowd = (count: number) => Array.from({ length: count }, (_, i) => bearing(i, 'Zubrovka'));
  const keyOfWord = 'TRADER word:sbrvk';

  it('finds those that more bear than are compared with each other, and no others', async () => {
    expect((await learn(crowd(BEARERS_AT_MOST))).parameters.commonKeys).toEqual(new Set());
    const { parameters, report } = await learn(crowd(BEARERS_AT_MOST + 1));
    expect(parameters.commonKeys).toEqual(new Set([keyOfWord]));
    expect(report.commonKeys).toBe(1);
  });

  it('leaves none that more bear among those it was trained on, alone or together', async () => {
    const there = crowd(4 * BEARERS_AT_MOST).map((s, i) => ({
      ...s,
      values: [...s.values, ...(i % 3 === 0 ? [] : [country('KE')])],
    }));
    const { parameters } = await learn(there);
    const parts = [...parameters.commonKeys].map((key) => key.split(' & ').length);
    expect(new Set(parts).size).toBeGreaterThan(1);
    const bearers = bearersOf(there.map((s) => featuresOf(s, parameters).keys));
    expect(Math.max(...bearers.values())).toBeLessThanOrEqual(BEARERS_AT_MOST);
  });

  it('leaves the name of a set that has none as it was before there were any', async () => {
    const text = writeParameters((await learn(crowd(9))).parameters);
    expect(text).not.toContain('commonKeys');
    expect(readParameters(text).commonKeys).toEqual(new Set());
  });
});

describe('a trained set', () => {
  const said = Array.from({ length: 60 }, (_, i) =>
    firm(i, { phone: i < 10 ? '+78152000222' : `+7815200${1000 + i}` }),
  );

  it('does not hang on the order in which things are read', async () => {
    const [there, back] = await Promise.all([learn(said), learn([...said].reverse())]);
    expect(back).toEqual(there);
    expect(there.parameters.version).toMatch(/^trained-[0-9a-f]{12}$/);
  });

  it('is the same after it was written and read, and named by its content', async () => {
    const learnt = (await learn(said)).parameters;
    const parameters = named({ ...learnt, commonKeys: new Set(['TRADER word:b', 'TRADER word:a']) });
    expect(parameters.version).not.toBe(learnt.version);
    const text = writeParameters(parameters);
    expect(readParameters(text)).toEqual(parameters);
    expect(writeParameters(readParameters(text))).toBe(text);
    expect((await learn(said.slice(0, 9))).parameters.version).not.toBe(parameters.version);
  });

  it.each([
    ['no JSON', () => 'priorBits: -4', 'no JSON'],
    ['another JSON', () => '{"a":1}', 'no parameter set'],
    ['one changed by hand', (text: string) => text.replace('"priorBits":-4', '"priorBits":-1'), 'it was changed'],
    ['one of other weights', (text: string) => text.replace('shipped-6', 'shipped-2'), 'Train again'],
  ])('refuses %s', async (_what, spoilt, words) => {
    const text = writeParameters((await learn(said)).parameters);
    expect(() => readParameters(spoilt(text))).toThrow(words);
  });

  it('weighs everything as shipped where it learnt nothing', async () => {
    const { parameters, report } = await learn([firm(1), firm(2)]);
    expect(report.prior.keptBecause).toBe(
      '1 candidate pairs are fewer than 2000'.replace('1 ', `${report.candidates} `),
    );
    const { version: _, ...content } = parameters;
    const { version: __, ...shipped } = shippedParameters;
    expect(content).toEqual(shipped);
  });
});
