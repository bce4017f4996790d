/// <reference lib="dom" />
import type { Browser, Page, Request, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, sharedInstallation } from '../setup/installation.js';
import {
  INVESTIGATOR,
  onChart,
  openBrowser,
  openPage,
  openSignedIn,
  signIn,
  signInWith,
  withBrowser,
} from './at-the-page.js';

const STARTS_WITHIN_MS = 280_000;
/** Of whom a human source of another agency says that one man stands behind it. */
const TRADER = 'Pwani Handicraft Traders';
/** Sees his own agency's and public records alone. */
const OTHER = 'zhou-min';
const ANSWERS_AFTER_MS = 4_000;
const FIRST_SEARCH_WITHIN_MS = 60_000;
const LOOKS_FOR_MS = 2_000;
/** GraphiQL writes it for a blank. */
const NO_BREAK = '\u00a0';

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
    await endSession(page);
    await page.click('a[href^="/find"]');
    await page.waitForSelector('input[name=name]:focus');
    expect(await page.evaluate(() => document.body.innerText)).not.toContain(TRADER);

    // The second's own answers are slow: whatever is shown before them was not his.
    await page.route('**/graphql', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, ANSWERS_AFTER_MS));
      await route.continue();
    });
    await signInWith(page, OTHER, server.passwordOf(OTHER));
    await page.waitForURL(`${server.url}/`);
    expect(await ofTheFirst(page, ANSWERS_AFTER_MS / 2)).toEqual([]);
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
    await signOut(page);
    await other.waitForSelector('input[name=name]');
    expect(await other.textContent('body')).not.toContain(TRADER);
    await page.context().close();
  });

  it.each([
    [
      'the tab that asked',
      async (page: Page) => {
        await signOut(page);
        await signIn(page, server, OTHER);
      },
    ],
    [
      'another tab',
      async (page: Page) => {
        await endSession(page);
        const other = await page.context().newPage();
        await other.goto(server.url);
        await signIn(other, server, OTHER);
      },
    ],
  ])(
    'an answer that comes when a second has signed in in %s is shown to nobody and kept for nobody',
    async (_, secondComes) => {
      const { page } = await openSignedIn(browser, server);
      const late = await holdFirst(page, '**/graphql', isSearch);
      await page.fill('#find-text', TRADER);
      expect(await late.said).toContain(TRADER);
      await secondComes(page);
      late.letThrough();
      expect(await ofTheFirst(page, LOOKS_FOR_MS)).toEqual([]);

      // What the second asks in the same words is never answered here: whatever came up was kept.
      await page.route('**/graphql', (route) => (isSearch(route.request()) ? undefined : route.continue()));
      const asked = page.waitForRequest(isSearch);
      await page.fill('#find-text', TRADER);
      await asked;
      expect(await ofTheFirst(page, LOOKS_FOR_MS)).toEqual([]);
      await page.context().close();
    },
  );

  it('a tab that asked whose it is before the second came is not the first’s, and tells nobody that it is', async () => {
    const { page } = await openSignedIn(browser, server);
    const slow = await page.context().newPage();
    const late = await holdFirst(slow, '**/session', (request) => request.method() === 'GET');
    await slow.goto(server.url);
    expect(await late.said).toContain(INVESTIGATOR);
    await signOut(page);
    await signIn(page, server, OTHER);
    await page.evaluate(() => Object.assign(window, { sameLoad: true }));
    const told = page.evaluate(
      (tabs) =>
        new Promise((resolve) => {
          new BroadcastChannel(tabs).onmessage = ({ data }) => resolve(data);
        }),
      'hawksbill.session',
    );
    late.letThrough();
    expect(await told).toBe(OTHER);
    await slow.waitForSelector('#find-text');
    expect(await page.evaluate(() => 'sameLoad' in window)).toBe(true);
    await page.context().close();
  });

  it('the page Ask keeps what was asked for him who asked it, and for no other', async () => {
    const { page } = await openSignedIn(browser, server);
    const askPage = async () => {
      await page.goto(`${server.url}/graphiql/`);
      await page.waitForSelector(QUESTION);
    };
    const kept = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
    await askPage();
    await page.click(QUESTION);
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText(`# ${TRADER}\n`);
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => document.querySelector('.result-window')?.textContent?.includes('totalCount'));
    // Its tab is written last.
    await page.waitForFunction((name) => {
      const { entries } = JSON.parse(localStorage.getItem('hawksbill.asked') ?? '{"entries":{}}');
      return entries['graphiql:tabState']?.includes(name);
    }, TRADER);

    // A session that the server ended: what he asks next leads to the sign-in, and what he asked is his when he comes back.
    await endSession(page);
    await page.click(QUESTION);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('input[name=name]:focus');
    await signIn(page, server);
    await askPage();
    await page.waitForFunction(([question, name]) => document.querySelector(question)?.textContent?.includes(name), [
      QUESTION,
      TRADER.replaceAll(' ', NO_BREAK),
    ] as const);
    expect(await page.$$('.graphiql-tab')).toHaveLength(1);

    const other = await page.context().newPage();
    await other.goto(server.url);
    await other.waitForSelector('button.account');
    await signOut(other);
    await page.waitForSelector('input[name=name]:focus');
    expect(await kept()).not.toContain(TRADER);
    await signIn(page, server, OTHER);
    await askPage();
    expect(await ofTheFirst(page, LOOKS_FOR_MS)).toEqual([]);
    expect(await kept()).not.toContain(TRADER);
    await page.context().close();
  });
});

/** The question as GraphiQL shows it. */
const QUESTION = '.graphiql-query-editor .view-lines';

/** Texts of the page, of all that it shows in so many ms, in which something of the first stands. */
async function ofTheFirst(page: Page, ms: number): Promise<string[]> {
  const met = new Set<string>();
  for (const until = Date.now() + ms; Date.now() < until; )
    met.add(await page.evaluate(() => document.body?.innerText ?? '').catch(() => ''));
  return [...met].filter((text) => /Pwani|Wanjiru/i.test(text));
}

/** The server ends the session, and no page is told. */
async function endSession(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  await page.request.delete(`${origin}/session`, { headers: { 'x-requested-with': 'hawksbill' } });
}

async function signOut(page: Page): Promise<void> {
  await page.click('button.account');
  await page.click('#account-menu button:last-child');
  await page.waitForSelector('input[name=name]');
}

const isSearch = (request: Request) => request.postDataJSON()?.operationName === 'Search';

/** Holds the first answer of that address which is meant, as the server gave it, until it is let through. */
async function holdFirst(page: Page, address: string, isMeant: (request: Request) => boolean) {
  let letThrough = () => {};
  const until = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  let say = (_: string) => {};
  const said = new Promise<string>((resolve) => {
    say = resolve;
  });
  let isHeld = false;
  await page.route(address, async (route: Route) => {
    if (isHeld || !isMeant(route.request())) return route.continue();
    isHeld = true;
    const response = await route.fetch();
    say(await response.text());
    await until;
    // The load that asked may be over.
    await route.fulfill({ response }).catch(() => undefined);
  });
  return { said, letThrough };
}
