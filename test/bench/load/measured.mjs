// Loaded into the server before anything else (node --import): tells its memory and how long questions waited for their turn and a connection.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const require = createRequire(import.meta.url);
  const { default: Pool } = require('neo4j-driver-core/lib/internal/pool/pool.js');
  const { Sessions } = await import('../../../dist/server/neo4j/sessions.js');
  const waits = [];
  const asked = new AsyncLocalStorage();
  const { run } = Sessions.prototype;
  Sessions.prototype.run = function (...args) {
    return asked.run(performance.now(), () => run.apply(this, args));
  };
  const { acquire } = Pool.prototype;
  Pool.prototype.acquire = async function (...args) {
    const since = asked.getStore() ?? performance.now();
    try {
      return await acquire.apply(this, args);
    } finally {
      waits.push(performance.now() - since);
    }
  };
  // One line for each request: memory before and after what can be collected was, and the waits since the last one.
  const told = createServer((_req, res) => {
    const { rss } = process.memoryUsage();
    globalThis.gc();
    res.end(JSON.stringify({ rss, heapUsed: process.memoryUsage().heapUsed, waits: waits.splice(0) }));
  });
  told.listen(Number(process.env.HAWKSBILL_MEASURED_PORT), '127.0.0.1').unref();
}
