import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const playground = here('./graphiql/index.html');
/** While developing, the page is served by Vite and everything else by a server that already runs. */
const server = process.env.HAWKSBILL_DEV_SERVER ?? 'http://127.0.0.1:4000';

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react()],
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
