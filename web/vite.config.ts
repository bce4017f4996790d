import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { readPageOperations } from './page-operations.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const playground = here('./graphiql/index.html');
/** While developing, the page is served by Vite and everything else by a server that already runs. */
const server = process.env.HAWKSBILL_DEV_SERVER ?? 'http://127.0.0.1:4000';

const operations = readPageOperations(here('.'));

/** The server takes the page's own operations by their ids. The list lies beside the page's folder, not in it: it is not handed out. */
const keepOperations: Plugin = {
  name: 'keep-operations',
  apply: 'build',
  closeBundle() {
    const texts = Object.fromEntries(operations.map(({ id, text }) => [id, text]));
    writeFileSync(here('../dist/operations.json'), JSON.stringify(texts, null, 1));
  },
};

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react(), keepOperations],
  define: { PAGE_OPERATIONS: JSON.stringify(Object.fromEntries(operations.map(({ name, id }) => [name, id]))) },
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    // Nothing as data: URL, so that the Content-Security-Policy needs no exception for fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: { page: here('./index.html'), ...(existsSync(playground) ? { graphiql: playground } : {}) },
    },
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/graphql', '/session', '/imports', '/jobs', '/bundles'].map((path) => [
        path,
        { target: server, bypass: pageInstead },
      ]),
    ),
  },
});

/** The page and the server share some paths ("/imports"): a browser that asks for a document gets the page. */
function pageInstead(request: { headers: { accept?: string | undefined } }): string | undefined {
  return request.headers.accept?.includes('text/html') ? '/index.html' : undefined;
}
