/// <reference lib="dom" />
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, sharedInstallation } from '../setup/installation.js';
import { faultsOf, openBrowser, openPage, signIn, withBrowser } from './at-the-page.js';

const PICTURES = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const STARTS_WITHIN_MS = 280_000;
/** Of the demonstration world: who reads all, who may not read the human source, who reads his own agency's and public records alone. */
const PEOPLE = ['wanjiru', 'mutua', 'zhou-min'] as const;
/** Of whom a human source says that one man stands behind it. */
const TRADER = 'Pwani Handicraft Traders';
/** The case of its members alone. */
const CASE = 'hb-2024-003';
const NOT_THERE = 'rnothinghasthisidatall';

/** What somebody meets at one address after another. */
interface Met {
  /** How many things and records his search goes through, in the words of the page. */
  readonly searched: string;
  readonly links: readonly string[];
  readonly sources: readonly string[];
  readonly cases: readonly string[];
}

withBrowser('three people with different rights', () => {
  let server: Installation;
  let browser: Browser;
  const pages = new Map<string, Page>();
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await sharedInstallation();
    browser = await openBrowser();
    for (const name of PEOPLE) {
      const opened = await openPage(browser, server, 'light');
      await signIn(opened.page, server, name);
      pages.set(name, opened.page);
      opened.page.on('close', () => complaints.push(...opened.complaints));
    }
  }, STARTS_WITHIN_MS);
  afterAll(async () => {
    for (const page of pages.values()) await page.close();
    await browser?.close();
    expect(complaints).toEqual([]);
  });

  const pageOf = (name: string) => pages.get(name) as Page;
  const shows = async (page: Page, name: string) => {
    await page.waitForTimeout(200);
    if (process.env.HAWKSBILL_PICTURES && !name.endsWith('mutua'))
      await page.screenshot({ path: join(PICTURES, `rights-${name}.png`) });
    expect.soft(await faultsOf(page), name).toEqual([]);
  };

  const meets = async (name: string): Promise<Met> => {
    const page = pageOf(name);
    await page.goto(`${server.url}/find?text=${encodeURIComponent(TRADER)}`);
    await page.waitForSelector('.hit a');
    await shows(page, `find-${name}`);
    await page.waitForSelector('h1:has-text("things")');
    const searched = (await page.textContent('h1')) ?? '';
    await page.goto(`${server.url}${await page.getAttribute('.hit a', 'href')}`);
    await page.waitForSelector('.profile .values');
    await shows(page, `profile-${name}`);
    const links = await page.$$eval('#links tbody tr, #links li', (all) => all.map((row) => row.textContent ?? ''));
    const sources = await page.$$eval('#records tbody tr', (all) => all.map((row) => row.textContent ?? ''));
    await page.goto(`${server.url}/cases`);
    await page.waitForSelector('.list-column');
    await page.waitForSelector('.loading', { state: 'detached' });
    const cases = await page.$$eval('.list-column tbody a', (all) => all.map((a) => a.textContent ?? ''));
    return { searched, links, sources, cases };
  };

  const met = new Map<string, Met>();

  it('meet each what his rights hold, of the same trader at the same address', async () => {
    for (const name of PEOPLE) met.set(name, await meets(name));
    const sourcesOf = (name: string) => met.get(name)?.sources ?? [];
    const linksOf = (name: string) => met.get(name)?.links ?? [];
    const [all, most, few] = PEOPLE;
    // The human source is read by one of the three; that it says who owns the trader shows in links as in records.
    expect(sourcesOf(all).filter((s) => s.includes('Human source'))).toHaveLength(1);
    expect(sourcesOf(most)).toEqual(sourcesOf(all).filter((s) => !s.includes('Human source')));
    expect(linksOf(most)).toEqual(linksOf(all).filter((l) => !l.includes('reported')));
    // What everybody may read is in two registers; the trade is not.
    expect(sourcesOf(few)).toEqual(sourcesOf(all).filter((s) => s.includes('Company registers')));
    expect(linksOf(few)).toEqual(linksOf(most).filter((l) => !l.startsWith('Consignments')));
    const seesCase = (name: string) => met.get(name)?.cases.some((reference) => reference.includes(CASE));
    expect(PEOPLE.map(seesCase)).toEqual([true, true, false]);
    expect(met.get(few)?.cases).toEqual([]);
    const things = PEOPLE.map((name) =>
      Number(/([\d,]+) things/.exec(met.get(name)?.searched ?? '')?.[1]?.replace(',', '')),
    );
    expect(things[0]).toBeGreaterThan(things[1] as number);
    expect(things[1]).toBeGreaterThan(things[2] as number);
  });

  it('meet at the address of a hidden record, word for word, what stands at one that nobody ever had', async () => {
    const reader = pageOf(PEOPLE[0]);
    await reader.goBack();
    await reader.waitForSelector('#records tbody tr');
    const hidden = await reader.getAttribute('#records tr:has-text("human-source") a[href^="/records/"]', 'href');
    expect(hidden).toMatch(/^\/records\/r/);
    await reader.goto(`${server.url}${hidden}`);
    await reader.waitForSelector('.record .cells');
    for (const name of PEOPLE.slice(1)) {
      const page = pageOf(name);
      const said: (string | null)[] = [];
      for (const address of [hidden, `/records/${NOT_THERE}`]) {
        // Until the counts beside the tasks are there, too.
        await page.goto(`${server.url}${address}`, { waitUntil: 'networkidle' });
        await page.waitForSelector('.empty h1');
        said.push(await page.title(), await page.innerText('body'));
      }
      expect(said.slice(0, 2)).toEqual(said.slice(2));
      if (name === 'mutua') await shows(page, 'hidden-record');
    }
  });
});
