/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeAt } from '../setup/authenticator.js';
import { type Installation, installationElsewhere, nowElsewhere, STRICT } from '../setup/installation.js';
import { faultsOf, INVESTIGATOR, openBrowser, openPage, signIn, tabTo, withBrowser } from './at-the-page.js';

const STARTS_WITHIN_MS = 280_000;
const STEP_MS = 30_000;
/** Of an agency that demands no second factor. */
const BEFORE = 'mutua';

withBrowser('somebody at his account page', () => {
  let server: Installation;
  let browser: Browser;

  beforeAll(async () => {
    server = await installationElsewhere();
    browser = await openBrowser();
  }, STARTS_WITHIN_MS);

  afterAll(async () => void (await browser?.close()));

  const expectSound = async (page: Page, name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(150);
      expect.soft(await faultsOf(page), `${name}, in ${colorScheme}`).toEqual([]);
    }
  };

  it('sets up a second factor and signs in with it, by keyboard alone, and makes a token', async () => {
    const { page, complaints } = await openPage(browser, server, 'light');
    await signIn(page, server);
    await tabTo(page, 'button.account');
    await page.keyboard.press('Enter');
    await tabTo(page, '#account-menu button:nth-last-child(2)');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.account-page section');
    // The address alone leads there too.
    await page.reload();
    await page.waitForSelector('.account-page section');
    await page.waitForSelector('button.account span:not(:empty)');
    await expectSound(page, 'account');

    await tabTo(page, '.account-page section:first-of-type button');
    await page.keyboard.press('Enter');
    await tabTo(page, '.account-page section:first-of-type input[name=password]');
    await page.keyboard.type(server.passwordOf(INVESTIGATOR));
    await page.keyboard.press('Enter');
    const secret = await secretOn(page);
    await expectSound(page, 'picture');
    await tabTo(page, 'input[name=code]');
    await page.keyboard.type(codeAt(secret, nowElsewhere()));
    await page.keyboard.press('Enter');
    await page.waitForSelector('.recovery-codes');
    await expectSound(page, 'recovery codes');
    const codes = await page.locator('.recovery-codes li').allTextContents();
    expect(codes).toHaveLength(10);
    await tabTo(page, '.recovery-codes + button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=10 recovery codes are left');
    await expectSound(page, 'account with a second factor');

    const name = `count of ${new Date().toISOString()}`;
    await page.fill('.account-page input[name=name]', name);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.new-token code');
    await expectSound(page, 'token');
    const token = await page.textContent('.new-token code');
    const asked = () =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ sources { name } }' }),
      });
    expect((await asked()).status).toBe(200);
    await page.click(`button[aria-label="Revoke ${name}"]`);
    await page.waitForSelector(`td:has-text("${name}")`, { state: 'detached' });
    expect((await asked()).status).toBe(401);

    await page.click('text=Sign out everywhere');
    await page.waitForSelector('input[name=name]:focus');
    await page.fill('input[name=name]', INVESTIGATOR);
    await page.fill('input[name=password]', server.passwordOf(INVESTIGATOR));
    await page.keyboard.press('Enter');
    await page.waitForSelector('input[name=code]:focus');
    await expectSound(page, 'code');
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.problem');
    await expectSound(page, 'wrong code');
    await page.fill('input[name=code]', codeAt(secret, nowElsewhere(STEP_MS)));
    await page.keyboard.press('Enter');
    await page.waitForSelector('#find-text');
    // A browser notes every answer that is no success.
    expect(complaints.filter((c) => !/status of 401/.test(c))).toEqual([]);
  });

  it('reads who took it away before anything else, once', async () => {
    const reset = await server.command('second-factor', 'reset', INVESTIGATOR);
    expect(reset).toMatchObject({ reset: true });
    const { page, complaints } = await openPage(browser, server, 'light');
    await page.fill('input[name=name]', INVESTIGATOR);
    await page.fill('input[name=password]', server.passwordOf(INVESTIGATOR));
    await page.keyboard.press('Enter');
    await page.waitForSelector('.factor-taken');
    expect(await page.textContent('.factor-taken')).toContain('By operator');
    await expectSound(page, 'second factor taken away');
    await page.click('.factor-taken button');
    await page.waitForSelector('#find-text');
    await page.reload();
    await page.waitForSelector('#find-text');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('signs in at the agency, in the place of whoever was signed in, and signs out', async () => {
    const { page, complaints } = await openPage(browser, server, 'light');
    await expectSound(page, 'sign-in with an agency');
    await signIn(page, server, BEFORE);
    // A second tab comes from the agency: from another site, so that no session is brought along.
    const tab = await page.context().newPage();
    await tab.goto(`${server.url}/sign-in/agency`);
    await signInAtAgency(tab, 'amina');
    await tab.waitForSelector('#find-text');
    expect(await personAt(tab)).toContain('Amina W.');
    await page.waitForSelector('button.account:has-text("Amina W.")');

    await tab.click('button.account');
    await tab.click('#account-menu button:last-child');
    // The agency still knows him, and asks nothing.
    await tab.click('a:has-text("Sign in with your agency")');
    await tab.waitForSelector('#find-text');
    expect(await personAt(tab)).toContain('Amina W.');
    expect(complaints.filter((c) => !/status of 401/.test(c))).toEqual([]);
    await page.context().close();
  });

  it('of an agency that demands it sees nothing before the second factor is there', async () => {
    const { page, complaints } = await openPage(browser, server, 'light');
    await page.fill('input[name=name]', STRICT.name);
    await page.fill('input[name=password]', server.passwordOf(STRICT.name));
    await page.keyboard.press('Enter');
    await page.waitForSelector('.set-up-first');
    await page.goto(`${server.url}/find`);
    await page.waitForSelector('.set-up-first');
    await expectSound(page, 'set up first');
    await page.fill('input[name=password]', server.passwordOf(STRICT.name));
    await page.keyboard.press('Enter');
    const secret = await secretOn(page);
    await page.fill('input[name=code]', codeAt(secret, nowElsewhere()));
    await page.keyboard.press('Enter');
    await page.click('.recovery-codes + button');
    await page.waitForSelector('#find-text');
    expect(complaints).toEqual([]);
  });
});

/** Goes through the forms of the agency: a name and a password, then leave to tell them here. */
async function signInAtAgency(page: Page, name: string): Promise<void> {
  await page.waitForURL(/^http:\/\/localhost:/);
  await page.fill('input[name=login]', name);
  await page.fill('input[name=password]', 'any');
  await page.click('button[type=submit]');
  const agreed = page.locator('form:has(input[name=prompt][value=consent]) button');
  await Promise.race([agreed.click().catch(() => undefined), page.waitForURL(/^http:\/\/127\.0\.0\.1:/)]);
}

async function personAt(page: Page): Promise<string> {
  await page.waitForSelector('button.account span:not(:empty)');
  return (await page.textContent('button.account')) ?? '';
}

async function secretOn(page: Page): Promise<string> {
  await page.waitForSelector('.qr-code');
  return (await page.textContent('.facts dd')) ?? '';
}
