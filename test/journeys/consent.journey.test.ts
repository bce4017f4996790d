/// <reference lib="dom" />
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, sharedInstallation } from '../setup/installation.js';
import { faultsOf, openBrowser, openPage, signIn, withBrowser } from './at-the-page.js';

const PICTURES = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const STARTS_WITHIN_MS = 280_000;
/** The case of the demonstration world: others may have been opened beside it. */
const CASE = 'hb-2024-003';
/** Of the customs of Hai Phong, whose report of the seizure is in the case. */
const ORIGINATOR = 'thanh-ha';

withBrowser('what came from another agency', () => {
  let server: Installation;
  let browser: Browser;

  beforeAll(async () => {
    server = await sharedInstallation();
    browser = await openBrowser();
  }, STARTS_WITHIN_MS);
  afterAll(async () => {
    await browser?.close();
  });

  const shows = async (page: Page, name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(250);
      if (process.env.HAWKSBILL_PICTURES && colorScheme === 'light')
        await page.screenshot({ path: join(PICTURES, `${name}.png`) });
      expect.soft(await faultsOf(page), `${name}, in ${colorScheme}`).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };

  it('is asked about on the case page and granted by its originator, with nothing amiss on either page', async () => {
    const ours = await openPage(browser, server, 'light');
    await signIn(ours.page, server);
    await ours.page.goto(`${server.url}/cases`);
    await ours.page.click(`.list-column tbody a:has-text("${CASE}")`);
    await ours.page.waitForSelector('.consent-records a');
    await ours.page.click('form.panel button[type=submit]');
    await ours.page.waitForSelector('form.panel .problem');
    expect(await ours.page.textContent('form.panel .problem')).toContain('need the consent of vn-customs');
    await shows(ours.page, 'consent-needed');
    await ours.page.fill('form[aria-label="Ask for consent"] input[name=purpose]', 'Trial of the exporter');
    await ours.page.click('form[aria-label="Ask for consent"] button[type=submit]');
    await ours.page.waitForSelector('.consent-request .chip.chosen');
    await shows(ours.page, 'consent-asked');

    const theirs = await openPage(browser, server, 'light');
    await signIn(theirs.page, server, ORIGINATOR);
    await theirs.page.click('nav a[href="/consent"]');
    await theirs.page.waitForSelector('.consent-request .decide');
    expect(await theirs.page.textContent('.consent-request')).not.toContain('Ivory');
    await shows(theirs.page, 'consent');
    await theirs.page.click('.decide button[value=GRANTED]');
    await theirs.page.waitForSelector('.consent-request .chip.ok');

    await ours.page.reload();
    await ours.page.waitForSelector('.consent-request .chip.ok');
    expect(await ours.page.locator('.consent-records a').count()).toBe(0);

    await theirs.page.fill('form[aria-label^="Take back"] input[name=note]', 'The trial is over');
    await theirs.page.click('form[aria-label^="Take back"] button[type=submit]');
    await theirs.page.waitForSelector('.consent-request .chip.line');
    await ours.page.reload();
    await ours.page.waitForSelector('.consent-records a');
    expect([...ours.complaints, ...theirs.complaints]).toEqual([]);
  });
});
