/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** Handling codes of TLP 2.0, widest first. */
const WIDEST_FIRST = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];

/** What can be told of a chart from outside: how much is on it, and the mark it stands under. */
export interface ChartSeen {
  readonly things: number;
  readonly links: number;
  readonly mark: string;
}

/** Asks the server as the person who is signed in on the page. */
export async function ask<T>(page: Page, query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json', 'x-requested-with': 'hawksbill' };
    const answer = await fetch('/graphql', { method: 'POST', headers, body });
    return (await answer.json()) as { data: unknown; errors?: readonly { message: string }[] };
  }, JSON.stringify({ query, variables }));
  if (errors) throw new Error(errors.map((error) => error.message).join('\n'));
  return data as T;
}

/** What the page says of its chart. */
export async function chartShown(page: Page): Promise<ChartSeen> {
  const figure = async (selector: string) =>
    Number((await page.textContent(selector))?.split(' ')[0]?.replaceAll(',', ''));
  return {
    things: await figure('.stage-bar b'),
    links: await figure('.stage-bar .drawn'),
    mark: (await page.textContent('.strip b')) ?? '',
  };
}

/** What it should say: every link that a thing in sight has to another, asked thing by thing, and the strictest mark among them. */
export async function chartHeld(page: Page): Promise<ChartSeen> {
  const ids = await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('hawksbill.chart') ?? '{"places":[]}') as {
      places: { id: string; hidden: boolean }[];
    };
    return kept.places.filter((place) => !place.hidden).map((place) => place.id);
  });
  const links = new Set<string>();
  const ranks: number[] = [];
  for (const id of ids) {
    for (let after: string | null = null, more = true; more; more = after !== null) {
      const found: Around = await ask<Around>(page, AROUND, { id, after });
      for (const link of found.neighbourhood.links) {
        if (ids.includes(link.from) && ids.includes(link.to)) links.add(link.id);
      }
      after = found.neighbourhood.endCursor;
      if (after === null) ranks.push(WIDEST_FIRST.indexOf(found.entity.handling));
    }
  }
  return { things: ids.length, links: links.size, mark: WIDEST_FIRST[Math.max(...ranks)] ?? '' };
}

interface Around {
  readonly entity: { handling: string };
  readonly neighbourhood: { links: { id: string; from: string; to: string }[]; endCursor: string | null };
}
const AROUND = `query ($id: ID!, $after: String) {
  entity(id: $id) { handling }
  neighbourhood(id: $id, first: 200, after: $after) { links { id from to } endCursor }
}`;

/** How often the page asks which question meanwhile. */
export async function asksDuring(page: Page, work: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> {
  const asked: Record<string, number> = { Chart: 0, Neighbourhood: 0 };
  const count = (request: { url(): string; postData(): string | null }) => {
    if (!request.url().endsWith('/graphql')) return;
    const { operationName = '' } = JSON.parse(request.postData() ?? '{}') as { operationName?: string };
    asked[operationName] = (asked[operationName] ?? 0) + 1;
  };
  page.on('request', count);
  await work();
  page.off('request', count);
  return asked;
}

/** Waits until the page says that it shows that many things. */
export async function saysOnChart(page: Page, things: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => Number(document.querySelector('.stage-bar b')?.textContent?.split(' ')[0]) === wanted,
    things,
  );
}
