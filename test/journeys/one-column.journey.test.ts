/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, sharedInstallation } from '../setup/installation.js';
import { faultsOf, openBrowser, openSignedIn, withBrowser } from './at-the-page.js';
import { ask } from './chart-at-the-page.js';

const STARTS_WITHIN_MS = 280_000;
/** What is left of 1,440 where everything is drawn four times as large. */
const ONE_COLUMN = { width: 360, height: 800 };
/** More, and a heading has no room for its words. */
const HEADING_LINES_AT_MOST = 4;

withBrowser('at four times the size', () => {
  let server: Installation;
  let browser: Browser;
  let page: Page;
  let complaints: readonly string[] = [];

  beforeAll(async () => {
    server = await sharedInstallation();
    browser = await openBrowser();
    ({ page, complaints } = await openSignedIn(browser, server));
    await page.setViewportSize(ONE_COLUMN);
  }, STARTS_WITHIN_MS);

  afterAll(async () => {
    await browser?.close();
    expect(complaints).toEqual([]);
  });

  /** How wide the page is, and what of it nothing scrolls to; of its headings the most lines. */
  const measured = () =>
    page.evaluate(() => {
      const scrolls = (element: Element): boolean =>
        element.parentElement !== null &&
        (/auto|scroll/.test(getComputedStyle(element.parentElement).overflowX) || scrolls(element.parentElement));
      const beyond = [...document.querySelectorAll('body *')].filter((element) => {
        const { width, right } = element.getBoundingClientRect();
        return width > 0 && right > innerWidth + 1 && !scrolls(element);
      });
      const lines = [...document.querySelectorAll('h1')].map(
        (h) => h.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(h).lineHeight),
      );
      return {
        width: document.documentElement.scrollWidth,
        beyond: beyond.map((element) => `${element.tagName}.${element.className}`),
        headingLines: Math.max(0, ...lines),
      };
    });
  const opened = async (path: string, shows: string) => {
    await page.goto(`${server.url}${path}`);
    await page.waitForSelector(shows);
    await page.waitForLoadState('networkidle');
  };
  /** Where the first link of a kind leads from a page. */
  const leadsTo = async (path: string, kind: string) => {
    await opened(path, `a[href^="${kind}"]`);
    return (await page.getAttribute(`a[href^="${kind}"]`, 'href')) as string;
  };

  it('is one column on every page, of which nothing is out of reach, and the strip stays', async () => {
    const { search } = await ask<{ search: { edges: readonly { node: { entity: { id: string } } }[] } }>(
      page,
      '{ search(text: "Taita Minerals", first: 1) { edges { node { entity { id } } } } }',
    );
    const thing = search.edges[0]?.node.entity.id as string;
    const record = await leadsTo(`/things/${thing}`, '/records/');
    const kase = await leadsTo('/cases', '/cases/');
    for (const [path, shows] of [
      ['/find?text=Taita%20Minerals', '.hit'],
      ['/find/list', 'textarea'],
      [`/things/${thing}`, '.profile h1'],
      [`/things/${thing}?on=2022-01-01`, '.profile h1'],
      [record, '.cells'],
      [`/explore?add=${thing}`, 'canvas'],
      ['/review', '.decide-row'],
      ['/imports', '.new-import'],
      ['/cases', '.new-case'],
      [kase, '.case-page h1'],
      ['/consent', 'main h1, main p'],
    ] as const) {
      await opened(path, shows);
      const { width, beyond, headingLines } = await measured();
      expect.soft({ path, width, beyond }).toEqual({ path, width: ONE_COLUMN.width, beyond: [] });
      expect.soft(headingLines, path).toBeLessThanOrEqual(HEADING_LINES_AT_MOST);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      expect
        .soft(await page.evaluate(() => document.querySelector('.strip')?.getBoundingClientRect().top), path)
        .toBe(0);
      expect.soft(await faultsOf(page), path).toEqual([]);
    }
  });
});
