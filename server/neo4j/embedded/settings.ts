import { totalmem } from 'node:os';

/** Memory for one Neo4j, in MiB. */
export interface Memory {
  readonly heapMiB: number;
  readonly pageCacheMiB: number;
}

export type MoreSettings = Readonly<Record<string, string>>;

/** For tests: small, since several may run side by side. */
export const SMALL: Memory = { heapMiB: 1024, pageCacheMiB: 256 };

/** An eighth of the machine for the heap; the page cache the same from 16 GiB on, half of that below (docs/decisions/0011). */
export function memoryFor(totalBytes: number): Memory {
  const totalMiB = totalBytes / 2 ** 20;
  const within = (least: number, most: number, wanted: number) =>
    Math.round(Math.min(most, Math.max(least, wanted)) / 256) * 256;
  return {
    heapMiB: within(512, 4096, totalMiB / 8),
    pageCacheMiB: within(256, 8192, totalMiB >= 16_000 ? totalMiB / 8 : totalMiB / 16),
  };
}

/** What this process may use: the machine's memory, or its container's where that is less. */
export function availableBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** The text of `neo4j.conf`: reachable from this machine only, silent towards the rest of the world. `more` is for tests. */
export function neo4jConf({ port, memory, more = {} }: { port: number; memory: Memory; more?: MoreSettings }): string {
  const settings = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.bolt.advertised_address': `127.0.0.1:${port}`,
    'server.http.enabled': false,
    'server.https.enabled': false,
    'dbms.usage_report.enabled': false,
    'dbms.security.auth_enabled': true,
    'dbms.security.allow_csv_import_from_file_urls': false,
    'server.memory.pagecache.size': `${memory.pageCacheMiB}m`,
    // One runaway question must not take the heap from all others.
    'db.memory.transaction.max': `${memory.heapMiB / 4}m`,
    // The outer bound, for writers; questions bring a shorter one of their own.
    'db.transaction.timeout': '300s',
    'db.tx_log.preallocate': false,
    'db.tx_log.rotation.size': '64m',
    // Otherwise a stop waits ten seconds for clients that might still come: there are none, since ours has ended before. The setting is internal and
    // may change with the version of Neo4j, which `jars.ts` fixes.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period_duration': '0s',
    ...more,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return ['# Written by Hawksbill at every start; changes here are lost.', ...lines, ''].join('\n');
}

/** Carriers of virtual threads: more than there are indexes that may be sampled at a time. */
const CARRIERS = 64;

/** Options of the Java machine, those that only newer ones know left out for older ones. `classArchive`: where its classes are kept, or null. */
export function javaOptions(version: number, memory: Memory, classArchive: string | null): string[] {
  const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang', 'java.util.concurrent'];
  return [
    `-Xms${Math.min(512, memory.heapMiB)}m`,
    `-Xmx${memory.heapMiB}m`,
    '-XX:+UseG1GC',
    // Classes as they were loaded and checked before: written by the Java machine when it first ends, and again where they no longer fit.
    ...(classArchive === null ? [] : ['-XX:+AutoCreateSharedArchive', `-XX:SharedArchiveFile=${classArchive}`]),
    '-XX:-OmitStackTraceInFastThrow',
    '-XX:+ExitOnOutOfMemoryError',
    // Where Neo4j samples its indexes, threads that only count hold every carrier there is, one for each core, while one that has to let go of a page
    // waits for a carrier, and every commit for the page. With carriers enough the machine's own scheduler gives each its turn.
    `-Djdk.virtualThreadScheduler.parallelism=${CARRIERS}`,
    '-Djdk.nio.maxCachedBufferSize=1024',
    '-Dfile.encoding=UTF-8',
    ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    '--enable-native-access=ALL-UNNAMED',
    '--add-modules=jdk.incubator.vector',
    ...(version >= 23 ? ['--sun-misc-unsafe-memory-access=allow'] : []),
  ];
}
