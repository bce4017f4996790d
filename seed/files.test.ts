import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MentionId } from '../server/records/ids.js';
import type { Mention } from '../server/records/mention.js';
import { SOURCES } from '../server/sources/index.js';
import { type FileReading, idOf, readWorld, SEED, truth } from '../test/world/demonstration-world.js';
import { NEVER_ONE, THINGS } from './answers.js';
import { AGENCIES, CASES, FILES, SKIPPED, USERS } from './world.js';

let world: readonly FileReading[];
let mentionById: ReadonlyMap<MentionId, Mention>;
beforeAll(async () => {
  world = await readWorld();
  // Of a record that came twice, as it stands now.
  const current = new Map(world.flatMap((r) => r.records.map((record) => [record.key, record] as const)));
  mentionById = new Map([...current.values()].flatMap((record) => record.mentions.map((m) => [m.id, m] as const)));
});
const reading = (path: string) => {
  const found = world.find((r) => r.file.path === path);
  if (!found) throw new Error(`${path} is not in world.ts`);
  return found;
};

describe('the files of the demonstration world', () => {
  it.each(FILES.map((f) => [f.path, f.rows]))('%s holds %i rows, and all but one go in', (path, rows) => {
    const { records, refusals } = reading(path);
    expect(records.length + refusals.length).toBe(rows);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]?.reason).not.toBe('');
  });

  it('make about 600 records, each with a key of its own but for the two corrected ones', () => {
    const keys = world.flatMap((r) => r.records.map((record) => record.key));
    expect(keys).toHaveLength(602);
    expect(new Set(keys).size).toBe(600);
  });

  it.each([
    ['bills-of-lading/hamburg-extracts-2021-2022.csv', 'windows-1252', ','],
    ['company-register/china-companies.csv', 'utf-16le', ','],
    ['bills-of-lading/hai-phong-inward-manifest-2018-2021.csv', 'utf-8', ';'],
  ])('%s is written in %s with "%s" between the cells', (path, encoding, delimiter) => {
    expect(reading(path)).toMatchObject({ encoding, delimiter });
  });

  it('are owned, marked and taken in as world.ts says', () => {
    const owners = [...AGENCIES.map((a) => a.id), 'public'];
    for (const { file, layout } of world) {
      const source = SOURCES.find((s) => s.name === file.source);
      expect(owners).toContain(file.ownerAgency);
      expect(source?.layouts.map((l) => l.id)).toContain(layout);
      expect(file.handling).toBe(source?.defaultHandling);
    }
    expect(FILES.filter((f) => f.handling === 'TLP:RED').map((f) => f.source)).toEqual(['human-source-reports']);
  });

  it('that cannot be read yet lie there', () => {
    for (const { path } of SKIPPED) expect(existsSync(new URL(`sources/${path}`, SEED))).toBe(true);
  });
});

describe('what the files say', () => {
  it('has right check digits but where the story wants them wrong', () => {
    const wrong = world.flatMap((r) =>
      r.records.flatMap((record) =>
        record.mentions.flatMap((m) =>
          m.values
            .filter((v) => v.verdict !== undefined && v.verdict !== 'VALID' && v.verdict !== 'VALID_FORMAT_UNCHECKED')
            .filter((v) => v.property !== 'name')
            .map((v) => `${record.sourceKey} ${v.property} ${v.value} ${v.verdict}`),
        ),
      ),
    );
    expect(wrong.sort()).toEqual([
      'PC-190003 imo 9347120 CHECKSUM_FAILED',
      'QMLA/MBA19-14490/1 containerNumber QXZU4017262 CHECKSUM_FAILED',
    ]);
  });

  it.each([
    // property, verdict, how many different values
    ['imo', 'VALID', 12],
    ['containerNumber', 'VALID', 149],
    ['unLocode', 'VALID', 20],
    ['mmsi', 'VALID', 14],
    ['callSign', 'VALID', 14],
  ])('gives %s %s in %i values', (property, verdict, count) => {
    expect(valuesWith(property, verdict).size).toBe(count);
  });

  it('checks every registration number that a registry gives a check digit', () => {
    const schemes = new Map<string, Set<string>>();
    for (const v of allValues().filter((v) => v.property === 'registrationNumber')) {
      const scheme = v.scheme ?? '';
      schemes.set(scheme, (schemes.get(scheme) ?? new Set()).add(v.verdict ?? ''));
    }
    for (const scheme of ['CN-USCC', 'RU-INN', 'VN-MST', 'KE-BRS'])
      expect([...(schemes.get(scheme) ?? [])]).toEqual(['VALID']);
  });

  it('takes a container for the same however it is spelled', () => {
    const spellings = allValues().filter((v) => v.property === 'containerNumber' && v.value === 'QXZU4017261');
    expect(new Set(spellings.map((v) => v.raw))).toEqual(new Set(['QXZU4017261', 'QXZU 401726 1', 'QXZU-401726/1']));
  });

  it('keeps tusks in kilograms and tusks in pieces apart', () => {
    const seizure = mentionById.get(idOf(THINGS.ivorySeizureByVietNam));
    const measures = seizure?.values.filter((v) => v.property === 'weightKg' || v.property === 'pieces');
    expect(measures?.map((v) => [v.property, v.value])).toEqual([
      ['weightKg', '2114'],
      ['pieces', '312'],
    ]);
  });

  it('names no vessel that really sails (needs ../shared/data)', ({ skip }) => {
    const lists = ['ofac_sdn_vessels.csv', 'gfw_reefers.csv', 'iuu_notorious_vessels.csv'].map((f) =>
      resolve('../shared/data/vessels', f),
    );
    if (!lists.every((f) => existsSync(f))) skip('../shared/data is not here');
    const known = new Set(lists.flatMap((f) => readFileSync(f, 'utf8').match(/\b\d{7}\b/g) ?? []));
    expect([...valuesWith('imo', 'VALID')].filter((imo) => known.has(imo))).toEqual([]);
  });
});

describe('what is said about the files', () => {
  it('speaks of mentions that there are', () => {
    const spoken = [
      ...Object.values(THINGS),
      ...NEVER_ONE.map((pair) => pair[0]),
      ...NEVER_ONE.map((pair) => pair[1]),
      ...CASES.flatMap((c) => c.items.map((i) => i.mention)),
      ...truth(),
    ];
    expect(spoken.filter((m) => !mentionById.has(idOf(m)))).toEqual([]);
  });

  it('knows the right answer for every trader and vessel but those with a code of their own', () => {
    const answered = new Set(truth().map((m) => idOf(m)));
    const open = [...mentionById.values()].filter(
      (m) => (m.kind === 'TRADER' || m.kind === 'VESSEL') && !m.addsOnly && !answered.has(m.id),
    );
    expect(new Set(open.map((m) => m.identityKey?.split(':')[0]))).toEqual(new Set(['scac', 'terminal', 'bic']));
  });

  it('names five users of three agencies, members of cases that there are', () => {
    expect(USERS).toHaveLength(5);
    expect(new Set(USERS.map((u) => u.agency))).toEqual(new Set(AGENCIES.map((a) => a.id)));
    for (const c of CASES)
      expect(
        USERS.filter((u) => u.cases.includes(c.id))
          .map((u) => u.name)
          .sort(),
      ).toEqual([...c.members].sort());
  });
});

function allValues() {
  return world.flatMap((r) => r.records.flatMap((record) => record.mentions.flatMap((m) => m.values)));
}

function valuesWith(property: string, verdict: string): ReadonlySet<string> {
  return new Set(
    allValues()
      .filter((v) => v.property === property && v.verdict === verdict)
      .map((v) => v.value),
  );
}
