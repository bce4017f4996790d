/// <reference lib="dom" />
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtPage } from '../setup/built-server.js';
import { findBrowser } from '../setup/find-browser.mjs';
import { field } from '../setup/service.js';
import { LISTED } from './listed.js';
import { COLUMNS, openTarget, type Target, takeIn } from './target.js';

const executablePath = findBrowser();
if (!executablePath)
  process.stdout.write('The page is not attacked: no browser here. Get one with: npm run test:setup\n');

/** Names that a page might take for more than letters. */
const LABELS = {
  element: '<img src=x onerror=alert(1)>',
  script: '</script><script>alert(2)</script>',
  drawing: '<svg onload=alert(3)><a xlink:href="javascript:alert(4)">go</a></svg>',
  address: 'javascript:alert(5)',
  backwards: 'ACME \u202egnp.exe\u202c LTD',
} as const;

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const FILE = `${COLUMNS}\n${Object.values(LABELS)
  .map(
    (label, i) =>
      `LR,9100${i},,${quoted(label)},,LR,,,General cargo,1,1,2005,${quoted(`${label} Owner`)},LR,${quoted(label)},,,2016-12-01,`,
  )
  .join('\n')}\n`;

describe.skipIf(executablePath === null)('a page on which labels are attacks', () => {
  let target: Target;
  let browser: Browser;
  let context: BrowserContext;
  /** Dialogs, violations of the page's policy, and faults of its scripts. */
  const complaints: string[] = [];
  let addresses: readonly string[];

  beforeAll(async () => {
    target = await openTarget(false, await builtPage());
    await takeIn(target.service, target.amina, 'labels.csv', 'TLP:AMBER', FILE);
    addresses = await addressesIn(target);
    browser = await chromium.launch({ executablePath: executablePath as string, args: ['--no-sandbox'] });
    context = await browser.newContext();
    await context.exposeFunction('tellViolation', (text: string) => complaints.push(text));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (v) => {
        (window as unknown as { tellViolation(text: string): void }).tellViolation(
          `${v.violatedDirective} ${v.blockedURI}`,
        );
      });
    });
    const page = await context.newPage();
    await page.goto(target.service.url);
    await page.fill('input[name=name]', 'dora');
    await page.fill('input[name=password]', target.service.password);
    await page.click('button[type=submit]');
    await page.waitForSelector('#find-text');
    await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await target.service.close();
  });

  const open = async (address: string): Promise<Page> => {
    const page = await context.newPage();
    page.on('dialog', (dialog) => {
      complaints.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${target.service.url}${address}`);
    await page.waitForLoadState('networkidle');
    return page;
  };

  it('shows each of them as text wherever it stands, and runs nothing', async () => {
    let shown = '';
    for (const address of addresses) {
      const page = await open(address);
      shown += await page.textContent('body');
      expect(await page.locator('a[href^="javascript:" i]').count(), address).toBe(0);
      expect(await page.locator('img[src="x"], [onload], [onerror]').count(), address).toBe(0);
      await page.close();
    }
    for (const label of [LABELS.element, LABELS.script, LABELS.drawing, LABELS.address]) expect(shown).toContain(label);
    expect(complaints).toEqual([]);
  }, 180_000);

  it('would tell of a script that ran: the page notices one of its own', async () => {
    const page = await open('/find');
    await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>'));
    await expect.poll(() => complaints.join('\n'), { timeout: 10_000 }).toContain('script-src');
    await page.close();
  });
});

/** Every task of the page, opened at what the labels name. */
async function addressesIn({ amina, service }: Target): Promise<readonly string[]> {
  const dora = await service.signIn('dora');
  const found = await amina.ask(
    '{ search(text: "alert", first: 50) { edges { node { entity { id } } } } imports { edges { node { id records { edges { node { id } } } } } } }',
  );
  const { edges } = field<{ edges: readonly { node: { entity: { id: string } } }[] }>(found, 'search');
  const imports = field<{
    edges: readonly { node: { id: string; records: { edges: readonly { node: { id: string } }[] } } }[];
  }>(found, 'imports');
  const things = edges.map(({ node }) => node.entity.id);
  const opened = await dora.ask(LISTED.openCase, { reference: LABELS.address, title: LABELS.script });
  const { id } = field<{ id: string }>(opened, 'openCase');
  await dora.ask(LISTED.addToCase, { case: id, entities: things.slice(0, 5) });
  const [labels] = imports.edges;
  return [
    '/find',
    `/find?text=${encodeURIComponent(LABELS.element)}`,
    ...things.slice(0, 4).map((thing) => `/things/${thing}`),
    `/explore?add=${things[0]}`,
    '/review',
    '/imports',
    `/imports/${labels?.node.id}`,
    ...(labels?.node.records.edges.slice(0, 3) ?? []).map(({ node }) => `/records/${node.id}`),
    '/cases',
    `/cases/${id}`,
    '/access-log',
    `/${encodeURIComponent(LABELS.element)}`,
  ];
}
