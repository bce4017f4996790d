/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, sharedInstallation } from '../setup/installation.js';
import { faultsOf, openBrowser, openSignedIn, tabTo, withBrowser } from './at-the-page.js';
import { ask } from './chart-at-the-page.js';

const STARTS_WITHIN_MS = 280_000;

/** Another each time, so that an installation that runs already will do. */
const RUN = Date.now();
/** Long before anybody splits it: what was held is told day by day. */
const [NOT_YET, RECEIVED_ON] = ['2024-05-05', '2024-05-06'];
/** One permit: its number is written in two ways, and a third row only adds a use of it. */
const NUMBERS = [`RW/${RUN}/7`, `RW${RUN}7`] as const;
const PERMITS = [
  'permit_no,permit_type,authority,country,issued_on,valid_until,holder_name,taxon_or_substance,term,purpose,quantity,unit',
  ...NUMBERS.map(
    (number) => `${number},CITES EXPORT,Forest Office,KE,2023-04-11,2023-10-10,,Osyris lanceolata,SAW,T,12,m3`,
  ),
].join('\n');
const ENDORSEMENTS = [
  'use_no,permit_no,used_on,bl_no,bl_issuer,quantity,unit',
  `U-${RUN},${NUMBERS[0]},2023-05-04,SPL-${RUN},QVSL,5,m3`,
].join('\n');

withBrowser('splitting a thing by hand, and taking it back', () => {
  let server: Installation;
  let browser: Browser;
  let page: Page;
  let complaints: readonly string[] = [];
  let permit: string;

  beforeAll(async () => {
    server = await sharedInstallation();
    browser = await openBrowser();
    ({ page, complaints } = await openSignedIn(browser, server));
    await bring('permits', PERMITS);
    await bring('endorsements', ENDORSEMENTS);
    permit = await oneOfThree();
  }, STARTS_WITHIN_MS);

  afterAll(async () => {
    await browser?.close();
    expect(complaints).toEqual([]);
  });

  const bring = (name: string, file: string) =>
    page.evaluate(
      async ([to, body]) => {
        const headers = { 'x-requested-with': 'hawksbill', 'content-type': 'application/octet-stream' };
        const { ok, status } = await fetch(to, { method: 'POST', headers, body });
        if (!ok) throw new Error(`${to} was refused: ${status}`);
      },
      [
        `/imports?source=permits&fileName=${name}-${RUN}.csv&handling=TLP:GREEN&receivedOn=${RECEIVED_ON}`,
        `${file}\n`,
      ] as const,
    );
  const mentions = async (id: string) => {
    const query = 'query ($id: ID!) { entity(id: $id) { mentions { id addsOnly values { property raw } } } }';
    const { entity } = await ask<{ entity: { mentions: readonly Mention[] } | null }>(page, query, { id });
    return entity?.mentions ?? [];
  };
  /** The permit, once all three rows are in. */
  const oneOfThree = async (): Promise<string> => {
    const query = 'query ($t: String!) { search(text: $t, kinds: [PERMIT]) { edges { node { entity { id } } } } }';
    for (let wait = 0; wait < 120; wait++) {
      const { search } = await ask<Found>(page, query, { t: NUMBERS[0] });
      const id = search.edges[0]?.node.entity.id;
      if (id !== undefined && (await mentions(id)).length === 3) return id;
      await page.waitForTimeout(1_000);
    }
    throw new Error(`the rows of ${NUMBERS[0]} did not come together within two minutes`);
  };
  const open = async (id: string) => {
    await page.goto(`${server.url}/things/${encodeURIComponent(id)}`);
    await page.waitForSelector('.profile .values');
  };
  const parts = () => page.textContent('.profile-parts a[href="#together"]');
  /** Takes the row out that does not give the thing its id, by keyboard alone. Gives the id of what it is now. */
  const takeOutOther = async (reason: string): Promise<string> => {
    const other = (await mentions(permit)).find((m) => !m.addsOnly && m.id !== permit);
    const number = other?.values.find((v) => v.property === 'permitNumber')?.raw ?? '';
    await page.focus('#work');
    await page.keyboard.press('x');
    await page.focus(`.split-mentions tbody tr:has-text("${number}") input:enabled`);
    await page.keyboard.press('Space');
    await tabTo(page, '[role=dialog] input[name=reason]');
    await page.keyboard.type(reason);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
    return other?.id ?? '';
  };
  /** How many rows each of two things has: the row that only adds goes with one of them. */
  const apart = async (taken: string) => {
    const [stays, went] = [await mentions(permit), await mentions(taken)];
    expect(stays.filter((m) => !m.addsOnly).map((m) => m.id)).toEqual([permit]);
    expect(went.filter((m) => !m.addsOnly).map((m) => m.id)).toEqual([taken]);
    expect(stays.length + went.length).toBe(3);
  };
  const takeBackAs = async (reason: string) => {
    await page.waitForSelector('[role=dialog] input[name=reason]');
    await page.fill('[role=dialog] input[name=reason]', reason);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.notice:has-text("Taken back")');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
  };

  it('takes no row out that only adds to another, and says why', async () => {
    await open(permit);
    await page.focus('#work');
    await page.keyboard.press('x');
    await page.waitForSelector('.split-mentions tbody tr');
    const rows = await page.$$eval('.split-mentions tbody tr', (all) =>
      all.map((row) => ({
        tickable: row.querySelector<HTMLInputElement>('input')?.disabled === false,
        says: row.textContent?.includes('only adds') ?? false,
      })),
    );
    expect(rows.filter((row) => row.tickable)).toHaveLength(2);
    expect(rows.filter((row) => !row.tickable)).toEqual([{ tickable: false, says: true }]);
    // What relies on it may still be asked for, and says so as a status too.
    const counts = page.locator('[role=dialog] form [role=status]:not([aria-busy])');
    expect(await counts.textContent()).toBe('Takes out 0, leaves 2');
    expect.soft(await faultsOf(page), 'split').toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
  });

  it('makes two things of one, and undoes it from the foot of another page', async () => {
    await open(permit);
    const taken = await takeOutOther('two offices, one number');
    await page.waitForSelector('.notice:has-text("1 pair was judged different")');
    await page.waitForFunction(() =>
      /[12]$/.test(document.querySelector('.profile-parts a[href="#together"]')?.textContent ?? ''),
    );
    await apart(taken);
    // Each is a page of its own, and the list of judgements of each says why.
    await page.waitForSelector('#judgements .judgement:has-text("two offices, one number")');

    // What else is said meanwhile does not end the offer, nor does another page, nor a dialog that is opened and closed again.
    await page.click('.bar nav a[href="/cases"]');
    await page.waitForSelector('.new-case');
    await page.click('button:has-text("Undo")');
    await page.waitForSelector('[role=dialog] input[name=reason]');
    expect.soft(await faultsOf(page), 'take back').toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
    await page.click('button:has-text("Undo")');
    await takeBackAs('one office after all');
    expect(await page.locator('button:has-text("Undo")').count()).toBe(0);
    expect(await mentions(taken)).toHaveLength(3);
    await open(permit);
    expect(await parts()).toMatch(/ 3$/);
  });

  it('shows what it was held to be before the split, on another day, and today again', async () => {
    await open(permit);
    const taken = await takeOutOther('read the seals under light');
    await page.waitForSelector('.notice:has-text("1 pair was judged different")');
    await apart(taken);
    // What was split off is met at the id as well, and by its own.
    await page.waitForSelector('.held-notice:has-text("Some of what it once held is now held as") .thing');

    await page.focus('#work');
    await page.keyboard.press('d');
    await page.waitForSelector('.held-notice:has-text("As held on")');
    await page.waitForSelector('.held-mentions tbody tr');
    expect(page.url()).toContain(`?on=${await page.inputValue('.held-notice input[name=on]')}`);
    expect(await page.locator('.held-mentions tbody tr').count()).toBe(3);
    const change = await page.textContent('#changes .held-change');
    expect(change).toContain('left it');
    expect(change).toContain('Different: read the seals under light');
    const address = new URL(page.url()).pathname;
    expect(await page.getAttribute('#changes .held-change .thing', 'href')).toBe(`/things/${taken}`);
    expect.soft(await faultsOf(page), 'as held').toEqual([]);

    await page.fill('.held-notice input[name=on]', NOT_YET);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.empty:has-text("Nothing was held under this id on ${NOT_YET}")`);
    await page.click(`.empty a:has-text("As held on ${RECEIVED_ON}")`);
    await page.waitForSelector('.held-mentions tbody tr');
    expect(await page.inputValue('.held-notice input[name=on]')).toBe(RECEIVED_ON);
    await page.click('.held-notice a:has-text("Back to today")');
    await page.waitForSelector('.profile-parts');
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(address);

    await page.click('#judgements button[aria-label*="read the seals under light"]');
    await takeBackAs('the light was bad');
    expect(await mentions(permit)).toHaveLength(3);
    // Merged again, the other half's id is no dead end.
    await open(taken);
    await page.waitForSelector(`.held-notice:has-text("This id now leads to") a[href="/things/${permit}"]`);
    expect.soft(await faultsOf(page), 'leads to').toEqual([]);
  });

  it('takes judgements back from the list of the thing', async () => {
    await open(permit);
    const taken = await takeOutOther('looked at the stamps again');
    await page.waitForSelector('.notice:has-text("1 pair was judged different")');
    await apart(taken);
    await page.click('#judgements button[aria-label*="looked at the stamps again"]');
    await takeBackAs('the stamps are the same');
    // Taken back is taken back: nothing is left to undo.
    expect(await page.locator('.notice button').count()).toBe(0);
    expect(await mentions(taken)).toHaveLength(3);
    await page.waitForSelector('#judgements .judgement:has-text("looked at the stamps again") .chip.warn');
    expect(await page.locator('#judgements button:has-text("Take back")').count()).toBe(0);
  });
});

interface Mention {
  readonly id: string;
  readonly addsOnly: boolean;
  readonly values: readonly { readonly property: string; readonly raw: string }[];
}
interface Found {
  readonly search: { readonly edges: readonly { readonly node: { readonly entity: { readonly id: string } } }[] };
}
