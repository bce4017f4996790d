import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { type Installation, SHARED_ENVIRONMENT, startInstallation } from './installation.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Home folder of an installation with the demonstration world, at rest: who needs one that is started otherwise begins with a copy of it. */
    demonstrationHome: string | null;
    /** One with the demonstration world that runs: journeys that ask nothing special of it follow each other there, each with things of its own. */
    installation: Pick<Installation, 'url' | 'home'>;
  }
}

/** Taking the demonstration world in once, and starting once with it, is enough for nearly all. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { HAWKSBILL_TEST_SERVER: url, HAWKSBILL_TEST_HOME: home } = process.env;
  if (url !== undefined && home !== undefined) {
    project.provide('demonstrationHome', null);
    project.provide('installation', { url, home });
    return async () => undefined;
  }
  const first = await startInstallation();
  await first.end();
  const shared = await startInstallation(SHARED_ENVIRONMENT, first.home);
  project.provide('demonstrationHome', first.home);
  project.provide('installation', { url: shared.url, home: shared.home });
  return async () => {
    await shared.stop();
    await rm(first.home, { recursive: true, force: true });
  };
}
