import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAdvisories } from './advisories.mjs';
import { billOfMaterials } from './bill-of-materials.js';
import known from './known-secrets.json' with { type: 'json' };
import { EXCEPTIONS, faultsOfLicences, idleExceptions } from './licences.js';
import { faultsOfLockfile, inexactVersions, type Lockfile, withInstallScripts } from './lockfile.js';
import { secretsIn } from './secrets.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (path: string) => readFile(`${root}${path}`, 'utf8');
const lockfile: Lockfile = JSON.parse(await textOf('package-lock.json'));
const project = JSON.parse(await textOf('package.json'));

/** A lockfile of one package, sound unless a test says otherwise. */
function lockfileOf(changed: object): Lockfile {
  const sound = { version: '1.0.0', license: 'MIT', integrity: `sha512-${'A'.repeat(86)}==` };
  return { lockfileVersion: 3, packages: { '': { version: '0.1.0' }, 'node_modules/a': { ...sound, ...changed } } };
}

describe('the lockfile', () => {
  it('has a SHA-512 hash for every package, and no address', () => {
    expect(Object.keys(lockfile.packages).length).toBeGreaterThan(100);
    expect(faultsOfLockfile(lockfile)).toEqual([]);
  });

  it('is kept so by .npmrc, which names no registry', async () => {
    const settings = (await textOf('.npmrc')).split('\n');
    expect(settings).toContain('omit-lockfile-registry-resolved=true');
    expect(settings.filter((line) => /^\s*(@.*:)?registry\s*=|^\s*\/\//.test(line))).toEqual([]);
  });

  it('is asked for exact versions alone', () => {
    const { dependencies, devDependencies, overrides } = project;
    expect(inexactVersions({ ...dependencies, ...devDependencies, ...overrides })).toEqual([]);
  });

  it('lists the packages that would run a program on installation: a new one is looked at by a person', () => {
    // Prints a line on versions; nothing is built (docs/decisions/0130).
    expect(withInstallScripts(lockfile)).toEqual(['@apollo/protobufjs']);
  });

  it.each([
    ['no hash', { integrity: undefined }],
    ['a weak hash', { integrity: 'sha1-aGVsbG8=' }],
    ['a foreign host', { resolved: 'https://example.org/a.tgz' }],
    ['a repository', { resolved: 'git+ssh://git@example.org/a.git#0123' }],
    ['a folder', { link: true }],
  ])('is refused with %s', (_, changed) => {
    expect(faultsOfLockfile(lockfileOf(changed)).length).toBeGreaterThan(0);
  });

  it('is sound where nothing is wrong', () => expect(faultsOfLockfile(lockfileOf({}))).toEqual([]));

  it.each(['^1.0.0', '1.x', 'latest', 'https://example.org/a.tgz', 'github:a/b'])(
    'may not be asked for "%s"',
    (version) => {
      expect(inexactVersions({ a: version })).toHaveLength(1);
    },
  );
});

describe('licences', () => {
  it('are permissive, or excepted with a reason that still applies', () => {
    expect(faultsOfLicences(lockfile)).toEqual([]);
    expect(idleExceptions(lockfile)).toEqual([]);
    for (const { because } of EXCEPTIONS) expect(because.length).toBeGreaterThan(20);
  });

  it.each(['GPL-3.0-only', 'AGPL-3.0', 'SSPL-1.0', 'UNLICENSED', 'MPL-2.0', 'MIT AND GPL-2.0-only', undefined])(
    'of a package under %s are refused',
    (license) => expect(faultsOfLicences(lockfileOf({ license }))).toHaveLength(1),
  );

  it.each(['(MIT OR GPL-2.0-only)', '(MIT AND Zlib)', 'ISC'])('of a package under %s are taken', (license) => {
    expect(faultsOfLicences(lockfileOf({ license }))).toEqual([]);
  });
});

describe('the bill of materials', () => {
  it('lists every package with version, hash and licence, and is written for whoever asks', async () => {
    const bill = billOfMaterials(lockfile);
    expect(bill.metadata.component).toEqual({ type: 'application', name: 'hawksbill', version: project.version });
    const asked = Object.entries<string>(project.dependencies).map(([name, version]) => `${name}@${version}`);
    expect(bill.components.map((c) => `${c?.name}@${c?.version}`)).toEqual(expect.arrayContaining(asked));
    for (const component of bill.components) expect(component?.hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/);
    await mkdir(`${root}dist`, { recursive: true });
    await writeFile(`${root}dist/hawksbill.cdx.json`, `${JSON.stringify(bill, null, 2)}\n`);
  });

  it('is the same for the same lockfile', () => expect(billOfMaterials(lockfile)).toEqual(billOfMaterials(lockfile)));
});

describe('secrets', () => {
  it('stand in no file that is under version control, but those known to open nothing', async () => {
    const paths = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
      .toString()
      .split('\0')
      .filter((path) => path !== '');
    expect(paths).toContain('package.json');
    const texts = await Promise.all(paths.map(async (path) => [path, await textOf(path).catch(() => '')] as const));
    const found = texts.flatMap(([path, text]) => secretsIn(path, text));
    const isKnown = (path: string, sha256: string) => known.some((k) => k.path === path && k.sha256 === sha256);
    expect(found.filter((secret) => !isKnown(secret.path, secret.sha256))).toEqual([]);
    expect(known.filter((k) => !found.some((s) => s.path === k.path && s.sha256 === k.sha256))).toEqual([]);
  });

  // Made when the test runs: a file that held them would be found itself.
  const chance = () => randomBytes(24).toString('base64url').replaceAll(/[-_]/g, 'x');
  const { privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  it.each([
    ['a private key', privateKey],
    ['a bolt address with a password', `const uri = 'bolt://neo4j:${chance()}@db:7687';`],
    ['an address with a password and no name', `redis://:${chance()}@cache:6379`],
    ['a token of a code host', `GITHUB=ghp_${(chance() + chance()).slice(0, 36)}`],
    ['a token of a registry', `//host/:_auth${'Token'}=${chance()}`],
    ['a key of a cloud', `aws: AKIA${'ABCDEFGHIJKLMNOP'}`],
    ['a signed token', ['eyJhbGciOiJIUzI1NiJ9', `eyJ${chance()}`, chance()].join('.')],
    ['a password in the text', `{ "password": "${chance()}" }`],
    ['a token in the text', `const apiToken = '${chance()}';`],
  ])('are found where there is %s', (_, text) => {
    expect(secretsIn('a.ts', `first line\n${text}\n`)).toMatchObject([{ path: 'a.ts', line: 2 }]);
  });

  it.each([
    'NEO4J_AUTH_FILE: /run/secrets/neo4j-auth',
    'const token = readToken(request);',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template in the text that is looked at
    'connect(`bolt://neo4j:${password}@127.0.0.1:${port}`)',
    "password: 'Password'",
  ])('are not seen in %s', (text) => expect(secretsIn('a.ts', text)).toEqual([]));
});

describe('advisories', () => {
  const answer = (counts: object) => JSON.stringify({ metadata: { vulnerabilities: counts } });

  it('fail for a high one, and count as passed only when there was an answer', () => {
    expect(readAdvisories(answer({ low: 2, high: 1, critical: 0 }))).toMatchObject({ passed: 0, failed: 1 });
    expect(readAdvisories(answer({ low: 2, high: 0, critical: 0 }))).toMatchObject({ passed: 1, failed: 0 });
  });

  it.each(['', 'not JSON', '{"message": "405 Method Not Allowed", "statusCode": 405}', '{"metadata": {}}'])(
    'are unavailable, neither passed nor failed, after %s',
    (output) =>
      expect(readAdvisories(output)).toMatchObject({
        passed: 0,
        failed: 0,
        skipped: 1,
        told: expect.stringMatching(/^Advisory data unavailable/),
      }),
  );
});
