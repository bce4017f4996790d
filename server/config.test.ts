import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

describe('the configuration', () => {
  it('works with nothing set', () => {
    const config = readConfig({}, 'linux');
    expect(config).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      demo: true,
      neo4j: null,
      tls: null,
      trustedProxies: 0,
    });
    expect(config.home).toMatch(/\.local[/\\]share[/\\]hawksbill$/);
    expect(config.cache).toMatch(/\.cache[/\\]hawksbill$/);
    expect(readConfig({}, 'darwin').home).toMatch(/Library[/\\]Application Support[/\\]hawksbill$/);
  });

  it('takes what the environment says, and says so without the secret', () => {
    const { neo4j, home, origins } = readConfig(
      { HAWKSBILL_HOME: 'here', NEO4J_URI: 'neo4j://db:7687', NEO4J_PASSWORD: 'opensesame', PORT: '' },
      'linux',
    );
    expect(home).toBe(resolve('here'));
    expect(neo4j).toEqual({ uri: 'neo4j://db:7687', user: 'neo4j', password: 'opensesame' });
    expect(origins).toContainEqual({ name: 'NEO4J_PASSWORD', shown: '(set)', from: 'environment' });
    expect(origins).toContainEqual({ name: 'PORT', shown: '4000', from: 'default' });
    expect(JSON.stringify(origins)).not.toContain('opensesame');
  });

  it('knows what can need a second person, and takes no word for anything else', () => {
    expect(readConfig({}).fourEyes).toEqual([]);
    expect(readConfig({ HAWKSBILL_FOUR_EYES: 'rights' }).fourEyes).toEqual(['RIGHTS']);
    expect(() => readConfig({ HAWKSBILL_FOUR_EYES: 'RIGTHS' })).toThrow('It can name RIGHTS');
  });

  it('takes user and password from the file that the Neo4j image reads', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hawksbill-config-'));
    const file = join(folder, 'auth');
    await writeFile(file, 'neo4j/with/slash\n');
    const { neo4j } = readConfig({ NEO4J_URI: 'bolt://db:7687', NEO4J_AUTH_FILE: file });
    expect(neo4j).toEqual({ uri: 'bolt://db:7687', user: 'neo4j', password: 'with/slash' });
    await rm(folder, { recursive: true });
  });

  it('takes an agency’s provider with TLS, and without it only on this machine', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hawksbill-config-'));
    const secret = join(folder, 'client-secret');
    await writeFile(secret, 'opensesame\n');
    const at = (issuer: string) =>
      readConfig({
        HAWKSBILL_OIDC_ISSUER: issuer,
        HAWKSBILL_OIDC_CLIENT_ID: 'hawksbill',
        HAWKSBILL_OIDC_CLIENT_SECRET_FILE: secret,
        HAWKSBILL_OIDC_GROUPS: 'groups.json',
      });
    const { oidc, origins } = at('https://login.example');
    expect(oidc).toEqual({
      issuer: 'https://login.example',
      clientId: 'hawksbill',
      clientSecret: 'opensesame',
      groupsFile: 'groups.json',
    });
    expect(JSON.stringify(origins)).not.toContain('opensesame');
    expect(at('http://127.0.0.1:9000').oidc).not.toBeNull();
    for (const issuer of ['http://login.example', 'http://127.0.0.1.example', 'login.example', 'file:///etc']) {
      expect(() => at(issuer)).toThrow('It must begin with https://');
    }
    await rm(folder, { recursive: true });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT is "http". It must be a whole number from 0 to 65535.'],
    [{ PORT: '70000' }, 'PORT is "70000"'],
    [{ HAWKSBILL_DEMO: 'perhaps' }, 'HAWKSBILL_DEMO is "perhaps". Write 1 or 0.'],
    [{ NEO4J_URI: 'db:7687', NEO4J_PASSWORD: 'x' }, 'NEO4J_URI is "db:7687"'],
    [{ NEO4J_URI: 'bolt://db' }, 'NEO4J_PASSWORD is not'],
    [{ HAWKSBILL_TLS_KEY: 'k.pem' }, 'go together'],
    [{ HAWKSBILL_S3_BUCKET: 'b' }, 'HAWKSBILL_S3_BUCKET is set, but an object store is not supported yet'],
    [{ NEO4J_AUTH_FILE: '/no/such/file' }, 'which cannot be read'],
    [{ HAWKSBILL_OIDC_ISSUER: 'https://login.example' }, 'HAWKSBILL_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET_FILE'],
  ])('refuses %j', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });
});
