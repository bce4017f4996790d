/// <reference lib="dom" />
import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, sharedInstallation } from '../setup/installation.js';
import { faultsOf, openBrowser, openSignedIn, withBrowser } from './at-the-page.js';

const STARTS_WITHIN_MS = 280_000;
/** Later than a judgement and its taking back are answered. */
const LIST_ARRIVES_AFTER_MS = 4_000;
const PAIRS = 10;
/** Pairs brought in for this journey, more than are judged. */
const BROUGHT = 16;
const PICTURES = new URL('../../docs/pictures/', import.meta.url).pathname;

/** Another each time, so that an installation that runs already will do. */
const RUN = Date.now();
const SYLLABLES = ['ba', 'ke', 'lo', 'mi', 'nu', 'ra', 'so', 'ti', 'va', 'ze', 'fo', 'gu', 'hi', 'ja', 'pe', 'du'];
/** A name that nobody bears, from a number. */
const invented = (n: number): string => {
  const word = [7, 13, 29, 31].map((step, i) => SYLLABLES[(n * step + Math.floor(RUN / 16 ** i)) % 16]).join('');
  return word.slice(0, 1).toUpperCase() + word.slice(1);
};

function seizuresOfPairs(): string {
  const columns = [
    'case_ref',
    'reporting_country',
    'status',
    'seized_on',
    'place',
    'goods_1',
    'taxon_or_code_1',
    'consignor_name',
    'consignor_country',
  ];
  const rows = Array.from({ length: BROUGHT }, (_, n) => {
    const [first, second] = [invented(n), invented(n + 100)];
    const names = [`${first} ${second} Timber Ltd`, `${first} ${second.slice(0, -1)}y Timber Ltd`];
    return names.map((name, i) =>
      [
        `R${RUN}/${n}${i}`,
        'KE',
        'VALIDATED',
        '14/09/2022',
        'Mombasa port',
        'Pangolin scales',
        '',
        name,
        i === 0 ? 'KE' : 'VN',
      ]
        .map((c) => `"${c}"`)
        .join(','),
    );
  });
  return `${[columns.join(','), ...rows.flat()].join('\n')}\n`;
}

withBrowser('judging proposed matches by keyboard', () => {
  let server: Installation;
  let browser: Browser;
  let page: Page;
  let complaints: readonly string[] = [];

  beforeAll(async () => {
    server = await sharedInstallation();
    browser = await openBrowser();
    ({ page, complaints } = await openSignedIn(browser, server));
    await bringPairs();
  }, STARTS_WITHIN_MS);

  afterAll(async () => {
    await browser?.close();
    expect(complaints).toEqual([]);
  });

  const inPage = <T>(path: string, body: string, contentType: string) =>
    page.evaluate(
      async ([to, sent, type]) => {
        const headers = { 'x-requested-with': 'hawksbill', 'content-type': type, 'x-hawksbill-purpose': 'journey' };
        return (await fetch(to, { method: 'POST', headers, body: sent })).json() as Promise<unknown>;
      },
      [path, body, contentType] as const,
    ) as Promise<T>;
  const toJudge = async () => {
    const query = JSON.stringify({ query: '{ status { matchesToJudge } }' });
    const { data } = await inPage<{ data: { status: { matchesToJudge: number } } }>(
      '/graphql',
      query,
      'application/json',
    );
    return data.status.matchesToJudge;
  };
  /** Seizures of one consignor each, every consignor twice: the second time misspelled and of another country, too little to be joined. */
  const bringPairs = async () => {
    const before = await toJudge();
    const sent = await inPage<unknown>(
      `/imports?source=customs-seizures&fileName=review-${RUN}.csv&handling=TLP:GREEN`,
      seizuresOfPairs(),
      'application/octet-stream',
    );
    for (let wait = 0; wait < 120; wait++) {
      if ((await toJudge()) >= before + BROUGHT) return;
      await page.waitForTimeout(1_000);
    }
    throw new Error(`the file brought ${(await toJudge()) - before} pairs, not ${BROUGHT}: ${JSON.stringify(sent)}`);
  };
  const shown = () => page.getAttribute('.judging', 'data-pair');
  const waiting = async () => {
    const said = await page.textContent('.queue-head');
    return Number(/of ([\d,]+)/.exec(said ?? '')?.[1]?.replaceAll(',', ''));
  };
  const looksRight = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(200);
      if (process.env.HAWKSBILL_PICTURES) {
        mkdirSync(PICTURES, { recursive: true });
        await page.screenshot({ path: `${PICTURES}${name}-${colorScheme}.png` });
      }
      expect.soft(await faultsOf(page), `${name}, in ${colorScheme}`).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  /** Presses a key and waits until another pair is drawn; how long that took, in ms, as the page itself measures it. */
  const timed = async (key: string): Promise<number> => {
    const before = await shown();
    await page.evaluate(
      ([pair, awaited]) => {
        const kept = window as unknown as { drawn: Promise<number> };
        kept.drawn = new Promise((resolve) => {
          addEventListener(
            'keydown',
            (event) => {
              if (event.key !== awaited) return;
              const from = performance.now();
              const look = () => {
                const now = document.querySelector('.judging')?.getAttribute('data-pair');
                const drawn = now !== null && now !== pair && document.querySelector('.compare tbody tr') !== null;
                // A frame is on the screen when the next begins.
                if (drawn) requestAnimationFrame(() => resolve(performance.now() - from));
                else requestAnimationFrame(look);
              };
              look();
            },
            { capture: true, once: true },
          );
        });
      },
      [before, key] as const,
    );
    await page.keyboard.press(key);
    return page.evaluate(() => (window as unknown as { drawn: Promise<number> }).drawn);
  };

  it('shows first what a decision would change most, and says why on each line', async () => {
    await page.goto(`${server.url}/review`);
    await page.waitForSelector('.compare tbody tr');
    const reasons = await page.$$eval('.queue .stake', (all) => all.map((line) => line.textContent ?? ''));
    expect(reasons.length).toBeGreaterThan(PAIRS);
    for (const reason of reasons) expect(reason).toMatch(/^joins (no links|[\d,]+ \w+ with [\d,]+ \w+)/);
    // What joins something stands before what joins nothing.
    const nothing = reasons.map((reason) => reason.startsWith('joins no links') && !reason.includes('touches'));
    expect(nothing).toEqual([...nothing].sort((a, b) => Number(a) - Number(b)));
    await looksRight('review');
  });

  it('shows the two among what they are linked to, moving nothing, and what would turn the pair', async () => {
    const boxes = () =>
      page.$$eval('.speaks h2, .pair-chart', (all) =>
        all.map((element) => Math.round(element.getBoundingClientRect().top)),
      );
    const drawn = (label: string | null) =>
      /^(.+) and (.+)\. Both are linked to: .+\. The first alone: .+\./.test(label ?? '');
    await page.route('**/graphql', async (route) => {
      // What comes late moves nothing.
      if (route.request().postData()?.includes('"MatchSurroundings"')) await page.waitForTimeout(1_500);
      await route.continue();
    });
    await page.goto(`${server.url}/review`);
    await page.waitForSelector('.speaks h2');
    expect(drawn(await page.getAttribute('.pair-chart [role=img]', 'aria-label').catch(() => null))).toBe(false);
    const before = await boxes();
    await page.waitForSelector('.pair-chart [role=img][aria-label*="Both are linked to"]');
    await page.waitForTimeout(300);
    expect(await boxes()).toEqual(before);
    await page.unroute('**/graphql');
    expect(drawn(await page.getAttribute('.pair-chart [role=img]', 'aria-label'))).toBe(true);

    // The pairs of this journey are misspelled and of two countries: either would do.
    const said = await page.innerText('.speaks');
    expect(said).toMatch(/alone would take it over \+10\.0 bits, where the model joins:/);
    const then = await page.$$eval('.speaks .turns .mono', (all) => all.map((line) => Number(line.textContent)));
    expect(then.length).toBeGreaterThan(0);
    for (const weight of then) expect(weight).toBeGreaterThanOrEqual(10);
  });

  it('judges ten pairs, each with a reason out of the evidence, and draws the next at once', async () => {
    const before = await waiting();
    const times: number[] = [];
    const judged: (string | null)[] = [];
    for (let i = 0; i < PAIRS; i++) {
      judged.push(await shown());
      await page.keyboard.press('1');
      await page.waitForFunction(() => (document.querySelector<HTMLInputElement>('#reason')?.value ?? '') !== '');
      // Nobody reads a pair in less, and what comes next is fetched meanwhile.
      await page.waitForTimeout(700);
      times.push(await timed(i === 3 ? 'd' : i === 6 ? 'u' : 's'));
    }
    expect(new Set(judged).size).toBe(PAIRS);
    const sorted = [...times].sort((a, b) => a - b);
    console.log(
      `from the key to the next pair drawn, ${PAIRS} pairs, ms: median ${sorted[PAIRS / 2]?.toFixed(0)}, most ${sorted.at(-1)?.toFixed(0)}`,
    );
    // The server has kept each of them, or said that it did not.
    await page.waitForFunction((fewer) => {
      const said = document.querySelector('.queue-head')?.textContent ?? '';
      return Number(/of ([\d,]+)/.exec(said)?.[1]?.replaceAll(',', '')) <= fewer;
    }, before - PAIRS);
    await page.waitForSelector('text=10 judged in this sitting');
  });

  it('takes the last one back by a key, and shows it again', async () => {
    const here = await shown();
    await timed('z');
    const back = await shown();
    expect(back).not.toBe(here);
    await page.waitForSelector('.notice:has-text("Taken back")');
    await page.waitForSelector('text=9 judged in this sitting');
    await page.waitForSelector('.decide input');
    // It is on the list again, and can be judged again.
    await page.waitForSelector('.pair[aria-current=true]');
    await page.keyboard.press('1');
    await timed('d');
    await page.waitForSelector('.notice:has-text("Judged different")');
  });

  it('shows what was taken back though the list was just being asked for', async () => {
    let lists = 0;
    // An answer leaves the server at once and arrives late: what it holds is older than what was done meanwhile.
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('"judged":false')) return route.continue();
      const response = await route.fetch();
      await new Promise((resolve) => setTimeout(resolve, LIST_ARRIVES_AFTER_MS));
      lists++;
      await route.fulfill({ response });
    });
    const judged = await shown();
    await page.keyboard.press('1');
    await page.waitForFunction(() => (document.querySelector<HTMLInputElement>('#reason')?.value ?? '') !== '');
    await timed('d');
    await page.waitForSelector('.notice:has-text("Judged different")');
    await timed('z');
    expect(await shown()).toBe(judged);
    await page.waitForSelector('.notice:has-text("Taken back")');
    await expect.poll(() => lists, { timeout: 30_000 }).toBe(2);
    await page.waitForSelector('.pair[aria-current=true]');
    await page.unroute('**/graphql');
  });

  it('asks for a reason where none stands, and takes what is written', async () => {
    const here = await shown();
    await page.keyboard.press('u');
    await page.waitForSelector('[role=radio][aria-checked=true]:has-text("Unsure")');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#reason:focus');
    expect(await shown()).toBe(here);
    await looksRight('review-reason');
    await page.keyboard.type('the invoice was not at hand');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.notice:has-text("Judged unsure")');
    expect(await shown()).not.toBe(here);
    await page.click('.segments button:has-text("Judged")');
    await page.waitForSelector('.decide.standing:has-text("the invoice was not at hand")');
  });

  it('looks a pasted list up, and says what is not found', async () => {
    await page.goto(`${server.url}/find`);
    await page.click('a:has-text("Paste a list")');
    const known = invented(0);
    const lines = [`${known} ${invented(100)} Timber Ltd`, 'Kericho Bridge Tea Packers', 'Qwzxv Jjkkq', '9074728'];
    await page.fill('textarea[name=lines]', [...lines, lines[0]].join('\n'));
    await page.waitForSelector('text=1 line stands twice');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.hit-bar:has-text("Found 2, not found 2")');
    expect(await page.textContent('.hit-table tbody tr:first-child')).toContain(known);
    await looksRight('hit-table');
    await page.click('.segments button:has-text("Not found")');
    expect(await page.locator('.hit-table tbody tr').count()).toBe(2);
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('button:has-text("Download CSV")')]);
    expect(file.suggestedFilename()).toMatch(/^hits TLP [A-Z+]+ \d{4}-\d{2}-\d{2}\.csv$/);
    const rows = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(rows.filter((row) => row.startsWith('Qwzxv Jjkkq,no,'))).toHaveLength(1);
    await page.goto(`${server.url}/review`);
    await page.waitForSelector('.decide input');
  });

  it('tells where the server refuses, and gives the pair back', async () => {
    await page.click('.segments button:has-text("To judge")');
    await page.waitForSelector('.decide input');
    const here = await shown();
    await page.route('**/graphql', async (route) => {
      const body = route.request().postData() ?? '';
      if (!body.includes('"Judge"')) return route.continue();
      await route.fulfill({
        contentType: 'application/json',
        body: JSON.stringify({
          errors: [{ message: 'Others were judged so', extensions: { code: 'JUDGEMENT_CONFLICT' } }],
        }),
      });
    });
    await page.keyboard.press('1');
    await timed('s');
    await page.waitForSelector('.problem:has-text("Others were judged so")');
    await page.unroute('**/graphql');
    await page.click('.refused button');
    await page.waitForFunction((pair) => document.querySelector('.judging')?.getAttribute('data-pair') === pair, here);
    await page.waitForSelector('.decide input');
  });
});
