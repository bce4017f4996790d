/// <reference lib="dom" />
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { describe } from 'vitest';
import { findBrowser } from '../setup/find-browser.mjs';
import type { Installation } from '../setup/installation.js';

/** An investigator of the demonstration world. */
export const INVESTIGATOR = 'wanjiru';

const executablePath = findBrowser();
if (!executablePath) process.stdout.write('The page is not tried: no browser here. Get one with: npm run test:setup\n');

/** For tests that need a browser: left out, and said so, where there is none. */
export const withBrowser = executablePath ? describe : describe.skip;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executablePath as string, args: ['--no-sandbox'] });
}

/** A page at the sign-in. Whatever it complains of, and whatever it asks of anybody else, is kept. */
export async function openPage(
  browser: Browser,
  server: Installation,
  colorScheme: 'light' | 'dark',
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url()))
      complaints.push(`asked ${request.url()}`);
  });
  await page.goto(server.url);
  await page.waitForSelector('input[name=name]:focus');
  return { page, complaints };
}

export async function signIn(page: Page, server: Installation, name = INVESTIGATOR): Promise<void> {
  await signInWith(page, name, server.passwordOf(name));
  await page.waitForSelector('#find-text');
}

/** A page of somebody who has signed in, and what it complains of from its first line on. */
export async function openSignedIn(
  browser: Browser,
  server: Installation,
): Promise<{ page: Page; complaints: string[] }> {
  const opened = await openPage(browser, server, 'light');
  await signIn(opened.page, server);
  return opened;
}

export async function signInWith(page: Page, name: string, password: string): Promise<void> {
  await page.fill('input[name=name]', name);
  await page.fill('input[name=password]', password);
  await page.click('button[type=submit]');
}

/** What axe finds wrong on the page as it stands (WCAG 2.2 AA and good practice), one line each. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    return (await checker.run(document, { resultTypes: ['violations'] })).violations;
  });
  return violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

/** Presses Tab until the keyboard is there: what cannot be reached fails here. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  const target = page.locator(selector).first();
  for (let step = 0; step < 90; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** Waits until that many things are on the chart, as kept on this machine. */
export async function onChart(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => JSON.parse(localStorage.getItem('hawksbill.chart') ?? '{"places":[]}').places.length === wanted,
    count,
  );
}

/** How many things the chart says it shows. */
export async function countOf(page: Page): Promise<number> {
  return Number((await page.textContent('.stage-bar b'))?.split(' ')[0]);
}
