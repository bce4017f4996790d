// A made-up trade world in the layout of schema/graph-model.md, written as the files of Neo4j's offline importer.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Consignments, traders and so on of each thousand entities; the rest are addresses. */
const PER_THOUSAND = { CONSIGNMENT: 580, TRADER: 205, CONTAINER: 100, CONTACT: 30, SEIZURE: 20, VESSEL: 6 };
const PLACES = 800;
const COMMODITIES = 400;
const SCOPES = 713;
const SCOPE_WORDS = Math.ceil(SCOPES / 32);
/** Every so many links of a thing there is one more mention of it: a port is mentioned by thousands of records. */
const LINKS_PER_MENTION = 8;
const WORDS =
  'amber atlas blue coral cedar delta eastern emerald falcon fortune golden global harbor horizon ivory jade jasmine kestrel lotus maju mekong oceanic orchid pacific pearl rising river sahara savanna silver southern sunda teak tiger union western zenith'.split(
    ' ',
  );

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Ids as long as the computed ones. */
const longId = (letter, n) => `${letter}${String(n).padStart(23, '0')}`;
export const fragmentId = (n) => longId('f', n);

/** Writes the files and returns what measuring needs: hubs, sample traders, and viewers' masks with the share of links they see. */
export async function writeGraphFiles(folder, entityTotal) {
  await mkdir(folder, { recursive: true });
  const random = randomFrom(42);
  const below = (n) => Math.floor(random() * n);
  /** Few are met often, most seldom: the higher the skew, the more so. */
  const skewed = (n, skew) => Math.min(n - 1, Math.floor(n * random() ** skew));

  const ranges = rangesFor(entityTotal);
  const total = ranges.ADDRESS.end;
  const degree = new Int32Array(total);
  const seenUnder = new Int32Array(total * SCOPE_WORDS);
  const linkScopes = [];
  const some = (kind, skew) => ranges[kind].start + skewed(ranges[kind].end - ranges[kind].start, skew);

  const links = openCsv(join(folder, 'links.csv'), [
    ...[':START_ID(Entity)', ':END_ID(Entity)', ':TYPE', 'scopes:long[]', 'id', 'role', 'st:string[]', 'ss:long[]'],
    ...['sf:string[]', 'su:string[]', 'sr:string[]', 'sg:string[]', 'se:string[]'],
  ]);
  let statements = 0;
  const link = async (from, kind, to, role, recordScope) => {
    const scopes = [recordScope];
    while (random() < 0.2 && scopes.length < 3) scopes.push(skewed(SCOPES, 1.5));
    const entries = scopes.map((scope) => ({ id: longId('s', statements++), scope, day: day(below) }));
    entries.sort((a, b) => (a.day + a.id < b.day + b.id ? -1 : 1));
    const distinct = [...new Set(scopes)].sort((a, b) => a - b);
    for (const end of [from, to]) {
      degree[end] += 1;
      for (const s of distinct) seenUnder[end * SCOPE_WORDS + (s >> 5)] |= 1 << (s & 31);
    }
    linkScopes.push(distinct);
    const column = (of) => entries.map(of).join(';');
    await links.row([
      ...[fragmentId(from), fragmentId(to), kind, distinct.join(';'), entries[0].id, role],
      ...[
        column((e) => e.id),
        column((e) => e.scope),
        column((e) => e.day),
        column((e) => e.day),
        column((e) => e.day),
      ],
      ...[column(() => 'B2'), column((e) => e.id.replace('s', 'r'))],
    ]);
  };

  for (let g = ranges.CONSIGNMENT.start; g < ranges.CONSIGNMENT.end; g++) {
    const scope = skewed(SCOPES, 1.5);
    await link(some('TRADER', 1.8), 'SHIPPED', g, 'consignor', scope);
    await link(some('TRADER', 1.5), 'RECEIVED', g, 'consignee', scope);
    if (random() < 0.55) await link(some('TRADER', 9), 'HANDLED', g, 'clearing agent', scope);
    await link(g, 'LOADED_AT', some('PLACE', 3), 'port of loading', scope);
    await link(g, 'DISCHARGED_AT', some('PLACE', 3.5), 'port of discharge', scope);
    await link(some('VESSEL', 1.7), 'CARRIED', g, 'vessel', scope);
    if (random() < 0.6) await link(g, 'STUFFED_IN', some('CONTAINER', 1.2), 'container', scope);
    if (random() < 0.25) await link(g, 'DECLARED_AS', some('COMMODITY', 1.5), 'commodity', scope);
  }
  for (let t = ranges.TRADER.start; t < ranges.TRADER.end; t++) {
    const scope = skewed(SCOPES, 1.5);
    await link(t, 'LOCATED_AT', some('ADDRESS', 1.2), 'registered office', scope);
    if (random() < 0.5) await link(t, 'REACHED_BY', some('CONTACT', 1.5), 'phone', scope);
    if (random() < 0.6) await link(some('TRADER', 1), 'DIRECTS', t, 'director', scope);
  }
  for (let s = ranges.SEIZURE.start; s < ranges.SEIZURE.end; s++) {
    const scope = skewed(SCOPES, 1.5);
    await link(some('TRADER', 1.3), 'INVOLVED_IN', s, 'consignor', scope);
    await link(s, 'SEIZED_FROM', some('CONSIGNMENT', 1), 'consignment', scope);
    await link(s, 'SEIZED_AT', some('PLACE', 3), 'place', scope);
  }
  await links.end();

  const written = await writeEntities(folder, ranges, { degree, seenUnder, random, below });
  await writeScopes(folder);
  return {
    entities: total,
    links: linkScopes.length,
    ...written,
    port: ranges.PLACE.start,
    agent: ranges.TRADER.start,
    traders: Array.from(
      { length: 400 },
      () => ranges.TRADER.start + 200 + below(ranges.TRADER.end - ranges.TRADER.start - 200),
    ),
    viewers: [0.02, 0.37, 0.96].map((share) => viewerWhoSees(share, linkScopes, random)),
  };
}

function rangesFor(total) {
  const counts = Object.entries(PER_THOUSAND).map(([kind, n]) => [kind, Math.round((total * n) / 1000)]);
  counts.push(['PLACE', Math.max(60, Math.min(PLACES, Math.round(total / 500)))], ['COMMODITY', COMMODITIES]);
  const rest = total - counts.reduce((sum, [, n]) => sum + n, 0);
  let start = 0;
  return Object.fromEntries(
    [...counts, ['ADDRESS', rest]].map(([kind, n]) => {
      start += n;
      return [kind, { start: start - n, end: start }];
    }),
  );
}

/** Entities with the mentions that they are made of, and names for search where people search: traders and vessels. */
async function writeEntities(folder, ranges, { degree, seenUnder, random, below }) {
  const entities = openCsv(join(folder, 'entities.csv'), [
    ...['id:ID(Entity)', ':LABEL', 'scopes:long[]', 'kind', 'component', 'contested:boolean'],
    ...['mi:string[]', 'ms:long[]', 'nm:string[]', 'ns:long[]', 'dt:string[]', 'ds:long[]', 'hc:string[]', 'hs:long[]'],
  ]);
  const mentions = openCsv(join(folder, 'mentions.csv'), [
    ...['versionId:ID(Mention)', ':LABEL', 'id', 'kind', 'scope:long', 'scopes:long[]', 'recordedOn'],
  ]);
  const held = openCsv(join(folder, 'held.csv'), [':START_ID(Mention)', ':END_ID(Entity)', ':TYPE', 'scopes:long[]']);
  const names = openCsv(join(folder, 'names.csv'), [
    ...['id:ID(Name)', ':LABEL', 'text', 'property', 'tokenText', 'scopes:long[]', 'ord:long'],
  ]);
  const named = openCsv(join(folder, 'named.csv'), [':START_ID(Entity)', ':END_ID(Name)', ':TYPE']);
  const { searchTokens } = await import('../../../dist/server/resolution/name-search.js');
  let mentionTotal = 0;
  let nameTotal = 0;
  for (const [kind, { start, end }] of Object.entries(ranges)) {
    for (let e = start; e < end; e++) {
      const scopes = scopesOf(seenUnder, e);
      const name = `${WORDS[below(WORDS.length)]} ${WORDS[below(WORDS.length)]} ${e}`;
      const scopeText = scopes.join(';');
      const introducing = scopes.map(() => longId('m', mentionTotal++));
      const repeated = (text) => scopes.map(() => text).join(';');
      const label = `Entity;${kind[0]}${kind.slice(1).toLowerCase()}`;
      await entities.row([
        ...[fragmentId(e), label, scopeText, kind, fragmentId(e), 'false', introducing.join(';'), scopeText],
        ...[repeated(name), scopeText, repeated(`no. ${e}`), scopeText, scopes.map(handlingOf).join(';'), scopeText],
      ]);
      const more = Math.max(0, Math.ceil(degree[e] / LINKS_PER_MENTION) - scopes.length);
      const all = introducing.map((id, i) => [id, scopes[i]]);
      for (let i = 0; i < more; i++)
        all.push([longId('m', mentionTotal++), scopes[Math.floor(random() * scopes.length)]]);
      for (const [id, scope] of all) {
        await mentions.row([id, 'Mention;Current', id, kind, scope, scope, day(below)]);
        await held.row([id, fragmentId(e), 'HELD_AS', scope]);
      }
      if (scopes.length > 0 && (kind === 'TRADER' || kind === 'VESSEL')) {
        const nameId = longId('n', nameTotal++);
        await names.row([nameId, 'Name', name, 'name', searchTokens(name).join(' '), scopeText, 0]);
        await named.row([fragmentId(e), nameId, 'NAMED']);
      }
    }
  }
  for (const file of [entities, mentions, held, names, named]) await file.end();
  return { mentions: mentionTotal, names: nameTotal };
}

const HANDLINGS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];
const handlingOf = (scope) => HANDLINGS[scope % HANDLINGS.length];

async function writeScopes(folder) {
  const scopes = openCsv(join(folder, 'scopes.csv'), [
    'id:long',
    ':LABEL',
    'key',
    'agency',
    'handling',
    'cases:string[]',
    'all:long[]',
  ]);
  for (let s = 0; s < SCOPES; s++)
    await scopes.row([s, 'Scope', `scope ${s}`, `agency ${s % 60}`, handlingOf(s), '', '']);
  await scopes.end();
}

function scopesOf(seenUnder, e) {
  const found = [];
  for (let s = 0; s < SCOPES; s++) if (seenUnder[e * SCOPE_WORDS + (s >> 5)] & (1 << (s & 31))) found.push(s);
  return found;
}

/** A mask under which about this share of the links is seen: as many scopes of a shuffled list as it takes. */
function viewerWhoSees(share, linkScopes, random) {
  const shuffled = Array.from({ length: SCOPES }, (_, s) => [random(), s]).sort((a, b) => a[0] - b[0]);
  const maskOf = (count) => {
    const mask = new Int8Array(SCOPES);
    for (const [, s] of shuffled.slice(0, count)) mask[s] = 1;
    return mask;
  };
  const seenWith = (mask) =>
    linkScopes.filter((scopes) => scopes.some((s) => mask[s] === 1)).length / linkScopes.length;
  let [few, many] = [1, SCOPES];
  while (few < many) {
    const middle = (few + many) >> 1;
    if (seenWith(maskOf(middle)) < share) few = middle + 1;
    else many = middle;
  }
  return { share: seenWith(maskOf(few)), scopes: few, mask: [...maskOf(few)] };
}

function day(below) {
  return new Date(Date.UTC(2021, 0, 1) + below(1800) * 864e5).toISOString().slice(0, 10);
}

/** Lines gathered to pieces of a mebibyte. */
function openCsv(file, header) {
  const stream = createWriteStream(file);
  let piece = `${header.join(',')}\n`;
  const flush = () => {
    const text = piece;
    piece = '';
    return stream.write(text) ? undefined : new Promise((resolve) => stream.once('drain', resolve));
  };
  return {
    row(cells) {
      piece += `${cells.join(',')}\n`;
      return piece.length > 1 << 20 ? flush() : undefined;
    },
    async end() {
      await flush();
      await new Promise((resolve) => stream.end(resolve));
    },
  };
}
