/// <reference lib="dom" />
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, sharedInstallation } from '../setup/installation.js';
import { faultsOf, openBrowser, openSignedIn, withBrowser } from './at-the-page.js';

const PICTURES = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const DATA = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const STARTS_WITHIN_MS = 280_000;
/** A declaration without a number, a container with a wrong check digit, a row too short: each is told before anything is kept. */
const DECLARATIONS = `declaration_no,office,procedure,declared_on,exporter_name,importer_name,declarant_name,container_no,remarks
J-D-1,KEMBA,40,2024-03-01,Baobab Stone Yard,Hai Long,Likoni Clearing,MSKU9070323,urgent
J-D-2,KEMBA,40,2024-03-02,Baobab Stone Yard,TO ORDER,Likoni Clearing,MSKU9070322,
,KEMBA,40,2024-03-03,Baobab Stone Yard,Hai Long,Likoni Clearing,,
J-D-4,KEMBA,40,31/31/2024,Baobab Stone Yard,Hai Long,Likoni Clearing,,
J-D-5,KEMBA
`;
const REAL_FILES = [
  'seizures/routes_airport_seizures.csv',
  'seizures/routes_airport_routes.csv',
  'vessels/ofac_sdn_vessels.csv',
  'companies/ofac_sdn_entities.csv',
  'companies/ofac_sdn_addresses.csv',
];
/** Real files are looked at where pictures are made: in the gate they would take a quarter of a minute and show no more. */
const LOOKS_AT_REAL_FILES = process.env.HAWKSBILL_PICTURES !== undefined && existsSync(DATA);

withBrowser('a file on its way in', () => {
  let server: Installation;
  let browser: Browser;
  let page: Page;
  let folder: string;
  let complaints: readonly string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hawksbill-files-'));
    server = await sharedInstallation();
    browser = await openBrowser();
    ({ page, complaints } = await openSignedIn(browser, server));
  }, STARTS_WITHIN_MS);
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const shows = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(250);
      // No picture of real files is kept with the project.
      if (process.env.HAWKSBILL_PICTURES && colorScheme === 'light' && name === 'import-check')
        await page.screenshot({ path: join(PICTURES, `${name}.png`) });
      expect.soft(await faultsOf(page), `${name}, in ${colorScheme}`).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const choose = async (path: string) => {
    await page.goto(`${server.url}/imports`);
    await page.waitForSelector('.new-import input[type=file]', { state: 'attached' });
    await page.setInputFiles('.new-import input[type=file]', path);
    await page.waitForSelector('.check-page .about-file');
  };
  const numbersIn = (words: string | null) =>
    (words?.match(/\d[\d,]*/g) ?? []).map((digits) => Number(digits.replaceAll(',', '')));

  it('is shown as it would be read, and is put in with the number that the button says', async () => {
    const path = join(folder, 'declarations.csv');
    await writeFile(path, DECLARATIONS);
    await choose(path);
    await page.waitForSelector('.as-read tbody tr');
    await shows('import-check');
    expect(await page.textContent('.about-file')).toContain('Customs declarations');
    expect(await page.locator('.as-read .doubtful').textContent()).toContain('check digit');
    expect(await page.locator('.as-read .bad').count()).toBe(3);
    expect(await page.locator('.refusals tbody tr').count()).toBe(3);
    const button = page.locator('.check-head button:has-text("Import")');
    expect(await button.textContent()).toContain('Import 2 rows');

    // Read with another delimiter it is no table that anybody knows, and says so.
    await page.selectOption('.about-file select >> nth=2', ';');
    await page.waitForSelector('.check-page .empty');
    expect(await button.isDisabled()).toBe(true);
    await page.selectOption('.about-file select >> nth=2', '');
    await page.waitForSelector('.as-read tbody tr');

    // A key of the page counts where no field has the focus.
    await page.locator('.check-head .steps').click();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.running a', { timeout: 60_000 });
    await page.click('.running a');
    await page.waitForSelector('.counts b');
    const counts = await page.$$eval('.counts b', (all) => all.map((b) => Number(b.textContent)));
    expect(counts).toEqual([5, 2, 3, 0]);

    await choose(path);
    await page.waitForSelector('.about-file a:has-text("already")');
    await page.click('.check-head button:has-text("Cancel")');
    await page.waitForSelector('.list-column tbody tr');
    expect(complaints).toEqual([]);
  });

  it.runIf(LOOKS_AT_REAL_FILES)('tells of real files how they are read, rows and columns adding up', async () => {
    for (const file of REAL_FILES) {
      await choose(join(DATA, file));
      await page.waitForSelector('.as-read tbody tr');
      const name = file.replace(/^.*\/|\.csv$/g, '').replaceAll('_', '-');
      await shows(`import-check-${name}`);
      const [, , rows = 0] = numbersIn(await page.textContent('#as-read-title ~ .end'));
      const [goesIn = 0] = numbersIn(await page.textContent('.check-head .end button:last-child'));
      const [refused = 0] = numbersIn(await page.textContent('#would-refuse-title'));
      expect(goesIn + refused, file).toBe(rows);
      await page.click('.check-head button:has-text("Cancel")');
      await page.waitForSelector('.list-column');
    }
    expect(complaints).toEqual([]);
  });
  if (!LOOKS_AT_REAL_FILES)
    console.log('Not tried: files of ../shared/data, without HAWKSBILL_PICTURES or because they are not here.');
});
