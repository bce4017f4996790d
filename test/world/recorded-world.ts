import fc from 'fast-check';
import type { Scope } from '../../server/access/scope.js';
import { Viewer } from '../../server/access/viewer.js';
import type { HeldStatement } from '../../server/graph/link.js';
import type { Holdings } from '../../server/graph/links-from-records.js';
import type { MentionId, RecordId, StatementId } from '../../server/records/ids.js';
import type { EntityKind, MentionValue } from '../../server/records/mention.js';
import { profileIdOf } from '../../server/records/profile.js';
import type { LinkKind } from '../../server/records/statement.js';
import type { Edge, IdentityMention } from '../../server/resolution/clusters.js';
import { type Decision, type Judgement, judgementIdOf } from '../../server/resolution/judgement.js';

export interface RecordedMention extends IdentityMention {
  readonly recordId: RecordId;
  readonly role: string;
  readonly ordinal: number;
  readonly values: readonly MentionValue[];
}

/** Holdings with the records, files and sources they came from: everything that a question can be about. */
export interface RecordedWorld extends Holdings {
  /** Raised by whatever changes the graph. */
  readonly version: number;
  readonly scopes: readonly Scope[];
  readonly mentions: readonly RecordedMention[];
  readonly sources: readonly { readonly name: string; readonly [property: string]: unknown }[];
  readonly imports: readonly { readonly id: string; readonly scope: number; readonly [property: string]: unknown }[];
  readonly refusals: readonly { readonly scopes: readonly number[]; readonly [property: string]: unknown }[];
  readonly records: readonly {
    readonly id: RecordId;
    readonly key: string;
    readonly scope: number;
    readonly [property: string]: unknown;
  }[];
}

const PLAIN_SCOPES = [0, 1, 2, 3] as const;
export const LAST_DAY = '2020-01-04';

/** Four scopes of four agencies, and every conjunction of them, so that a world and its reduced form agree on ids. */
export const SCOPES: readonly Scope[] = [
  ...PLAIN_SCOPES.map((id) => scope(id, `agency${id}`, [])),
  ...subsets(PLAIN_SCOPES)
    .filter((set) => set.length > 1)
    .map((all, i) => scope(PLAIN_SCOPES.length + i, '', all)),
];

function scope(id: number, agency: string, all: readonly number[]): Scope {
  return { id, agency, handling: 'TLP:CLEAR', cases: [], all };
}

function subsets(items: readonly number[]): number[][] {
  return items.reduce<number[][]>((sets, item) => sets.concat(sets.map((set) => set.concat(item))), [[]]);
}

/** Someone who sees the records of these plain scopes. */
export function viewerOf(seen: readonly number[]): Viewer {
  const clearances = Object.fromEntries(seen.map((s) => [`agency${s}`, 'TLP:CLEAR' as const]));
  return Viewer.of({ name: 'ana', agency: 'agency0', roles: ['ANALYST'], policy: { clearances, cases: [] } }, SCOPES);
}

/** What mentions of each kind may say. Few things, so that records speak of the same ones. */
const SAYINGS: Readonly<Record<string, readonly (readonly [property: string, text: string])[][]>> = {
  VESSEL: [
    [['name', 'MARIA']],
    [
      ['name', 'MARIA'],
      ['imo', '9074729'],
    ],
    [
      ['name', 'Maria 2'],
      ['imo', '9074729'],
    ],
    [
      ['name', 'STAR'],
      ['imo', '9811000'],
    ],
    [
      ['alias', 'MARIA STAR'],
      ['name', 'Estrela'],
    ],
  ],
  TRADER: [
    [
      ['name', 'Nord Timber'],
      ['traderKind', 'COMPANY'],
    ],
    [
      ['name', 'Nord Timber Ltd'],
      ['country', 'KE'],
    ],
    [
      ['name', 'J. Star'],
      ['traderKind', 'PERSON'],
      ['birthDate', '1961-04-02'],
    ],
  ],
  PLACE: [
    [
      ['name', 'Mombasa'],
      ['unLocode', 'KEMBA'],
    ],
    [['name', 'Maria Bay']],
  ],
};

const mention = fc.record({
  kind: fc.constantFrom<EntityKind>('VESSEL', 'VESSEL', 'VESSEL', 'TRADER', 'TRADER', 'PLACE'),
  saying: fc.nat(4),
  key: fc.option(fc.constantFrom('k1', 'k2', 'k3'), { nil: null, freq: 3 }),
  addsOnly: fc.nat(3).map((n) => n === 0),
});
const record = fc.record({
  scope: fc.constantFrom(...PLAIN_SCOPES),
  day: fc.constantFrom('2020-01-01', '2020-01-02', '2020-01-03'),
  ended: fc.boolean(),
  mentions: fc.array(mention, { minLength: 2, maxLength: 3 }),
  statements: fc.array(
    fc.record({
      kind: fc.constantFrom<LinkKind>('OWNS', 'OWNS', 'OPERATES', 'CALLED_AT'),
      role: fc.constantFrom('owner', 'owner', 'agent'),
      from: fc.constantFrom(1, 1, 1, 0, 2),
      to: fc.constantFrom(0, 0, 0, 1, 2),
      since: fc.option(fc.constantFrom('2018', '2019-03'), { nil: null }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** Worlds small enough to write down many of, in which everything that can interfere does: see `holdings.ts`. */
export const recordedWorlds: fc.Arbitrary<RecordedWorld> = fc
  .record({
    records: fc.array(record, { minLength: 6, maxLength: 9 }),
    edges: fc.array(
      fc.record({ a: fc.nat(9), b: fc.nat(9), bits: fc.constantFrom(4, 10, 12, 20), strong: fc.boolean() }),
      {
        minLength: 2,
        maxLength: 8,
      },
    ),
    judged: fc.array(
      fc.record({
        a: fc.nat(26),
        b: fc.nat(26),
        decision: fc.constantFrom<Decision>('SAME', 'SAME', 'SAME', 'DIFFERENT', 'UNSURE'),
        scope: fc.option(fc.constantFrom(...PLAIN_SCOPES), { nil: null }),
        hour: fc.constantFrom('10', '11'),
        withdrawn: fc.boolean(),
      }),
      { minLength: 2, maxLength: 6 },
    ),
  })
  .map(({ records, edges, judged }) => {
    const mentions = records.flatMap((r, i) => r.mentions.map((m, j) => mentionOf(r, i, m, j)));
    const profiles = [...new Map(mentions.map((m) => [m.profile, m])).values()];
    return {
      version: 1,
      scopes: SCOPES,
      mentions,
      edges: distinctEdges(edges, profiles),
      judgements: distinct(judged.flatMap((j) => judgementsOf(j, mentions))),
      statements: records.flatMap((r, i) => statementsOf(r, i, mentions)),
      sources: [0, 1].map(sourceOf),
      imports: PLAIN_SCOPES.map(importOf),
      refusals: PLAIN_SCOPES.map((s) => ({
        id: `i${s}/9`,
        importId: `i${s}`,
        line: 9,
        column: 'weight',
        value: '?',
        reason: 'no number',
        scopes: [s],
      })),
      records: records.map(recordOf),
    };
  });

type DrawnRecord = typeof record extends fc.Arbitrary<infer T> ? T : never;
type DrawnMention = typeof mention extends fc.Arbitrary<infer T> ? T : never;

function mentionOf(r: DrawnRecord, i: number, m: DrawnMention, j: number): RecordedMention {
  // Most records speak of a vessel and a trader, so that several say the same of the same two.
  const kind = (['VESSEL', 'TRADER'] as const)[j] ?? m.kind;
  const sayings = SAYINGS[kind] as (typeof SAYINGS)[string];
  const said = sayings[m.saying % sayings.length] as (typeof sayings)[number];
  const values = said.map(([property, text]) => ({ property, raw: text, value: text, column: property }));
  const imo = said.find(([property]) => property === 'imo')?.[1];
  return {
    id: `m${i}${j}` as MentionId,
    recordId: `r${i}` as RecordId,
    role: `party${j}`,
    ordinal: 0,
    kind,
    identityKey: m.key,
    addsOnly: m.addsOnly && m.key !== null,
    profile: profileIdOf({ kind, values }),
    sure: imo !== undefined,
    scope: r.scope,
    recordedOn: r.day,
    endedOn: endOf(r, i),
    facts: imo === undefined ? {} : { imo },
    values,
  };
}

/** One record in five or so has been replaced by now. */
function endOf(r: DrawnRecord, i: number): string | null {
  return r.ended && i % 3 === 0 ? LAST_DAY : null;
}

function statementsOf(r: DrawnRecord, i: number, mentions: readonly RecordedMention[]): readonly HeldStatement[] {
  const found = new Map<string, HeldStatement>();
  for (const s of r.statements) {
    const [from, to] = [s.from, s.to].map((j) => mentions.find((m) => m.id === `m${i}${j % r.mentions.length}`));
    if (!from || !to || from === to) continue;
    const id = `s${i}-${s.kind}-${s.role}-${from.id}-${to.id}` as StatementId;
    found.set(id, {
      id,
      kind: s.kind,
      role: s.role,
      from: from.id,
      to: to.id,
      recordId: from.recordId,
      scope: r.scope,
      heldFrom: s.since,
      heldUntil: null,
      recordedOn: r.day,
      endedOn: from.endedOn,
    });
  }
  return [...found.values()];
}

function distinctEdges(
  drawn: readonly { a: number; b: number; bits: number; strong: boolean }[],
  profiles: readonly RecordedMention[],
): readonly Edge[] {
  const found = new Map<string, Edge>();
  for (const { a, b, bits, strong } of drawn) {
    const [x, y] = [profiles[a % profiles.length], profiles[b % profiles.length]];
    if (!x || !y || x.profile === y.profile || x.kind !== y.kind) continue;
    const [left, right] = [x.profile, y.profile].sort() as [string, string];
    found.set(left + right, { left, right, weightBits: bits, strong });
  }
  return [...found.values()];
}

function judgementsOf(
  j: { a: number; b: number; decision: Decision; scope: number | null; hour: string; withdrawn: boolean },
  mentions: readonly RecordedMention[],
): readonly Judgement[] {
  const x = mentions[j.a % mentions.length];
  const alike = mentions.filter((m) => m.kind === x?.kind && m !== x);
  const y = alike[j.b % Math.max(1, alike.length)];
  if (!x || !y) return [];
  const [left, right] = [x.id, y.id].sort() as [MentionId, MentionId];
  const scopes = [...new Set([x.scope, y.scope, ...(j.scope === null ? [] : [j.scope])])].sort();
  const said = { left, right, decision: j.decision, by: 'ana', reason: 'looked', withdraws: null };
  const first = { ...said, judgedAt: `2020-01-03T${j.hour}:00:00Z` };
  const judgement = { ...first, id: judgementIdOf(first), scopes, weighedBy: null };
  if (!j.withdrawn) return [judgement];
  const back = { ...said, judgedAt: '2020-01-03T12:00:00Z', withdraws: judgement.id };
  return [judgement, { ...back, id: judgementIdOf(back), scopes, weighedBy: null }];
}

/** The same act drawn twice is one judgement. */
function distinct(judgements: readonly Judgement[]): readonly Judgement[] {
  return [...new Map(judgements.map((j) => [j.id, j])).values()];
}

function sourceOf(i: number) {
  return {
    name: `source${i}`,
    title: `Source ${i}`,
    publisher: 'publisher',
    licence: 'open',
    legalBasis: 'law',
    permittedPurposes: ['customs'],
    retentionClass: 'ten years',
  };
}

function importOf(scope: number) {
  return {
    id: `i${scope}`,
    scope,
    source: `source${scope % 2}`,
    fileName: `file${scope}.csv`,
    mediaType: 'text/csv',
    encoding: 'utf-8',
    layout: 'rows',
    sizeBytes: 100,
    sha256: `${scope}`.repeat(64),
    by: 'ana',
    importedAt: '2020-01-01T10:00:00Z',
    recordedOn: '2020-01-01',
    read: 10,
    accepted: 9,
    refused: 1,
    alreadyKnown: 0,
    waiting: 0,
    state: 'DONE',
  };
}

function recordOf(r: DrawnRecord, i: number) {
  return {
    id: `r${i}` as RecordId,
    key: `k${i}`,
    scope: r.scope,
    importId: `i${r.scope}`,
    source: `source${r.scope % 2}`,
    layout: 'rows',
    sourceKey: `${i}`,
    line: i + 2,
    columns: ['name', 'owner'],
    cells: [`name ${i}`, `owner ${i}`],
    warnings: '[]',
    recordedOn: r.day,
    endedOn: endOf(r, i),
    gradeScheme: '6x6',
    gradeSource: 'B',
    gradeInformation: '2',
  };
}

/** The same world had what is hidden never been imported. Later, too: what stands in another graph may have another version. */
export function withoutHidden(world: RecordedWorld, sees: (scope: number) => boolean): RecordedWorld {
  const mentions = world.mentions.filter((m) => sees(m.scope));
  const ids = new Set<string>(mentions.map((m) => m.id));
  const profiles = new Set(mentions.map((m) => m.profile));
  const imports = world.imports.filter((i) => sees(i.scope));
  const names = new Set(imports.map((i) => i.source));
  return {
    ...world,
    version: world.version + 1,
    mentions,
    edges: world.edges.filter((e) => profiles.has(e.left) && profiles.has(e.right)),
    judgements: world.judgements.filter((j) => ids.has(j.left) && ids.has(j.right) && j.scopes.every(sees)),
    statements: world.statements.filter((s) => sees(s.scope)),
    sources: world.sources.filter((s) => names.has(s.name)),
    imports,
    refusals: world.refusals.filter((r) => r.scopes.some(sees)),
    records: world.records.filter((r) => sees(r.scope)),
  };
}
