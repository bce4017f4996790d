/// <reference lib="dom" />
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findBrowser } from '../setup/find-browser.mjs';
import { findInstallation, type Installation } from '../setup/installation.js';
import { faultsOf, openPage, signIn } from './at-the-page.js';
import { ask } from './chart-at-the-page.js';

const PICTURES = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const STARTS_WITHIN_MS = 280_000;
const EXPORTER = 'Savanna Ridge';
/** Of the customs of Kenya up to TLP:RED and of two other agencies; a prosecutor with less; and one who sees his own agency alone. */
const [MOST, LESS, LEAST] = ['wanjiru', 'mutua', 'zhou-min'];

const executablePath = findBrowser();
const withBrowser = executablePath ? describe : describe.skip;

/** What one person meets when he looks for the same trader. */
interface Met {
  readonly id: string;
  readonly linkTotal: number;
  readonly records: number;
  readonly record: string;
  readonly cases: number;
}

withBrowser('three people with different rights', () => {
  let server: Installation;
  let browser: Browser;
  const met = new Map<string, Met>();

  beforeAll(async () => {
    server = await findInstallation(inject('demonstrationHome'));
    browser = await chromium.launch({ executablePath: executablePath as string, args: ['--no-sandbox'] });
  }, STARTS_WITHIN_MS);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const shows = async (page: Page, name: string) => {
    await page.waitForTimeout(250);
    if (process.env.HAWKSBILL_PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    expect.soft(await faultsOf(page), name).toEqual([]);
  };

  it.each([MOST, LESS, LEAST] as string[])(
    '%s finds the trader with what he may see of it, and no more',
    async (name) => {
      const { page, complaints } = await openPage(browser, server, 'light');
      await signIn(page, server, name);
      await page.fill('#find-text', EXPORTER);
      await page.waitForSelector('.preview .facts');
      await shows(page, `rights-${name}`);
      const found = await ask<{
        search: { edges: { node: { entity: { id: string; linkTotal: number; records: Records } } }[] };
        cases: readonly unknown[];
      }>(
        page,
        `query ($text: String!) { cases { id }
        search(text: $text, first: 1) { edges { node { entity { id linkTotal
          records(first: 50) { totalCount edges { node { id handling } } } } } } } }`,
        { text: EXPORTER },
      );
      const [first] = found.search.edges;
      if (first === undefined) throw new Error(`${name} does not find ${EXPORTER}`);
      const { id, linkTotal, records } = first.node.entity;
      const narrowest = records.edges.map((e) => e.node).sort((a, b) => rank(b.handling) - rank(a.handling))[0];
      met.set(name, {
        id,
        linkTotal,
        records: records.totalCount,
        record: narrowest?.id ?? '',
        cases: found.cases.length,
      });
      // The page says the same numbers as the API.
      const preview = (await page.textContent('.preview')) ?? '';
      expect(preview).toContain(`${records.totalCount} record`);
      expect(preview).toContain(String(linkTotal));

      await page.click('.hit.chosen .name');
      await page.waitForSelector('.profile .values');
      await shows(page, `rights-${name}-profile`);
      await page.goto(`${server.url}/cases`);
      await page.waitForSelector('main');
      await shows(page, `rights-${name}-cases`);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  it('each sees less than the one before', () => {
    const [most, less, least] = [MOST, LESS, LEAST].map((name) => met.get(name as string) as Met) as [Met, Met, Met];
    expect(most.records).toBeGreaterThan(less.records);
    expect(less.records).toBeGreaterThan(least.records);
    expect(most.linkTotal).toBeGreaterThan(less.linkTotal);
    expect(less.linkTotal).toBeGreaterThan(least.linkTotal);
    expect([most.cases > 0, least.cases]).toEqual([true, 0]);
  });

  it('an address of a record that is hidden opens what an address of none opens', async () => {
    const { page } = await openPage(browser, server, 'light');
    await signIn(page, server, LEAST as string);
    const saysAt = async (id: string) => {
      await page.goto(`${server.url}/records/${id}`);
      await page.waitForSelector('main');
      await page.waitForLoadState('networkidle');
      return ((await page.textContent('main')) ?? '').replaceAll(id, '');
    };
    const hidden = met.get(MOST as string)?.record as string;
    expect(hidden).not.toBe('');
    const said = await saysAt(hidden);
    expect(said).toBe(await saysAt(`${hidden[0]}${'b'.repeat(hidden.length - 1)}`));
    await shows(page, 'rights-hidden-record');
    await page.context().close();
  });
});

interface Records {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: { readonly id: string; readonly handling: string } }[];
}

function rank(handling: string): number {
  return ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'].indexOf(handling);
}
