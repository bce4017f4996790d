import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Viewer } from '../../server/access/viewer.js';
import { faultsInWords } from '../../server/jobs/audit.js';
import { chooseParameters, decideOnParameters } from '../../server/jobs/choose-parameters.js';
import { judge } from '../../server/jobs/judge.js';
import { beginResolution, type ResolveOutcome } from '../../server/jobs/resolve.js';
import { type JobStores, runJob } from '../../server/jobs/run-jobs.js';
import type { Job, Lease } from '../../server/jobs/stores.js';
import { beginTraining, type TrainOutcome } from '../../server/jobs/train-parameters.js';
import { noteStandIn, standInOf } from '../../server/main/stand-in.js';
import type { Change } from '../../server/neo4j/change.js';
import { allScopes } from '../../server/neo4j/changes/scopes.cypher.js';
import { contents } from '../../server/neo4j/fingerprint.js';
import { Neo4jEntityGraph } from '../../server/neo4j/neo4j-entity-graph.js';
import type { MentionId } from '../../server/records/ids.js';
import { featuresOf, type Said } from '../../server/resolution/features.js';
import { named } from '../../server/resolution/parameter-set-json.js';
import { type ParameterSet, shippedParameters } from '../../server/resolution/parameters.js';
import { saysEnough } from '../../server/resolution/score.js';
import type { TrainingReport } from '../../server/resolution/training/train.js';
import { saying } from '../matching/saying.js';
import { openTestDatabase, type TestDatabase } from '../setup/database.js';
import { takeIn } from '../world/said-records.js';
import { storesOn } from '../world/stores.js';

const WORLDS = Number(process.env.HAWKSBILL_WORLDS ?? 6);
const OPEN = { agency: 'public', handling: 'TLP:CLEAR' as const, cases: [], all: [] };
const HIDDEN = [
  { agency: 'kenya', handling: 'TLP:CLEAR' as const, cases: [], all: [] },
  { agency: 'public', handling: 'TLP:GREEN' as const, cases: [], all: [] },
  { agency: 'public', handling: 'TLP:CLEAR' as const, cases: ['c1'], all: [] },
];

/** Firms of names that share nothing, behind the phone of one agent. */
const NAMES = 'Zubrovka Kimondo Falkreuth Ostrander Pellegrin Tarkwa Wexcombe Ishigaki Quillota Brnovic'.split(' ');
const PHONE = '+254722000111';
const firms = (prefix: string, phone = PHONE): readonly Said[] =>
  NAMES.map((name, i) =>
    saying(`${prefix}${i}`, 'TRADER', { traderKind: 'COMPANY', name: `${name} ${prefix} Ltd`, country: 'KE', phone }),
  );
/** The same firm twice, by name and phone. */
const twice: readonly Said[] = ['Kijani Stone Exports Ltd', 'KIJANI STONE EXPROTS LIMITED'].map((name, i) =>
  saying(`t${i}`, 'TRADER', { traderKind: 'COMPANY', name, phone: PHONE }),
);

const administrator = (name: string) => ({ name, roles: ['ADMINISTRATOR' as const] });
const at = (minute: number) => `2026-03-14T10:${String(minute).padStart(2, '0')}:00.000Z`;

describe('parameters in the graph', () => {
  let database: TestDatabase;
  let stores: JobStores;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  beforeEach(async () => {
    await database.clear();
    stores = storesOn(database.writer, '/nowhere');
  });
  afterAll(() => database.close());

  const run = async (job: { readonly id: string }) => {
    const lease = (await stores.jobs.claim(job.id)) as Lease;
    return runJob(stores, (await stores.jobs.get(job.id)) as Job, lease);
  };
  const resolveAll = async () => run(await beginResolution(stores.jobs, 'test'));
  const trainAll = async () => (await run(await beginTraining(stores.jobs, 'achieng'))) as TrainOutcome;
  const use = (version: string, minute: number) =>
    chooseParameters(
      stores.parameters,
      administrator('achieng'),
      { version, reason: 'ours', askedAt: at(minute) },
      false,
    );
  const put = async (parameters: ParameterSet) => {
    await stores.jobs.put({ id: 'train', kind: 'TRAIN', input: '{}', by: 'test' }, true);
    const lease = (await stores.jobs.claim('train')) as Lease;
    await stores.parameters.put(lease, {
      version: parameters.version,
      by: 'test',
      parameters,
      report: {} as TrainingReport,
    });
    await stores.jobs.finish(lease, 'DONE', '{}');
  };

  const ana = async () =>
    Viewer.of(
      { name: 'ana', agency: 'kenya', roles: ['ANALYST'], policy: { clearances: {}, cases: [] } },
      await database.writer.read(allScopes, {}),
    );
  /** A person's word on a pair. @returns by what it says that the pair was weighed */
  const judgedAs = async (left: string, right: string, decision: 'SAME' | 'DIFFERENT', minute: number) => {
    const [a, b] = [left as MentionId, right as MentionId];
    const said = { left: a, right: b, decision, reason: 'looked', judgedAt: at(minute) };
    return (await judge(stores, await ana(), said)).weighedBy;
  };

  /** All that weighing and placing left, in words. `weighedBy` of judgements is no part of it. */
  const derived = async () => {
    const lines: string[] = [];
    for await (const line of contents(database.writer, true)) lines.push(line);
    for (const line of await database.writer.read(compared, {})) lines.push(line);
    return lines;
  };

  it('learn nothing from a record that not everybody may see', async () => {
    await takeIn(stores, 'i1', firms('a').slice(0, 5), OPEN);
    await resolveAll();
    const before = await trainAll();
    expect(before.report).toMatchObject({ sayings: 5, shared: [] });
    for (const [i, scope] of HIDDEN.entries()) await takeIn(stores, `h${i}`, firms(`h${i}x`), scope);
    await resolveAll();
    expect(await trainAll()).toEqual(before);
    await takeIn(stores, 'i2', firms('b').slice(5), OPEN);
    await resolveAll();
    const after = await trainAll();
    expect(after.report).toMatchObject({ sayings: 10, shared: [{ key: 'phone:22000111', things: 10 }] });
    expect(after.version).not.toBe(before.version);
  });

  it('are told of to whoever looks back to a day on which others weighed', async () => {
    await takeIn(stores, 'i1', [...firms('a'), ...twice], OPEN);
    await resolveAll();
    const asking = { viewer: await ana(), signal: new AbortController().signal };
    const weighedAnewOn = async (day: string) => {
      const held = await new Neo4jEntityGraph(database.ask).asHeldOn('t0', day, asking);
      expect(held?.thing?.mentions.map((m) => m.id)).toContain('t0');
      return held?.weighedAnewOn;
    };
    expect(await weighedAnewOn('2020-06-01')).toBeNull();
    const days = [new Date().toISOString().slice(0, 10)];
    const { version } = await trainAll();
    await use(version, 1);
    await resolveAll();
    days.push(new Date().toISOString().slice(0, 10));
    const noted = await weighedAnewOn('2020-06-01');
    expect(days).toContain(noted);
    expect(await weighedAnewOn(noted as string)).toBeNull();
    await resolveAll();
    expect(await weighedAnewOn('2020-06-01')).toBe(noted);
  });

  it('have nothing to learn from where nothing is open, and say so', async () => {
    await takeIn(stores, 'h', firms('h'), HIDDEN[0] as (typeof HIDDEN)[number]);
    await expect(trainAll()).rejects.toThrow('no record is of public scope');
    expect(await stores.jobs.get('train')).toMatchObject({ state: 'FAILED' });
  });

  it('change nothing when trained or when records come, until they are put into use; put back, all is as it was', async () => {
    await takeIn(stores, 'i1', [...firms('a'), ...twice], OPEN);
    await resolveAll();
    const shipped = await derived();
    const { version } = await trainAll();
    await resolveAll();
    expect(await derived()).toEqual(shipped);
    expect((await stores.parameters.inForce()).parameters).toBe(shippedParameters);

    await use(version, 1);
    await resolveAll();
    const trained = await derived();
    expect(trained).not.toEqual(shipped);
    expect(trained.filter((line) => line.includes('shipped-6'))).toEqual([]);
    expect((await stores.parameters.inForce()).parameters).toEqual((await stores.parameters.get(version))?.parameters);

    await takeIn(stores, 'i2', firms('c', '+78152000222'), OPEN);
    await resolveAll();
    expect((await stores.parameters.inForce()).parameters.version).toBe(version);

    await use('shipped-6', 2);
    await resolveAll();
    expect((await stores.parameters.inForce()).parameters).toBe(shippedParameters);
    expect((await stores.parameters.choices()).map((c) => [c.version, c.by, c.reason])).toEqual([
      ['shipped-6', 'achieng', 'ours'],
      [version, 'achieng', 'ours'],
    ]);
    const back = new Set(await derived());
    expect(shipped.filter((line) => !back.has(line))).toEqual([]);
  });

  it('are put into use by an administrator with a reason, and with four eyes by two', async () => {
    await takeIn(stores, 'i1', firms('a'), OPEN);
    const { version } = await trainAll();
    const wanted = { version, reason: 'ours', askedAt: at(1) };
    const analyst = { name: 'wanjiru', roles: ['ANALYST' as const] };
    await expect(chooseParameters(stores.parameters, analyst, wanted, false)).rejects.toThrow(
      'Your role does not do this',
    );
    await expect(
      chooseParameters(stores.parameters, administrator('achieng'), { ...wanted, reason: ' ' }, false),
    ).rejects.toThrow('Give a reason');
    await expect(use('shipped-2', 1)).rejects.toThrow('This program weighs by shipped-6, not by shipped-2');
    await expect(use('trained-000000000000', 1)).rejects.toThrow('There are no parameters trained-000000000000');

    const asked = await chooseParameters(stores.parameters, administrator('achieng'), wanted, true);
    expect((await stores.parameters.inForce()).parameters).toBe(shippedParameters);
    const decide = (name: string, approved: boolean) =>
      decideOnParameters(stores.parameters, administrator(name), {
        id: asked.id,
        approved,
        reason: 'seen',
        decidedAt: at(2),
      });
    await expect(decide('achieng', true)).rejects.toThrow('another administrator');
    expect(await decide('otieno', true)).toMatchObject({ inForceFrom: at(2), decidedBy: 'otieno', decision: 'seen' });
    expect((await stores.parameters.inForce()).parameters.version).toBe(version);
    await expect(decide('njeri', false)).rejects.toThrow('waits for a decision');
  });

  it('are kept by nobody who was cancelled', async () => {
    await takeIn(stores, 'i1', firms('a'), OPEN);
    const job = await beginTraining(stores.jobs, 'achieng');
    const lease = (await stores.jobs.claim(job.id)) as Lease;
    expect(await stores.jobs.cancel(job.id)).toBe(true);
    await expect(runJob(stores, job, lease)).rejects.toThrow('train');
    expect(await stores.parameters.list()).toEqual([]);
    await trainAll();
    expect((await stores.parameters.list()).map((p) => p.by)).toEqual(['achieng']);
  });

  it('are named by every match, and by every judgement as they were when it was made', async () => {
    await takeIn(stores, 'i1', [...firms('a'), ...twice], OPEN);
    await resolveAll();
    const asking = { viewer: await ana(), signal: new AbortController().signal };
    const graph = new Neo4jEntityGraph(database.ask);
    expect(await judgedAs('t0', 't1', 'SAME', 0)).toBe('shipped-6');
    const { version } = await trainAll();
    await use(version, 1);
    await resolveAll();
    expect(await graph.match('t0-t1', asking)).toMatchObject({
      weighedBy: version,
      judgement: { decision: 'SAME', weighedBy: 'shipped-6' },
    });
    // Not kept as a match: it was weighed all the same, by what was in use.
    expect(await judgedAs('a0', 'a1', 'DIFFERENT', 1)).toBe(version);
    await database.writer.change(forgetWeighedBy, {});
    const judged = await graph.judgementsOfEntity('t0', asking);
    expect(judged).toMatchObject([{ decision: 'SAME', weighedBy: null }]);
  });

  it('say in the sum what they distrust', async () => {
    await takeIn(stores, 'i1', [...firms('a'), ...twice], OPEN);
    const { version } = await trainAll();
    await use(version, 1);
    await resolveAll();
    const [line] = (await database.writer.read(sums, {})).flatMap((e) =>
      e.filter((x) => x.because.template === 'shared-by-many'),
    );
    expect(line).toMatchObject({ weightBits: 0, because: { values: { value: PHONE, others: 10 } } });
  });

  it('give way to the shipped ones after a change of those, until somebody trains or chooses again', async () => {
    await takeIn(stores, 'i1', [...firms('a'), ...twice], OPEN);
    await resolveAll();
    const shipped = await derived();
    const { version } = await trainAll();
    await use(version, 1);
    const asked = await chooseParameters(
      stores.parameters,
      administrator('achieng'),
      { version, reason: 'again', askedAt: at(2) },
      true,
    );
    await resolveAll();
    expect(await derived()).not.toEqual(shipped);
    expect(await standInOf(stores.parameters)()).toBeNull();

    await database.writer.change(trainedWithOtherWeights, {});
    // What a process read once it keeps at hand: another program is another process.
    stores = storesOn(database.writer, '/nowhere');
    const standIn = { chosen: version, weighing: 'shipped-6' };
    expect(await stores.parameters.inForce()).toMatchObject({ parameters: shippedParameters, standsInFor: version });
    expect(await standInOf(stores.parameters)()).toEqual(standIn);
    const [told, noted]: [string[], unknown[]] = [[], []];
    const log = { append: async (entry: unknown) => void noted.push(entry) };
    await noteStandIn(stores.parameters, log, { line: (text) => told.push(text) });
    expect(told).toEqual([expect.stringContaining(`Parameters ${version} are in use, but`)]);
    expect(noted).toMatchObject([{ action: 'ALTERATION', ids: [version, 'shipped-6'], result: 'ok' }]);

    // Before anything was weighed anew, a word on a pair still names what weighed it.
    expect(await judgedAs('t0', 't1', 'SAME', 1)).toBe(version);
    await resolveAll();
    const back = new Set(await derived());
    expect(shipped.filter((line) => !back.has(line) && !line.includes('Judged'))).toEqual([]);
    expect([...back].filter((line) => line.includes(`"${version}"`) && line.includes('Profile'))).toEqual([]);
    expect(await judgedAs('t0', 't1', 'SAME', 2)).toBe('shipped-6');
    expect(await judgedAs('a0', 'a1', 'DIFFERENT', 3)).toBe('shipped-6');
    expect((await resolveAll()) as ResolveOutcome).toEqual({ compared: 0, placed: 0 });

    await expect(use(version, 3)).rejects.toThrow('Train again');
    const decide = (approved: boolean) =>
      decideOnParameters(stores.parameters, administrator('otieno'), {
        id: asked.id,
        approved,
        reason: 'old',
        decidedAt: at(4),
      });
    await expect(decide(true)).rejects.toThrow('Train again');
    expect(await decide(false)).toMatchObject({ inForceFrom: null, decidedBy: 'otieno' });

    await takeIn(stores, 'i2', firms('c', '+78152000222'), OPEN);
    const again = await trainAll();
    await use(again.version, 5);
    await resolveAll();
    expect(await standInOf(stores.parameters)()).toBeNull();
    expect(await judgedAs('t0', 't1', 'SAME', 4)).toBe(again.version);
  });

  it('leave the same graph, whether all was weighed by them from the first or part of it by others', async () => {
    const weighing = {
      ...shippedParameters,
      distrustedIdentifiers: new Set([...shippedParameters.distrustedIdentifiers, 'phone:22000111', 'imo:9074729']),
      sharedBy: new Map([
        ['phone:22000111', 9],
        ['imo:9074729', 5],
      ]),
      tokenFrequencies: new Map([...shippedParameters.tokenFrequencies, ['kiiani', 1 / 30], ['kijani', 1 / 30]]),
      weights: { priorBits: -3 },
    };
    const kijani = saying('k', 'TRADER', { traderKind: 'COMPANY', name: 'Kijani Stone Exports Ltd', country: 'KE' });
    const [a, b, ...keys] = featuresOf(kijani, weighing).keys;
    const common = [a, b, `${a} & ${b}`, ...keys.slice(0, 2)].map((key) => `TRADER ${key}`);
    const other = named({ ...weighing, commonKeys: new Set(common) });
    const property = fc.asyncProperty(worlds, fc.nat({ max: 3 }), async (said, early) => {
      await database.clear();
      await put(other);
      await use(other.version, 1);
      await takeIn(stores, 'all', said, OPEN);
      await resolveAll();
      const full = await derived();

      await database.clear();
      await put(other);
      const first = said.slice(0, Math.ceil((said.length * early) / 3));
      if (first.length > 0) await takeIn(stores, 'early', first, OPEN);
      await resolveAll();
      await use(other.version, 1);
      const rest = said.slice(first.length);
      const [some, more] = [rest.slice(0, rest.length / 2), rest.slice(rest.length / 2)];
      if (some.length > 0) await takeIn(stores, 'some', some, OPEN);
      await resolveAll();
      if (more.length > 0) await takeIn(stores, 'more', more, OPEN);
      await resolveAll();
      expect(await derived()).toEqual(full);
      for (const { kind, values, id, facts, sure } of await database.writer.read(profiles, {})) {
        const features = featuresOf({ id, kind, values }, other);
        expect([JSON.parse(facts), sure]).toEqual([features.facts, saysEnough(features, other)]);
      }
      expect(faultsInWords(await stores.audits.audit(async () => {}))).toEqual([]);
    });
    await fc.assert(property, { numRuns: WORLDS });
  }, 300_000);
});

const maybe = (...values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const given = fc.oneof(
  fc.record({
    traderKind: fc.constant('COMPANY'),
    name: fc.constantFrom(
      'Kijani Stone Exports Ltd',
      'KIJANI STONE EXPROTS LIMITED',
      'Kijani Marine Ltd',
      'Severny Les OOO',
    ),
    country: maybe('RU', 'KE'),
    phone: maybe(PHONE, '+78152000222'),
    taxNumber: maybe('5190123456', '7712345678'),
  }),
  fc.record({
    name: fc.constantFrom('EVER STAR', 'QASEM PEARL', 'M/V Qasem Pearl'),
    imo: maybe('9074729', '9811000'),
    flag: maybe('LR', 'PA'),
    grossTonnage: maybe('20500', '5120'),
  }),
);
/** Few values of each kind, so that records agree and contradict often. */
const worlds = fc.array(given, { minLength: 3, maxLength: 14 }).map((all) =>
  all.map((one, i) => {
    const said = Object.fromEntries(Object.entries(one).filter(([, v]) => v !== undefined)) as Record<string, string>;
    return saying(`m${String(i).padStart(2, '0')}`, 'traderKind' in one ? 'TRADER' : 'VESSEL', said);
  }),
);

/** Profiles with what they say of themselves, their keys and their pairs, each in words. */
const compared: Change<Record<string, never>, string> = {
  text: `CYPHER 25
    MATCH (p:Profile)
    OPTIONAL MATCH (p)-[:KEYED]->(k:Key)
    WITH p, k ORDER BY k.id
    WITH p, collect(k.id) AS keys
    OPTIONAL MATCH (p)-[c:COMPARED]->(q:Profile)
    WITH p, keys, c, q ORDER BY q.id
    WITH p, keys, collect([q.id, c.weightBits, c.strong, c.contradiction, c.evidence, c.parameterSet]) AS pairs
    RETURN p.id AS id, p.facts AS facts, p.sure AS sure, labels(p) AS labels, keys, pairs ORDER BY id`,
  params: () => ({}),
  row: (row) => JSON.stringify(['id', 'facts', 'sure', 'labels', 'keys', 'pairs'].map((column) => row.get(column))),
};

const profiles: Change<Record<string, never>, Said & { readonly facts: string; readonly sure: boolean }> = {
  text: `CYPHER 25 MATCH (p:Profile) RETURN p.id AS id, p.kind AS kind, p.values AS values, p.facts AS facts, p.sure AS sure`,
  params: () => ({}),
  row: (row) => ({
    id: row.get('id'),
    kind: row.get('kind'),
    values: JSON.parse(row.get('values')),
    facts: row.get('facts'),
    sure: row.get('sure'),
  }),
};

const sums: Change<Record<string, never>, { weightBits: number; because: { template: string } }[]> = {
  text: `CYPHER 25 MATCH (:Profile)-[c:COMPARED]->(:Profile) RETURN c.evidence AS evidence`,
  params: () => ({}),
  row: (row) => JSON.parse(row.get('evidence')),
};

/** As a set stands that an earlier program trained, whose shipped weights were others. */
const trainedWithOtherWeights: Change<Record<string, never>, true> = {
  text: `CYPHER 25
    MATCH (p:ParameterSet) SET p.content = replace(p.content, '"base":"shipped-6"', '"base":"shipped-2"') RETURN true AS changed`,
  params: () => ({}),
  row: () => true,
};

/** As judgements stand that were made before anybody noted by what their pairs were weighed. */
const forgetWeighedBy: Change<Record<string, never>, true> = {
  text: `CYPHER 25 MATCH (j:Judgement) REMOVE j.weighedBy RETURN true AS forgotten`,
  params: () => ({}),
  row: () => true,
};
