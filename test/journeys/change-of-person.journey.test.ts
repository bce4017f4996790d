/// <reference lib="dom" />
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, sharedInstallation } from '../setup/installation.js';
import { onChart, openBrowser, openPage, signIn, withBrowser } from './at-the-page.js';

const STARTS_WITHIN_MS = 280_000;
/** Of whom a human source of another agency says that one man stands behind it. */
const TRADER = 'Pwani Handicraft Traders';
/** Sees his own agency's and public records alone. */
const OTHER = 'zhou-min';
const ANSWERS_AFTER_MS = 4_000;
const FIRST_SEARCH_WITHIN_MS = 60_000;

withBrowser('two people one after the other in one tab', () => {
  let server: Installation;
  let browser: Browser;

  beforeAll(async () => {
    server = await sharedInstallation();
    browser = await openBrowser();
  }, STARTS_WITHIN_MS);
  afterAll(async () => void (await browser?.close()));

  it('the second meets nothing of the first, whose session the server ended', async () => {
    const { page } = await openPage(browser, server, 'light');
    await signIn(page, server);
    await page.goto(`${server.url}/find?text=${encodeURIComponent(TRADER)}`);
    await page.waitForSelector('.hit a', { timeout: FIRST_SEARCH_WITHIN_MS });
    await page.goto(`${server.url}${await page.getAttribute('.hit a', 'href')}`);
    await page.waitForSelector('.profile .values');
    const profile = page.url();
    const thing = new URL(profile).pathname.split('/').pop() as string;
    const links = await page.$$eval('#links tbody tr, #links li', (all) => all.map((row) => row.textContent ?? ''));
    expect(links.length).toBeGreaterThan(0);
    await page.goto(`${server.url}/explore?add=${thing}`);
    await onChart(page, 1);
    await page.goto(profile);
    await page.waitForSelector('.profile .values');

    // The server ends the session, and the page is not told: what it asks next is refused.
    await page.request.delete(`${server.url}/session`, { headers: { 'x-requested-with': 'hawksbill' } });
    await page.click('a[href^="/find"]');
    await page.waitForSelector('input[name=name]:focus');
    expect(await page.evaluate(() => document.body.innerText)).not.toContain(TRADER);

    // The second's own answers are slow: whatever is shown before them was not his.
    await page.route('**/graphql', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, ANSWERS_AFTER_MS));
      await route.continue();
    });
    await page.fill('input[name=name]', OTHER);
    await page.fill('input[name=password]', server.passwordOf(OTHER));
    await page.click('button[type=submit]');
    await page.waitForURL(`${server.url}/`);
    const met = new Set<string>();
    for (const until = Date.now() + ANSWERS_AFTER_MS / 2; Date.now() < until; )
      met.add(await page.evaluate(() => document.body?.innerText ?? '').catch(() => ''));
    expect([...met].filter((text) => /Pwani|Wanjiru/i.test(text))).toEqual([]);
    expect(await page.evaluate(() => localStorage.getItem('hawksbill.chart'))).toBeNull();
    await page.waitForSelector('#find-text');
    expect(await page.inputValue('#find-text')).toBe('');

    await page.unroute('**/graphql');
    // At the first's address he reads what he may see of it, no line more; his chart is empty.
    const asked = page.waitForRequest('**/graphql');
    await page.goto(`${server.url}/explore`);
    await asked;
    await page.waitForSelector('.stage-bar, .empty');
    expect(await page.textContent('body')).not.toContain(TRADER);
    await page.close();
  });

  it('signs out in one tab, and the other is nobody’s too', async () => {
    const { page } = await openPage(browser, server, 'light');
    await signIn(page, server);
    const other = await page.context().newPage();
    await other.goto(`${server.url}/find?text=${encodeURIComponent(TRADER)}`);
    await other.waitForSelector('.hit a');
    await page.click('button.account');
    await page.click('#account-menu button:last-child');
    await page.waitForSelector('input[name=name]');
    await other.waitForSelector('input[name=name]');
    expect(await other.textContent('body')).not.toContain(TRADER);
    await page.context().close();
  });
});
