// What 200 people ask: the page's own operations by their ids, with variables out of what earlier answers held.
import { readFileSync } from 'node:fs';

const LISTED = JSON.parse(readFileSync(new URL('../../../dist/operations.json', import.meta.url), 'utf8'));
const IDS = new Map(Object.entries(LISTED).map(([id, text]) => [/^\w+ (\w+)/.exec(text)[1], id]));

const WORDS = [
  'Savanna',
  'Meridian Gate',
  'GANNET',
  'Taita',
  'Brandt',
  'MSKU',
  'Hai Phong',
  'Likoni',
  'Halcyon',
  'stone',
];

export const any = (list) => list[Math.floor(Math.random() * list.length)];

/** Reads of the page, by how often they are asked in an hour's work. */
const READS = [
  [10, 'Frame', () => ({})],
  [25, 'Profile', ({ things }) => ({ id: any(things), first: 25 })],
  [20, 'Neighbourhood', ({ things }) => ({ id: any(things), kinds: null, entityKinds: null, first: 40 })],
  [10, 'Preview', ({ things }) => ({ id: any(things) })],
  [10, 'LinkCounts', ({ things }) => ({ id: any(things) })],
  [8, 'MatchesOf', ({ things }) => ({ id: any(things) })],
  [6, 'Queue', () => ({ judged: false, first: 20 })],
  [4, 'Imports', () => ({ first: 25 })],
  [4, 'Cases', () => ({})],
  [3, 'FindStatus', () => ({})],
];
const SEARCHES = [
  [3, 'Search', () => ({ text: any(WORDS), first: 20 })],
  [1, 'Paths', ({ things }) => ({ from: any(things), to: any(things), limit: 5 })],
];
const WRITES = [
  [4, 'AddToCase', ({ things, caseId }) => ({ case: caseId, entities: [any(things)], note: 'seen under load' })],
  [
    2,
    'SaveChart',
    ({ things, caseId }) => ({
      case: caseId,
      positions: Array.from({ length: 8 }, (_, i) => ({ entity: any(things), x: i, y: Math.random() })),
    }),
  ],
];

function weighted(list) {
  const chances = list.flatMap((one) => Array(one[0]).fill(one));
  return any(chances);
}

/** The next question: 80 reads, 15 searches and paths, 5 writes of a hundred. */
export function nextQuestion(user) {
  const dice = Math.random();
  const [kind, list] = dice < 0.8 ? ['read', READS] : dice < 0.95 ? ['search', SEARCHES] : ['write', WRITES];
  const [, name, variables] = weighted(list);
  return { kind, name, variables: variables(user) };
}

/** Puts one question of the page. A refusal or a fault is thrown. */
export async function ask(url, cookie, name, variables) {
  const sha256Hash = IDS.get(name);
  if (sha256Hash === undefined) throw new Error(`the page asks no ${name}`);
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'load', cookie },
    body: JSON.stringify({
      operationName: name,
      variables,
      extensions: { persistedQuery: { version: 1, sha256Hash } },
    }),
  });
  const { data, errors } = await answer.json();
  if (errors !== undefined) throw new Error(`${name}: ${answer.status} ${JSON.stringify(errors[0])}`);
  return data;
}

export async function signIn(url, name, password) {
  const answer = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'load' },
    body: JSON.stringify({ name, password }),
  });
  if (!answer.ok) throw new Error(`${name} could not sign in: ${answer.status}`);
  return answer.headers.getSetCookie()[0].split(';')[0];
}
