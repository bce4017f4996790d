import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LISTED } from './listed.js';
import { ask, asPage, COLUMNS, found, send, type Target } from './target.js';

const IMPORTS = '/imports?source=vessel-registry&handling=TLP:AMBER&receivedOn=2026-01-02';
const MEBIBYTE = 1024 ** 2;

const row = (officialNo: string, name: string, owner = 'Plain Owner Ltd') =>
  `LR,${officialNo},,${name},,LR,,,General cargo,100,100,2005,${owner},LR,,,,2016-12-01,\n`;

/** Files of other kinds than a table, and tables that are traps. Each is refused as a whole, with a reason. */
const REFUSED: readonly (readonly [string, string | Buffer])[] = [
  [
    'an archive with a path out of its folder',
    Buffer.from('PK\u0003\u0004\u0014\u0000../../../../tmp/pwned', 'latin1'),
  ],
  ['twenty megabytes packed small', gzipSync(Buffer.alloc(20 * MEBIBYTE))],
  ['a PDF', '%PDF-1.7\n1 0 obj\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\n'],
  ['a program', Buffer.from('7f454c4602010100000000000000000002003e00', 'hex')],
  [
    'XML of a billion laughs',
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><l>&b;</l>',
  ],
  ['XML that asks for a file', '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'],
  ['XML that asks the network', '<!DOCTYPE r [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]><r>&x;</r>'],
  ['XML that includes', '<r xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></r>'],
  ['JSON with names of objects', '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'],
  ['nothing', ''],
  ['bytes without meaning', Buffer.alloc(4_096, 0)],
  ['a heading whose quote never ends', `"${COLUMNS.repeat(5_000)}`],
  ['a hundred thousand columns', `${'c,'.repeat(100_000)}\n`],
  ['a heading of names that objects have', '__proto__,constructor,toString,hasOwnProperty\n1,2,3,4\n'],
];

/** Names of columns and cells that other programs would take for orders. */
const ORDERS = [
  'x`}) DETACH DELETE n //',
  "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l",
  `\${jndi:ldap://127.0.0.1:9/x}`,
  '=HYPERLINK(0)',
  "'; DROP TABLE x --",
];

/** Files that somebody hands in to break what reads them. */
export function hostileFiles(target: () => Target): void {
  const handIn = async (fileName: string, body: string | Buffer) => {
    const headers = { ...asPage(target().amina), 'content-type': 'application/octet-stream' };
    const path = `${IMPORTS}&fileName=${encodeURIComponent(fileName)}`;
    const reply = await send(target(), { path, headers, body });
    expect(reply.status, reply.text).toBe(202);
    const { id } = JSON.parse(reply.text) as { id: string };
    await target().service.settled();
    const job = await send(target(), { method: 'GET', path: `/jobs/${encodeURIComponent(id)}`, headers });
    return JSON.parse(job.text) as { state: string; problem: string | null; importId: string | null };
  };
  const entities = async () => {
    const { status } = (await ask(target(), LISTED.cases)).data as { status: { entities: number } };
    return status.entities;
  };

  describe('a hostile file', () => {
    it.each(REFUSED)('is refused with a reason: %s', async (what, body) => {
      const before = await entities();
      const { state, problem } = await handIn(`${what}.csv`, body);
      expect(state).toBe('FAILED');
      expect(problem).toMatch(/\w+ \w+/);
      expect(problem).not.toContain('root:');
      expect(await entities()).toBe(before);
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    });

    it('with a path for a name stays in its folder', async () => {
      const { importId } = await handIn('../../../../tmp/pwned.csv', `${COLUMNS}\n${row('70001', 'PATH')}`);
      expect(importId).not.toBeNull();
      const listed = await ask(target(), LISTED.imports);
      expect(listed.text).toContain('"pwned.csv"');
      expect(listed.text).not.toContain('..');
    });

    it.each(ORDERS)('whose columns and cells are orders is kept as data: %s', async (order) => {
      const quoted = `"${order.replaceAll('"', '""')}"`;
      const number = String(80_000 + ORDERS.indexOf(order));
      const body = `${COLUMNS},${quoted}\n${row(number, quoted).trimEnd()},${quoted}\n`;
      const before = await entities();
      const { state, importId } = await handIn(`order-${number}.csv`, body);
      // A column that the layout has not is either passed over or refused; never taken for more than a name.
      if (state === 'DONE') expect(importId).not.toBeNull();
      expect(await entities()).toBeGreaterThanOrEqual(before);
      const reply = await ask(target(), LISTED.search, { text: order });
      for (const { extensions } of reply.errors) expect(extensions?.code).toBe('BAD_USER_INPUT');
    });

    it('from another site, or larger than may be, is refused before it is read', async () => {
      const { 'x-requested-with': _, ...headers } = asPage(target().amina);
      const path = `${IMPORTS}&fileName=x.csv`;
      expect((await send(target(), { path, headers, body: COLUMNS })).status).toBe(403);
      const large = { ...asPage(target().amina), 'content-length': String(2 * 1024 ** 3) };
      const refused = await send(target(), { path, headers: large, body: '' }).catch((closed: unknown) => closed);
      expect(refused).toMatchObject(refused instanceof Error ? { code: /ECONNRESET|EPIPE/ } : { status: 413 });
    });

    it('with rows that somebody else handed in, unseen, is taken as if they were new', async () => {
      const before = await ask(target(), LISTED.imports);
      const { state } = await handIn('again.csv', `${COLUMNS}\n${row('99917', 'OTHER NAME')}`);
      expect(state).toBe('DONE');
      const { imports } = (await ask(target(), LISTED.imports)).data as {
        imports: { totalCount: number; edges: readonly { node: object }[] };
      };
      expect(imports.totalCount).toBe(found<{ totalCount: number }>(before, 'imports').totalCount + 1);
      expect(imports.edges[0]?.node).toEqual({ fileName: 'again.csv', accepted: 1 });
    });
  });
}
