import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { DomainError } from './errors.js';

/** A setting that cannot be taken as it stands; the message names it and says what would do. */
export class BadConfiguration extends DomainError {
  readonly code = 'BAD_CONFIGURATION';
}

/** A Neo4j that someone else runs. */
export interface ExternalNeo4j {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** The OpenID Connect provider of an agency, where its people sign in. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A JSON file: which group of the provider gives which rights. */
  readonly groupsFile: string;
}

/** One line of `hawksbill doctor`: what holds, and where it came from. A secret is never shown. */
export interface SettingOrigin {
  readonly name: string;
  readonly shown: string;
  readonly from: 'environment' | 'file' | 'default';
}

/** Where to look for a JDK, before this platform's usual places. */
export interface JavaPlaces {
  /** A JDK's folder or its `java`: this one or none. */
  readonly wanted: string | null;
  readonly javaHome: string | null;
  readonly searchPath: readonly string[];
}

export interface Config {
  /** Port of the page and of GraphQL; 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** Holds what must not be lost: the database, imported files, keys, the access log. */
  readonly home: string;
  /** Holds what can be fetched again: Neo4j's jars. */
  readonly cache: string;
  readonly java: JavaPlaces;
  readonly browser: string | null;
  /** Load the demonstration world into an empty graph. */
  readonly demo: boolean;
  /** Null: start the embedded server. */
  readonly neo4j: ExternalNeo4j | null;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** How many proxies stand in front and may be believed about the caller's address. */
  readonly trustedProxies: number;
  /** Where signed heads of the access log are copied to, best on another machine; null: nowhere. */
  readonly auditHeads: string | null;
  /** Agencies whose people must say why they ask. */
  readonly purposeDemandedBy: readonly string[];
  /** Agencies whose people must have a second factor before anything is answered. */
  readonly secondFactorDemandedBy: readonly string[];
  /** Null: nobody signs in at an agency. */
  readonly oidc: OidcConfig | null;
  /** What needs a second person. */
  readonly fourEyes: readonly FourEyes[];
  readonly operations: {
    /** Only listed operations are answered: the page's own and those of the folder. */
    readonly onlyListed: boolean;
    /** Holds the deployment's own operations, one a file (*.graphql). */
    readonly folder: string | null;
  };
  readonly origins: readonly SettingOrigin[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks the environment, once, at start. Nothing else in the program looks at it. */
export function readConfig(env: Environment = process.env, platform: NodeJS.Platform = process.platform): Config {
  const read = new Reader(env);
  const config = {
    port: read.wholeNumber('PORT', 4000, 65_535),
    host: read.text('HOST', '127.0.0.1'),
    home: resolve(read.text('HAWKSBILL_HOME', join(userFolder(env, platform, 'data'), 'hawksbill'))),
    cache: resolve(read.text('HAWKSBILL_CACHE', join(userFolder(env, platform, 'cache'), 'hawksbill'))),
    java: {
      wanted: read.optional('HAWKSBILL_JAVA'),
      javaHome: read.optional('JAVA_HOME'),
      searchPath: (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== ''),
    },
    browser: read.optional('HAWKSBILL_BROWSER'),
    demo: read.yesOrNo('HAWKSBILL_DEMO', true),
    neo4j: externalNeo4j(read),
    tls: tlsFiles(read),
    trustedProxies: read.wholeNumber('HAWKSBILL_TRUST_PROXY', 0, 16),
    auditHeads: read.optional('HAWKSBILL_AUDIT_HEADS'),
    purposeDemandedBy: read.list('HAWKSBILL_PURPOSE_DEMANDED_BY'),
    secondFactorDemandedBy: read.list('HAWKSBILL_SECOND_FACTOR_DEMANDED_BY'),
    oidc: oidcOf(read),
    fourEyes: fourEyes(read),
    operations: {
      onlyListed: read.yesOrNo('HAWKSBILL_ONLY_LISTED', false),
      folder: read.optional('HAWKSBILL_OPERATIONS'),
    },
  };
  refuseObjectStore(env);
  return { ...config, origins: read.origins };
}

const FOUR_EYES = ['RIGHTS'] as const;
export type FourEyes = (typeof FOUR_EYES)[number];

/** A word that is misspelt would leave somebody believing that two people decide. */
function fourEyes(read: Reader): readonly FourEyes[] {
  return read.list('HAWKSBILL_FOUR_EYES').map((word) => {
    const known = FOUR_EYES.find((what) => what === word.toUpperCase());
    if (known === undefined) {
      throw new BadConfiguration(`HAWKSBILL_FOUR_EYES names "${word}". It can name ${FOUR_EYES.join(', ')}.`);
    }
    return known;
  });
}

function externalNeo4j(read: Reader): ExternalNeo4j | null {
  const uri = read.optional('NEO4J_URI');
  // The official Neo4j image takes "user/password" from one secret file; the same file serves here.
  const [fileUser, filePassword] = read.secretFile('NEO4J_AUTH_FILE')?.split(/\/(.*)/s) ?? [];
  const user = read.text('NEO4J_USER', fileUser ?? 'neo4j');
  const password = read.secret('NEO4J_PASSWORD') ?? filePassword;
  if (uri === null) return null;
  if (!/^(neo4j|bolt)(\+s|\+ssc)?:\/\/.+/.test(uri)) {
    throw new BadConfiguration(`NEO4J_URI is "${uri}". Write it as neo4j://HOST:7687 or bolt://HOST:7687.`);
  }
  if (password === undefined) {
    throw new BadConfiguration('NEO4J_URI is set, but NEO4J_PASSWORD is not. Set it, or NEO4J_AUTH_FILE.');
  }
  return { uri, user, password };
}

function tlsFiles(read: Reader): Config['tls'] {
  const certFile = read.optional('HAWKSBILL_TLS_CERT');
  const keyFile = read.optional('HAWKSBILL_TLS_KEY');
  if (certFile === null && keyFile === null) return null;
  if (certFile === null || keyFile === null) {
    throw new BadConfiguration('HAWKSBILL_TLS_CERT and HAWKSBILL_TLS_KEY go together. Set both or neither.');
  }
  return { certFile, keyFile };
}

function oidcOf(read: Reader): OidcConfig | null {
  const issuer = read.optional('HAWKSBILL_OIDC_ISSUER');
  const clientId = read.optional('HAWKSBILL_OIDC_CLIENT_ID');
  const clientSecret = read.secretFile('HAWKSBILL_OIDC_CLIENT_SECRET_FILE');
  const groupsFile = read.optional('HAWKSBILL_OIDC_GROUPS');
  if (issuer === null && clientId === null && clientSecret === undefined && groupsFile === null) return null;
  if (issuer === null || clientId === null || !clientSecret || groupsFile === null) {
    throw new BadConfiguration(
      'HAWKSBILL_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET_FILE and _GROUPS go together. Set all of them or none.',
    );
  }
  if (!isSafeIssuer(issuer)) {
    throw new BadConfiguration(`HAWKSBILL_OIDC_ISSUER is "${issuer}". It must begin with https://.`);
  }
  return { issuer, clientId, clientSecret, groupsFile };
}

/** Without TLS only on this machine: whoever sits between could answer in the provider's place. */
function isSafeIssuer(issuer: string): boolean {
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  return (
    url?.protocol === 'https:' || (url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname))
  );
}

/** Silence would leave someone believing that files go to the store he named. */
function refuseObjectStore(env: Environment): void {
  const name = Object.keys(env).find((key) => key.startsWith('HAWKSBILL_S3_') && env[key]);
  if (name !== undefined) {
    throw new BadConfiguration(
      `${name} is set, but an object store is not supported yet. Files are kept in HAWKSBILL_HOME.`,
    );
  }
}

/** Where this platform keeps a user's data and caches (XDG base directories, Apple's and Microsoft's counterparts). */
function userFolder(env: Environment, platform: NodeJS.Platform, what: 'data' | 'cache'): string {
  const home = homedir();
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA || join(home, 'AppData', 'Local');
    return what === 'data' ? local : join(local, 'Cache');
  }
  if (platform === 'darwin') return join(home, 'Library', what === 'data' ? 'Application Support' : 'Caches');
  return what === 'data'
    ? env.XDG_DATA_HOME || join(home, '.local', 'share')
    : env.XDG_CACHE_HOME || join(home, '.cache');
}

/** Reads settings one by one and notes where each came from. An empty variable counts as not set. */
class Reader {
  readonly origins: SettingOrigin[] = [];

  constructor(private readonly env: Environment) {}

  text(name: string, fallback: string): string {
    const given = this.env[name];
    this.note(name, given || fallback, given ? 'environment' : 'default');
    return given || fallback;
  }

  optional(name: string): string | null {
    return this.text(name, '') || null;
  }

  /** Words with commas between them. */
  list(name: string): readonly string[] {
    const words = this.text(name, '').split(',');
    return words.map((word) => word.trim()).filter((word) => word !== '');
  }

  wholeNumber(name: string, fallback: number, most: number): number {
    const text = this.text(name, String(fallback));
    if (!/^\d{1,9}$/.test(text) || Number(text) > most) {
      throw new BadConfiguration(`${name} is "${text}". It must be a whole number from 0 to ${most}.`);
    }
    return Number(text);
  }

  yesOrNo(name: string, fallback: boolean): boolean {
    const text = this.text(name, fallback ? '1' : '0').toLowerCase();
    if (['1', 'true', 'yes'].includes(text)) return true;
    if (['0', 'false', 'no'].includes(text)) return false;
    throw new BadConfiguration(`${name} is "${text}". Write 1 or 0.`);
  }

  secret(name: string): string | undefined {
    const given = this.env[name] || undefined;
    this.note(name, given ? '(set)' : '', given ? 'environment' : 'default');
    return given;
  }

  secretFile(name: string): string | undefined {
    const file = this.env[name];
    this.note(name, file ?? '', file ? 'file' : 'default');
    if (!file) return undefined;
    try {
      return readFileSync(file, 'utf8').trim();
    } catch (cause) {
      throw new BadConfiguration(`${name} names ${file}, which cannot be read.`, {}, { cause });
    }
  }

  private note(name: string, shown: string, from: SettingOrigin['from']): void {
    this.origins.push({ name, shown, from });
  }
}
