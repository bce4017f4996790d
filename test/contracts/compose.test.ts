import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../server/config.js';
import { javaOptions, SMALL } from '../../server/neo4j/embedded/settings.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly user: string;
  readonly read_only: boolean;
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly tmpfs: readonly string[];
  readonly pids_limit: number;
  readonly mem_limit: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly volumes: readonly string[];
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck: { readonly test: readonly string[]; readonly interval: string; readonly retries: number };
}
interface Compose {
  readonly services: Readonly<Record<'neo4j' | 'hawksbill', Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, object>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

/** The keys of a service that the Compose specification knows, as far as we use any. */
const known =
  `build cap_drop depends_on environment healthcheck image mem_limit networks pids_limit ports read_only restart
  secrets security_opt stop_grace_period tmpfs user volumes`.split(/\s+/);

let compose: Compose;
beforeAll(async () => {
  compose = parse(await readFile(`${root}docker-compose.yml`, 'utf8'), { strict: true, uniqueKeys: true });
});

describe('docker-compose.yml', () => {
  it('has the two services and nothing that Compose does not know', () => {
    expect(Object.keys(compose).sort()).toEqual(['name', 'networks', 'secrets', 'services', 'volumes']);
    expect(Object.keys(compose.services)).toEqual(['neo4j', 'hawksbill']);
    for (const service of Object.values(compose.services))
      expect(known).toEqual(expect.arrayContaining(Object.keys(service)));
  });

  it.each(['neo4j', 'hawksbill'] as const)('runs %s without rights it does not need', (name) => {
    const service = compose.services[name];
    expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toContain('no-new-privileges:true');
    expect(service.tmpfs.some((mount) => mount.startsWith('/tmp'))).toBe(true);
    expect(service.pids_limit).toBeGreaterThan(0);
    expect(service.mem_limit).toMatch(/^\d+[mg]$/);
    // A folder of the machine that is mounted would be a way out.
    expect(service.volumes.filter((volume) => !/^[a-z0-9-]+:\/[a-z]/.test(volume))).toEqual([]);
    expect(service.healthcheck.test[0]).toBe('CMD');
    expect(service.healthcheck.retries).toBeGreaterThan(0);
  });

  it.each(['neo4j', 'hawksbill'] as const)(
    'names for %s only volumes, networks and secrets that are declared',
    (name) => {
      const { volumes, networks, secrets } = compose.services[name];
      for (const volume of volumes) expect(compose.volumes).toHaveProperty([volume.split(':')[0] ?? '']);
      for (const network of networks) expect(compose.networks).toHaveProperty([network]);
      for (const secret of secrets) expect(compose.secrets).toHaveProperty([secret]);
    },
  );

  it('writes every value of the environment as text, and no password', () => {
    for (const { environment } of Object.values(compose.services)) {
      for (const [key, value] of Object.entries(environment)) {
        expect(value, key).toBeTypeOf('string');
        expect(key).not.toMatch(/PASSWORD|NEO4J_AUTH$/);
      }
    }
    expect(Object.values(compose.secrets).map((secret) => secret.file)).toEqual(['./secrets/neo4j-auth']);
  });

  it('keeps Neo4j from the outside, and uses the version that is embedded elsewhere', async () => {
    const { neo4j } = compose.services;
    expect(neo4j.ports).toBeUndefined();
    expect(neo4j.networks.every((network) => compose.networks[network]?.internal === true)).toBe(true);
    const pom = await readFile(`${root}server/neo4j/embedded/pom.xml`, 'utf8');
    const version = /<neo4j\.version>(.*)<\/neo4j\.version>/.exec(pom)?.[1];
    expect(neo4j.image).toBe(`neo4j:${version}-community`);
  });

  it('bounds what one transaction takes in Neo4j, and opens no door into files', () => {
    const { environment } = compose.services.neo4j;
    expect(environment.NEO4J_db_transaction_timeout).toMatch(/^[1-9]\d*s$/);
    expect(environment.NEO4J_db_memory_transaction_max).toMatch(/^[1-9]\d*m$/);
    expect(Number(environment.NEO4J_db_transaction_concurrent_maximum)).toBeGreaterThan(0);
    expect(environment.NEO4J_dbms_security_allow__csv__import__from__file__urls).toBe('false');
    expect(environment.NEO4J_server_http_enabled).toBe('false');
    expect(Object.keys(environment).filter((key) => /unrestricted|PLUGINS/i.test(key))).toEqual([]);
  });

  it('gives Neo4j as many carriers for its threads as where it is embedded', () => {
    const carriers = (options: readonly string[]) => options.filter((o) => o.includes('virtualThreadScheduler'));
    const { JDK_JAVA_OPTIONS = '' } = compose.services.neo4j.environment;
    expect(carriers(JDK_JAVA_OPTIONS.split(' '))).toEqual(carriers(javaOptions(25, SMALL, null)));
    expect(carriers(JDK_JAVA_OPTIONS.split(' '))).toHaveLength(1);
  });

  it('publishes Hawksbill on this machine only, once Neo4j is healthy', () => {
    const { hawksbill } = compose.services;
    expect(hawksbill.ports).toEqual(['127.0.0.1:4000:4000']);
    expect(hawksbill.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
    expect(hawksbill.build && existsSync(`${root}${hawksbill.build.dockerfile}`)).toBe(true);
  });

  it('sets what Hawksbill reads, without the demonstration world', () => {
    const { NEO4J_AUTH_FILE, ...environment } = compose.services.hawksbill.environment;
    const config = readConfig({ ...environment, NEO4J_PASSWORD: 'stands for the file' });
    expect(config).toMatchObject({ demo: false, host: '0.0.0.0', port: 4000, home: '/data' });
    expect(config.neo4j?.uri).toBe('bolt://neo4j:7687');
    expect(NEO4J_AUTH_FILE).toBe('/run/secrets/neo4j-auth');
  });
});

describe('server/Dockerfile', () => {
  let lines: readonly string[];
  beforeAll(async () => {
    lines = (await readFile(`${root}server/Dockerfile`, 'utf8')).split('\n');
  });

  it('runs as a user without rights, and no program of a package on installation', () => {
    expect(lines.findLast((line) => line.startsWith('USER'))).toBe('USER 10001:10001');
    expect(lines.filter((line) => /npm (ci|install|prune)/.test(line) && !line.includes('--ignore-scripts'))).toEqual(
      [],
    );
    expect(lines.filter((line) => /^FROM/.test(line) && !/^FROM node:\d+-[a-z-]+( AS \w+)?$/.test(line))).toEqual([]);
  });

  it('fetches nothing from an address, and copies only what .dockerignore lets in', async () => {
    expect(lines.filter((line) => /^ADD|https?:|\bcurl\b|\bwget\b/.test(line))).toEqual([]);
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(/\s+/).slice(1, -1));
    const rules = (await readFile(`${root}.dockerignore`, 'utf8')).split('\n').filter((line) => /^[^#]/.test(line));
    expect(rules[0]).toBe('*');
    expect(rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1))).toEqual(copied);
  });
});
