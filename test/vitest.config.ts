import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { UntouchedFirst } from './setup/untouched-first.js';

const root = fileURLToPath(new URL('..', import.meta.url));
// Vitest would otherwise load a second copy of graphql beside the one type-graphql uses.
const alias = { graphql: `${root}node_modules/graphql/index.js` };
const shared = { root, environment: 'node' as const, globals: false };

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    sequence: { sequencer: UntouchedFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'unit',
          include: [
            'server/**/*.test.ts',
            'seed/**/*.test.ts',
            'web/**/*.test.{ts,tsx}',
            'test/contracts/**/*.test.ts',
            'test/supply-chain/**/*.test.ts',
            'test/matching/**/*.test.ts',
            'test/hard-cases/**/*.test.ts',
            'test/golden/**/*.test.ts',
          ],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          // Most files load the same sources and mappings; plain functions leave nothing behind for the next file.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'db',
          include: ['server/**/*.db.test.ts', 'test/questions/**/*.test.ts', 'test/world-story/**/*.test.ts'],
          isolate: false,
          globalSetup: ['test/setup/neo4j.ts'],
          fileParallelism: false,
          testTimeout: 400_000,
          hookTimeout: 400_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'attacks',
          include: ['test/attacks/**/*.test.ts'],
          globalSetup: ['test/setup/neo4j.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 400_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'journey',
          include: ['test/journeys/**/*.test.ts'],
          isolate: false,
          globalSetup: ['test/setup/demonstration-world.ts'],
          fileParallelism: false,
          testTimeout: 400_000,
          hookTimeout: 400_000,
        },
      },
      {
        resolve: { alias },
        test: { ...shared, name: 'kill', include: ['test/kill/*.short.test.ts'] },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'noninterference',
          include: ['test/noninterference/**/*.test.ts'],
          globalSetup: ['test/noninterference/databases.ts'],
          fileParallelism: false,
          testTimeout: 400_000,
          hookTimeout: 400_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'long',
          include: ['test/**/*.long.test.ts'],
          globalSetup: ['test/setup/neo4j.ts'],
          fileParallelism: false,
          testTimeout: 3_600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
