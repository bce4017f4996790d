/// <reference lib="dom" />
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, sharedInstallation } from '../setup/installation.js';
import {
  countOf,
  faultsOf,
  INVESTIGATOR,
  onChart,
  openBrowser,
  openPage,
  signIn,
  tabTo,
  withBrowser,
} from './at-the-page.js';
import { ask, asksDuring, chartHeld, chartShown, saysOnChart } from './chart-at-the-page.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PICTURES = join(ROOT, 'docs', 'pictures');
const STARTS_WITHIN_MS = 280_000;

/** An exporter whose stone hid ivory, and the broker behind it: what the demonstration world's story is about (seed/README.md). */
const EXPORTER = 'Savanna Ridge';
const BROKER = 'Meridian Gate';

withBrowser('an investigator at the page', () => {
  let server: Installation;
  let browser: Browser;

  beforeAll(async () => {
    server = await sharedInstallation();
    browser = await openBrowser();
    if (process.env.HAWKSBILL_PICTURES) await mkdir(PICTURES, { recursive: true });
  }, STARTS_WITHIN_MS);

  afterAll(async () => {
    await browser?.close();
  });

  it('finds, explores, proves, judges and hands over a case, with nothing amiss on any page', async () => {
    const { page, complaints } = await openPage(browser, server, 'light');
    const shows = async (name: string) => {
      await page.waitForTimeout(250);
      if (process.env.HAWKSBILL_PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
      expect.soft(await faultsOf(page), `${name}, in light`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.waitForTimeout(150);
      expect.soft(await faultsOf(page), `${name}, in dark`).toEqual([]);
      if (process.env.HAWKSBILL_PICTURES && name === 'explore')
        await page.screenshot({ path: join(PICTURES, `${name}-dark.png`) });
      await page.emulateMedia({ colorScheme: 'light' });
    };

    await shows('sign-in');
    await signIn(page, server);

    await page.fill('#find-text', EXPORTER);
    await page.waitForSelector('.preview .facts').catch(async (fault: Error) => {
      throw new Error(`${fault.message}\nThe page says: ${await page.innerText('body')}`);
    });
    await shows('find');
    await page.click('.hit.chosen .name');
    await page.waitForSelector('.profile .values');
    await shows('profile');

    await page.click('.profile > header button');
    await page.waitForSelector('.canvas-chart');
    await page.focus('.canvas-chart');
    await page.keyboard.press('e');
    await page.waitForSelector('.expand .choice');
    await shows('expand');
    const added = await page.textContent('.expand button[type=submit]');
    expect(added).toMatch(/^Add \d+/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.expand', { state: 'detached' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.evidence .row-as-it-came .marked');
    await page.click('.zoom button:last-child');
    await shows('explore');
    await page.keyboard.press('Alt+2');
    await page.waitForSelector('.chart-grid tbody tr');
    await shows('grid');

    await page.goto(`${server.url}/review`);
    await page.waitForSelector('.compare tbody tr');
    await shows('review');

    await page.goto(`${server.url}/imports`);
    await page.waitForSelector('.list-column tbody tr');
    await shows('imports');
    await page.click('.list-column tbody a');
    await page.waitForSelector('.raw-rows tbody tr');
    await shows('import');
    const counts = await page.$$eval('.counts b', (all) =>
      all.map((b) => Number((b.textContent ?? '').replaceAll(',', ''))),
    );
    expect(counts[0], 'read = went in + refused + known already').toBe(counts.slice(1).reduce((sum, n) => sum + n, 0));
    await page.click('.raw-rows tbody a');
    await page.waitForSelector('.record .cells');
    await shows('record');

    await page.goto(`${server.url}/cases`);
    await page.fill('input[name=reference]', 'J-1');
    await page.fill('input[name=title]', 'Stone and ivory');
    await page.click('.new-case button[type=submit]');
    await page.waitForSelector('.case-page');
    await page.goto(`${server.url}/find?text=${encodeURIComponent(EXPORTER)}`);
    await page.waitForSelector('.preview .facts');
    await page.click('.preview > .row button:nth-child(3)');
    await page.waitForSelector('[role=dialog] input[name=note]');
    await page.selectOption('[role=dialog] select', { label: 'J-1 Stone and ivory' });
    await page.fill('[role=dialog] input[name=note]', 'exporter of the stone');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
    await page.goto(`${server.url}/cases`);
    await page.click('.list-column a:text("J-1")');
    await page.waitForSelector('.editions');
    // What came from Hai Phong needs consent from there.
    await page.check('form.panel input[type=checkbox]');
    await page.selectOption('form.panel select', { label: 'The words of members' });
    await page.click('form.panel button[type=submit]');
    await page.waitForSelector('.bundle', { timeout: 120_000 });
    expect(await page.textContent('.bundle .seals dd')).toMatch(/^[0-9a-f]{64}$/);
    expect(await page.textContent('.bundle')).toContain('the words of members');
    await shows('case');

    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.bundle a[download]')]);
    expect(await download.failure()).toBeNull();
    expect(complaints).toEqual([]);
  });

  it('does the whole of it by keyboard alone', async () => {
    const { page, complaints } = await openPage(browser, server, 'light');
    const press = (...keys: string[]) =>
      keys.reduce(async (before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

    await page.keyboard.type(INVESTIGATOR);
    await press('Tab');
    await page.keyboard.type(server.passwordOf(INVESTIGATOR));
    await press('Enter');
    await page.waitForSelector('#find-text:focus');

    // Find two things and put both on the chart.
    await page.keyboard.type(EXPORTER);
    await page.waitForSelector('.hit');
    await press('ArrowDown', 'a');
    await onChart(page, 1);
    await press('/');
    await page.waitForSelector('#find-text:focus');
    await press('Control+a');
    await page.keyboard.type(BROKER);
    await page.waitForFunction(
      (name) => document.querySelector('.hit .name')?.textContent?.toUpperCase().includes(name.toUpperCase()),
      BROKER,
    );
    await press('ArrowDown', 'a');
    await onChart(page, 2);

    // To the chart, and on it from the one to the other: a path, drawn.
    await press('g', 'e');
    await page.waitForSelector('.canvas-chart');
    await tabTo(page, '.canvas-chart');
    await press('0', 't', 'ArrowLeft', 'Enter');
    await page.waitForSelector('.paths .way');
    await page.waitForFunction(
      () => document.activeElement?.closest('.paths') && document.activeElement.tagName === 'BUTTON',
    );
    await press('Enter', 'Escape');
    await page.waitForFunction(() => Number(document.querySelector('.stage-bar b')?.textContent?.split(' ')[0]) > 2);
    const withPath = await countOf(page);
    expect(await chartShown(page)).toEqual(await chartHeld(page));

    // Expand, undo, redo.
    await tabTo(page, '.canvas-chart');
    await press('e');
    await page.waitForSelector('.expand button[type=submit]:focus');
    await press('Enter');
    await page.waitForSelector('.expand', { state: 'detached' });
    const expanded = await countOf(page);
    expect(expanded).toBeGreaterThan(withPath);
    await press('Control+z');
    expect(await countOf(page)).toBe(withPath);
    await press('Control+y');
    expect(await countOf(page)).toBe(expanded);
    expect(await chartShown(page)).toEqual(await chartHeld(page));

    // Along a link to its evidence, down to the row; and back to where the keyboard was.
    await press('Tab', 'Enter');
    await page.waitForSelector('.evidence .row-as-it-came .marked');
    await press('Escape');
    await page.waitForSelector('.canvas-chart:focus');

    // The same through the table, without the canvas.
    await press('Alt+2');
    await page.waitForSelector('.chart-grid tbody tr');
    await tabTo(page, '.chart-grid .as-link');
    await press('Enter');
    await page.waitForSelector('.evidence .row-as-it-came .marked');
    await press('Escape', 'Alt+1');

    // A case, and a bundle.
    await press('g', 'c');
    await page.waitForSelector('.new-case');
    await tabTo(page, 'input[name=reference]');
    await page.keyboard.type('J-2');
    await press('Tab');
    await page.keyboard.type('By keyboard');
    await press('Enter');
    await page.waitForSelector('.case-page');
    await press('g', 'e');
    await page.waitForSelector('.canvas-chart');
    await tabTo(page, '.canvas-chart');
    await press('c');
    await page.waitForSelector('[role=dialog] select:focus');
    await page.keyboard.type('J-2');
    await press('Tab');
    await page.keyboard.type('stands between the two');
    await press('Enter');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
    await press('g', 'c');
    await page.waitForSelector('.list-column tbody a');
    await tabTo(page, '.list-column tbody a:text("J-2")');
    await press('Enter');
    await page.waitForSelector('.case-page .table');
    // What came from Hai Phong needs consent from there.
    await tabTo(page, 'form.panel input[type=checkbox]');
    await press('Space');
    await tabTo(page, 'form.panel button[type=submit]');
    await press('Enter');
    await page.waitForSelector('.bundle', { timeout: 120_000 });
    expect(complaints).toEqual([]);
  });

  it('shows bars for as long as a page and its parts are on their way, as one wait', async () => {
    const { page } = await openPage(browser, server, 'light');
    await signIn(page, server);
    // No answer comes: the bars of the page, of its task and of what the task asks for take over from each other.
    await page.route('**/graphql', () => {});
    await page.goto(`${server.url}/find?text=${encodeURIComponent(EXPORTER)}`, { waitUntil: 'commit' });
    const delays: string[] = [];
    await page.waitForSelector('.loading', { state: 'attached' });
    for (let look = 0; look < 40; look++) {
      const delay = await page.evaluate(() => document.querySelector<HTMLElement>('.loading')?.style.animationDelay);
      if (delay !== undefined && delay !== delays.at(-1)) delays.push(delay);
      await page.waitForTimeout(25);
    }
    // Each waits for so much less as was waited before it.
    expect(delays.length).toBeGreaterThan(1);
    const ms = delays.map((delay) => Number.parseInt(delay));
    expect(ms).toEqual([...ms].sort((a, b) => b - a));
    expect(ms.at(-1)).toBeLessThan(300);
    expect(await page.$eval('.loading', (bars) => getComputedStyle(bars).opacity)).toBe('1');
    await page.close();
  });

  it('opens a chart again with every link of it, by one question, under the mark of what shows', async () => {
    const { page, complaints } = await openPage(browser, server, 'light');
    await signIn(page, server);
    const { search } = await ask<{ search: { edges: { node: { entity: { id: string } } }[] } }>(
      page,
      'query ($text: String!) { search(text: $text, first: 1) { edges { node { entity { id } } } } }',
      { text: EXPORTER },
    );
    const exporter = search.edges[0]?.node.entity.id ?? '';
    const { neighbourhood } = await ask<{ neighbourhood: { entities: { id: string }[] } }>(
      page,
      'query ($id: ID!) { neighbourhood(id: $id, first: 12) { entities { id } } }',
      { id: exporter },
    );
    const [later = '', ...first] = neighbourhood.entities.map((entity) => entity.id);
    const { openCase } = await ask<{ openCase: { id: string } }>(
      page,
      'mutation { openCase(reference: "J-3", title: "Opened again") { id } }',
    );
    const entities = [exporter, ...first];
    await ask(page, 'mutation ($case: ID!, $entities: [ID!]!) { addToCase(case: $case, entities: $entities) { id } }', {
      case: openCase.id,
      entities,
    });

    // A chart never saved begins with what is in the case; then it is saved, and opened again as it was.
    const inOneQuestion = { Chart: 1, Neighbourhood: 0 };
    const address = `${server.url}/explore?case=${openCase.id}`;
    expect(
      await asksDuring(page, () => page.goto(address).then(() => saysOnChart(page, entities.length))),
    ).toMatchObject(inOneQuestion);
    const begun = await chartShown(page);
    expect(begun).toEqual(await chartHeld(page));
    expect(begun.links).toBeGreaterThanOrEqual(first.length);
    await page.click('button:has-text("Save to case")');
    await page.waitForSelector('.notice:has-text("J-3")');
    expect(
      await asksDuring(page, () => page.goto(address).then(() => saysOnChart(page, entities.length))),
    ).toMatchObject(inOneQuestion);
    expect(await chartShown(page)).toEqual(begun);

    // A thing that comes while another is hidden is linked to it when it shows again.
    await page.focus('.canvas-chart');
    await page.keyboard.press('h');
    await saysOnChart(page, entities.length - 1);
    await page.goto(`${server.url}/explore?add=${later}`);
    await saysOnChart(page, entities.length);
    expect(await chartShown(page)).toEqual(await chartHeld(page));
    await page.click('.stage-bar .as-link');
    await saysOnChart(page, entities.length + 1);
    // Who came to a thing from elsewhere goes on with the keys.
    await page.goto(`${server.url}/explore?add=${later}`);
    await page.waitForSelector('.canvas-chart:focus');
    await page.keyboard.press('Control+a');
    await page.waitForSelector(`.stage-bar:has-text("${entities.length + 1} chosen")`);
    await page.keyboard.press('e');
    await page.waitForSelector('[role=dialog]');
    await page.keyboard.press('Escape');
    expect(await chartShown(page)).toEqual(await chartHeld(page));

    // Down to one thing at a time: the mark is that thing's own, and somewhere less than all this person may see.
    const marks = new Set<string>();
    await page.goto(`${server.url}/explore`);
    await saysOnChart(page, entities.length + 1);
    for (const id of [exporter, ...neighbourhood.entities.map((entity) => entity.id)]) {
      await page.click('button:has-text("New chart")');
      await page.goto(`${server.url}/explore?add=${id}`);
      await saysOnChart(page, 1);
      const shown = await chartShown(page);
      expect(shown).toEqual(await chartHeld(page));
      marks.add(shown.mark);
    }
    expect(marks.size, `marks met: ${[...marks].join(', ')}`).toBeGreaterThan(1);
    expect(complaints).toEqual([]);
  });
});
