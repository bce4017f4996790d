import { describe, expect, it } from 'vitest';
import { javaOptions, memoryFor, neo4jConf, SMALL } from './settings.js';

describe('memory for Neo4j', () => {
  it.each([
    // machine, heap, page cache
    [2, 512, 256],
    [8, 1024, 512],
    [16, 2048, 2048],
    [24, 3072, 3072],
    [64, 4096, 8192],
  ])('on %i GiB is %i MiB of heap and %i MiB of page cache', (gib, heapMiB, pageCacheMiB) => {
    expect(memoryFor(gib * 2 ** 30)).toEqual({ heapMiB, pageCacheMiB });
  });
});

describe('neo4j.conf', () => {
  const conf = neo4jConf({ port: 7001, memory: SMALL });

  it('listens on this machine only, with a password, and reports to nobody', () => {
    expect(conf).toContain('server.bolt.listen_address=127.0.0.1:7001\n');
    expect(conf).toContain('server.http.enabled=false\n');
    expect(conf).toContain('dbms.security.auth_enabled=true\n');
    expect(conf).toContain('dbms.usage_report.enabled=false\n');
    expect(conf).toContain('dbms.security.allow_csv_import_from_file_urls=false\n');
  });

  it('waits for nobody when it stops', () => {
    expect(conf).toContain('quiet_period_duration=0s\n');
  });
});

it('gives Java 21 no option that it does not know', () => {
  expect(javaOptions(21, SMALL, 'a.jsa')).not.toContain('--sun-misc-unsafe-memory-access=allow');
  expect(javaOptions(25, SMALL, 'a.jsa')).toContain('--sun-misc-unsafe-memory-access=allow');
});
