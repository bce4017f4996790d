import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkCallSign } from '../../server/records/identifiers/call-sign.js';
import { checkImoNumber } from '../../server/records/identifiers/imo-number.js';
import { checkMmsi } from '../../server/records/identifiers/mmsi.js';
import type { MentionId } from '../../server/records/ids.js';
import type { CheckedIdentifier } from '../../server/records/verdict.js';
import { clusters, components, type IdentityMention } from '../../server/resolution/clusters.js';
import type { Comparison } from '../../server/resolution/evidence.js';
import { type Features, featuresOf, type Said } from '../../server/resolution/features.js';
import { shippedParameters } from '../../server/resolution/parameters.js';
import { compare, KEEP_AT_BITS, saysEnough } from '../../server/resolution/score.js';
import { type Given, saying } from './saying.js';

const shared = (file: string) => fileURLToPath(new URL(`../../../shared/data/${file}`, import.meta.url));
const VESSELS = shared('vessels/ofac_sdn_vessels.csv');
const ALIASES = shared('companies/ofac_sdn_alt_names.csv');
const present = existsSync(VESSELS) && existsSync(ALIASES);
if (!present) console.log('Skipped: the sanctions list of vessels is not beside this checkout (../shared/data).');

interface VesselRow {
  readonly ent_num: string;
  readonly name: string;
  readonly imo: string;
  readonly mmsi: string;
  readonly call_sign: string;
}

/** What a mention of the test says, which hull it truly is, and which number its row carries. */
interface Row {
  readonly said: Said;
  readonly entNum: string;
  readonly identityKey: string | null;
  readonly carries: 'number' | 'name' | 'list';
}

/**
 * The published list, and a second file in the manner of another agency: its aliases, half with the IMO number, a quarter with call sign or
 * MMSI, a quarter with the name alone.
 */
function rows(): readonly Row[] {
  const vessels: VesselRow[] = parse(readFileSync(VESSELS), { columns: true });
  const byNumber = new Map(vessels.map((v) => [v.ent_num, v]));
  const listed = vessels.map((v) => ({
    said: saying(`list-${v.ent_num}`, 'VESSEL', {
      name: v.name,
      ...number('imo', v.imo),
      ...number('mmsi', v.mmsi),
      ...number('callSign', v.call_sign),
    }),
    entNum: v.ent_num,
    identityKey: `ofac-sdn:ent:${v.ent_num}`,
    carries: 'list' as const,
  }));
  const aliases = (
    parse(readFileSync(ALIASES), { columns: true }) as { ent_num: string; alt_num: string; alt_name: string }[]
  ).filter((a) => byNumber.has(a.ent_num));
  const listedAliases = aliases.map((a) => ({
    said: saying(`alias-${a.alt_num}`, 'VESSEL', { alias: a.alt_name }),
    entNum: a.ent_num,
    identityKey: `ofac-sdn:ent:${a.ent_num}`,
    carries: 'list' as const,
  }));
  const others = aliases.map((a, i) => {
    const v = byNumber.get(a.ent_num) as VesselRow;
    const radio = i % 8 === 1 && v.mmsi ? number('mmsi', v.mmsi) : number('callSign', v.call_sign);
    const given = i % 2 === 0 ? number('imo', v.imo) : i % 4 === 1 && Object.keys(radio).length > 0 ? radio : {};
    return {
      said: saying(`other-${a.alt_num}`, 'VESSEL', { name: a.alt_name, ...given }),
      entNum: a.ent_num,
      identityKey: null,
      carries: Object.keys(given).length > 0 ? ('number' as const) : ('name' as const),
    };
  });
  return [...listed, ...listedAliases, ...others];
}

const CHECKS: Readonly<Record<string, (raw: string) => CheckedIdentifier>> = {
  imo: checkImoNumber,
  mmsi: checkMmsi,
  callSign: checkCallSign,
};

function number(property: string, raw: string): Readonly<Record<string, Given>> {
  const checked = raw === '' ? null : CHECKS[property]?.(raw);
  return checked?.value ? { [property]: { raw, value: checked.value, verdict: checked.verdict } } : {};
}

function resolve(all: readonly Row[]): ReadonlyMap<string, number> {
  const features = all.map((r) => featuresOf(r.said, shippedParameters));
  const mentions = all.map((r, i): IdentityMention => {
    const f = features[i] as Features;
    return {
      id: r.said.id as MentionId,
      kind: 'VESSEL',
      identityKey: r.identityKey,
      addsOnly: false,
      profile: r.said.id,
      sure: saysEnough(f, shippedParameters),
      scope: 0,
      recordedOn: '2024-01-01',
      endedOn: null,
      facts: f.facts,
    };
  });
  const whole = {
    mentions,
    edges: candidatePairs(features).filter((c) => c.weightBits >= KEEP_AT_BITS),
    judgements: [],
  };
  const home = new Map<string, number>();
  for (const part of components(whole))
    for (const group of clusters(part))
      for (const id of group)
        home.set(
          id,
          mentions.findIndex((m) => m.id === group[0]),
        );
  return home;
}

function candidatePairs(features: readonly Features[]): readonly Comparison[] {
  const found = new Map<string, Comparison>();
  const byKey = new Map<string, Features[]>();
  for (const f of features) {
    for (const key of f.keys) {
      for (const other of byKey.get(key) ?? []) {
        const comparison = compare(f, other, shippedParameters);
        found.set(`${comparison.left} ${comparison.right}`, comparison);
      }
      byKey.set(key, [...(byKey.get(key) ?? []), f]);
    }
  }
  return [...found.values()];
}

describe.skipIf(!present)('vessels of a sanctions list and their aliases in another file', () => {
  let all: readonly Row[] = [];
  let home: ReadonlyMap<string, number> = new Map();
  beforeAll(() => {
    all = rows();
    home = resolve(all);
  });
  const homeOfList = (entNum: string) => home.get(`list-${entNum}`);

  it('keeps every listed vessel by itself', () => {
    const listed = all.filter((r) => r.said.id.startsWith('list-'));
    expect(new Set(listed.map((r) => home.get(r.said.id))).size).toBe(listed.length);
  });

  it('joins every row that carries a valid number to its vessel', () => {
    const carrying = all.filter((r) => r.carries === 'number');
    expect(carrying.length).toBeGreaterThan(50);
    expect(carrying.filter((r) => home.get(r.said.id) !== homeOfList(r.entNum)).map((r) => r.said)).toEqual([]);
  });

  it('puts no two vessels into one, by a name alone least of all', () => {
    const wrong = all.filter((r) => {
      const joined = home.get(r.said.id);
      return all.some((o) => home.get(o.said.id) === joined && o.entNum !== r.entNum);
    });
    expect(wrong.map((r) => r.said)).toEqual([]);
    const byName = all.filter((r) => r.carries === 'name');
    const joined = byName.filter((r) => home.get(r.said.id) === homeOfList(r.entNum)).length;
    console.log(`${joined} of ${byName.length} rows with a name alone joined`);
  });
});
