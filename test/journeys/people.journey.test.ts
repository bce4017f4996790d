/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Change } from '../../server/neo4j/change.js';
import { putChoice, putParameters } from '../../server/neo4j/changes/parameters.cypher.js';
import { makeChange, openDriver } from '../../server/neo4j/driver.js';
import { passwordOf } from '../../server/neo4j/embedded/password.js';
import { readRunFile } from '../../server/neo4j/embedded/run-file.js';
import { Sessions } from '../../server/neo4j/sessions.js';
import { named, writeParameters } from '../../server/resolution/parameter-set-json.js';
import { shippedParameters } from '../../server/resolution/parameters.js';
import { type Installation, sharedInstallation } from '../setup/installation.js';
import {
  faultsOf,
  INVESTIGATOR,
  openBrowser,
  openPage,
  signIn,
  signInWith,
  tabTo,
  withBrowser,
} from './at-the-page.js';

const STARTS_WITHIN_MS = 280_000;
/** Of the demonstration world: its administrator, who also discloses, and a prosecutor; both of the investigator's agency. */
const ADMINISTRATOR = 'achieng';
const PROSECUTOR = 'mutua';
/** Another each time, so that an installation that runs already will do. */
const SECOND = `second-${Date.now().toString(36)}`;
const CHOSEN = 'a-password-of-my-own';

/** Leaves of what a test put into use no trace: the installation is others' too. */
const forgetChoice: Change<{ readonly id: string }, true> = {
  text: `CYPHER 25
    MATCH (c:ParameterChoice {id: $id}) USING INDEX c:ParameterChoice(id)
    MATCH (p:ParameterSet {id: c.version}) USING INDEX p:ParameterSet(id)
    DETACH DELETE c, p RETURN true AS forgotten`,
  params: (p) => ({ ...p }),
  row: () => true,
};

/** The database of the installation, as its own server reaches it. */
async function databaseOf({ home }: Installation) {
  const running = await readRunFile(home);
  const driver = openDriver({
    uri: `bolt://127.0.0.1:${running?.boltPort}`,
    user: 'neo4j',
    password: await passwordOf(home),
  });
  const { change } = makeChange(new Sessions(driver));
  return { change, close: () => driver.close() };
}

withBrowser('people and their rights, with four eyes', () => {
  let server: Installation;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await sharedInstallation();
    browser = await openBrowser();
  }, STARTS_WITHIN_MS);

  afterAll(async () => {
    await browser?.close();
    expect(complaints).toEqual([]);
  });

  const pageOf = async (expected: readonly RegExp[] = []): Promise<Page> => {
    const opened = await openPage(browser, server, 'light');
    opened.page.on('close', () =>
      complaints.push(...opened.complaints.filter((said) => !expected.some((one) => one.test(said)))),
    );
    return opened.page;
  };
  const withoutFaults = async (page: Page, name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(200);
      expect.soft(await faultsOf(page), `${name}, in ${colorScheme}`).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const tasksOf = (page: Page) => page.$$eval('header nav a', (all) => all.map((a) => a.firstChild?.textContent ?? ''));
  const told = (page: Page, words: string) => page.waitForSelector(`.notice:has-text("${words}")`);

  let oneTime = '';

  it('an administrator makes an account, whose rights wait for a second one: at first the operator', async () => {
    const page = await pageOf();
    await signIn(page, server, ADMINISTRATOR);
    const tasks = await tasksOf(page);
    expect(tasks).toEqual(expect.arrayContaining(['Find', 'Cases', 'People']));
    expect(tasks).not.toContain('Access log');
    await page.goto(`${server.url}/people`);
    await page.waitForSelector('.people-table');
    await withoutFaults(page, 'people');

    await page.click('button:has-text("New account")');
    await page.fill('.drawer input[name=name]', SECOND);
    await page.fill('.drawer input[name=displayName]', 'Second Administrator');
    await page.check('.drawer label:has-text("administrator")');
    await page.fill('.drawer input[name=reason]', 'two of us now');
    await withoutFaults(page, 'new account');
    await page.click('.drawer button[type=submit]');
    await page.waitForSelector('.one-time code');
    oneTime = (await page.textContent('.one-time code')) ?? '';
    await withoutFaults(page, 'one-time password');
    const asked = page.locator('.request', { hasText: SECOND });
    expect(await asked.textContent()).toContain('Becomes administrator');
    expect(await asked.textContent()).toContain('Another administrator has to decide');

    const { waiting } = await server.command('rights');
    const [id] = waiting as readonly string[];
    const decided = await server.command('rights', id as string, '--approve', '--reason', 'the first second one');
    expect(decided).toMatchObject({ name: SECOND, approved: true });
    await page.close();
  });

  it('the new administrator chooses a password, meets his own work alone, and asks for a change', async () => {
    // The browser complains of the sign-in that asks for another password.
    const page = await pageOf([/status of 403/]);
    await signInWith(page, SECOND, oneTime);
    await page.fill('input[name=newPassword]', CHOSEN);
    await page.click('button[type=submit]');
    await page.waitForSelector('.people-table');
    expect(await tasksOf(page)).toEqual(['People', 'Ask']);
    await page.goto(`${server.url}/explore`);
    await page.waitForSelector('text=This page is for another role');
    await withoutFaults(page, 'not your task');

    // By keyboard: to the people, to one of them, and what is to change.
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.waitForSelector('.people-table');
    await tabTo(page, `.people-table a[href="/people/${INVESTIGATOR}"]`);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#person-title:focus');
    await tabTo(page, '.drawer label:has-text("prosecutor") input, .drawer input[type=checkbox] >> nth=2');
    await page.keyboard.press('Space');
    expect(await page.textContent('.what-changes')).toContain('prosecutor');
    await withoutFaults(page, 'what changes');
    await tabTo(page, '.drawer input[name=reason]');
    await page.keyboard.type('helps in court');
    await page.keyboard.press('Enter');
    await told(page, 'a second administrator decides');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.drawer', { state: 'detached' });

    // His own account and those of others are told apart.
    await page.goto(`${server.url}/people/${SECOND}`);
    await page.waitForSelector('text=Nobody administers his own');
    expect(await page.locator('.drawer form').count()).toBe(0);
    await page.goto(`${server.url}/people/thanh-ha`);
    await page.waitForSelector('.drawer select');
    expect(await page.locator('.drawer input[type=checkbox]').count()).toBe(0);
    await page.close();
  });

  it('the other one decides, with a reason, and ends the account of the first: its session ends too', async () => {
    const other = await pageOf();
    await signInWith(other, SECOND, CHOSEN);
    await other.waitForSelector('.people-table');

    const page = await pageOf();
    await signIn(page, server, ADMINISTRATOR);
    await page.goto(`${server.url}/people`);
    const asked = page.locator('.request', { hasText: 'helps in court' }).first();
    expect(await asked.getByRole('button', { name: 'Decline' }).isDisabled()).toBe(true);
    await asked.locator('input').fill('not before the trial');
    await withoutFaults(page, 'deciding');
    await asked.getByRole('button', { name: 'Decline' }).click();
    await told(page, 'nothing changes');
    expect(await page.textContent(`tr:has(a[href="/people/${INVESTIGATOR}"])`)).not.toContain('prosecutor');

    await page.goto(`${server.url}/people/${SECOND}`);
    await page.fill('.account-form input', 'left');
    await page.click('button:has-text("End the account")');
    await told(page, 'has ended');
    await page.waitForTimeout(1_100);
    await other.reload();
    await other.waitForSelector('input[name=password]');
    await page.close();
    await other.close();
  });

  it('an administrator reads that shipped parameters weigh in place of those that another program trained', async () => {
    const database = await databaseOf(server);
    const page = await pageOf();
    await signIn(page, server, ADMINISTRATOR);
    const at = new Date().toISOString();
    const { version } = named(shippedParameters, 'shipped-2');
    const content = writeParameters({ ...shippedParameters, version }, 'shipped-2');
    const choice = {
      version,
      by: ADMINISTRATOR,
      reason: 'as an earlier program left it',
      decidedBy: null,
      decision: null,
    };
    await database.change(putParameters, { version, by: ADMINISTRATOR, content, report: '{}' });
    await database.change(putChoice, { ...choice, id: SECOND, askedAt: at, inForceFrom: at });
    try {
      await page.goto(`${server.url}/people`);
      await page.waitForSelector('.people-table');
      const notice = page.locator('.people-column .problem');
      expect(await notice.textContent()).toContain(
        `${version}, were trained with the weights of another program, so ${shippedParameters.version} weighs in their place`,
      );
      await withoutFaults(page, 'stand-in');
    } finally {
      await database.change(forgetChoice, { id: SECOND });
    }
    await page.reload();
    await page.waitForSelector('.people-table');
    expect(await page.locator('.people-column .problem').count()).toBe(0);
    await page.close();
    await database.close();
  });

  it('a prosecutor is offered no judging and no importing', async () => {
    const page = await pageOf();
    await signIn(page, server, PROSECUTOR);
    await page.goto(`${server.url}/review`);
    await page.waitForSelector('.compare tbody tr');
    expect(await page.locator('.decide button').count()).toBe(0);
    await page.keyboard.press('?');
    await page.waitForSelector('[role=dialog] .keys-help');
    expect(await page.textContent('[role=dialog]')).not.toContain('same, different, unsure');
    await page.keyboard.press('Escape');
    await page.goto(`${server.url}/imports`);
    await page.waitForSelector('.list-column tbody tr');
    expect(await page.locator('.new-import').count()).toBe(0);
    await page.goto(`${server.url}/people`);
    await page.waitForSelector('text=This page is for another role: administrator');
    await page.close();
  });

  it('who opened a case lets others in and takes them out, in its history', async () => {
    const page = await pageOf();
    await signIn(page, server);
    await page.goto(`${server.url}/cases`);
    await page.fill('input[name=reference]', SECOND);
    await page.fill('input[name=title]', 'With others');
    await page.click('.new-case button[type=submit]');
    await page.waitForSelector('.let-in');
    await page.waitForSelector(`#colleagues option[value=${PROSECUTOR}]`, { state: 'attached' });
    expect(await page.locator('#colleagues option[value=thanh-ha]').count()).toBe(0);
    await page.fill('.let-in input[name=member]', PROSECUTOR);
    await page.fill('.let-in input[name=lastDay]', '2099-12-31');
    await page.fill('.let-in input[name=reason]', 'leads it in court');
    await page.click('.let-in button[type=submit]');
    await told(page, 'is a member now');
    expect(await page.textContent(`.members li:has-text("${PROSECUTOR}")`)).toContain('until 2099-12-31');
    await withoutFaults(page, 'members');
    await page.click(`.members li:has-text("${PROSECUTOR}") button`);
    await page.fill('[role=dialog] input[name=reason]', 'another took over');
    await page.keyboard.press('Enter');
    await told(page, 'is no member any more');
    const history = await page.$$eval('.event', (all) => all.map((event) => event.textContent));
    expect(history[0]).toContain('another took over');
    expect(history[1]).toContain('leads it in court');
    await page.close();
  });
});
