import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { startInstallation } from './installation.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Home folder of an installation with the demonstration world, at rest: each journey begins with a copy of its own. */
    demonstrationHome: string | null;
  }
}

/** Taking the demonstration world in once is enough for all who only work with it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.HAWKSBILL_TEST_SERVER !== undefined) {
    project.provide('demonstrationHome', null);
    return async () => undefined;
  }
  const { home, end } = await startInstallation();
  await end();
  project.provide('demonstrationHome', home);
  return () => rm(home, { recursive: true, force: true });
}
