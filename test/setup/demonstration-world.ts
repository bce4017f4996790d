import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { CLIENT, GROUP, openAgency } from './agency.js';
import { ELSEWHERE, freePort, type Installation, SHARED, startInstallation } from './installation.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** One with the demonstration world that runs: journeys follow each other there, each with things of its own. */
    installation: Pick<Installation, 'url' | 'home'>;
    /** Answers with the url and the home of a second one, which the first who asks has started. */
    elsewhere: string;
  }
}

/** Taking the demonstration world in costs minutes: once is enough for nearly all, and twice for the rest. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { HAWKSBILL_TEST_SERVER: url, HAWKSBILL_TEST_HOME: home } = process.env;
  const shared = url === undefined || home === undefined ? await startInstallation(SHARED) : null;
  project.provide('installation', placeOf(shared ?? { url: url as string, home: home as string }));

  let second: Promise<Installation> | null = null;
  const closing: (() => void | Promise<void>)[] = [];
  /** Its people can sign in at their agency: another site to their browsers. */
  const startElsewhere = async () => {
    const port = await freePort();
    const agency = await openAgency(`http://127.0.0.1:${port}/sign-in/agency/back`, 'ID token', 'localhost');
    const folder = await mkdtemp(join(tmpdir(), 'hawksbill-agency-'));
    closing.push(agency.close, () => rm(folder, { recursive: true }));
    const [secret, groups] = [join(folder, 'secret'), join(folder, 'groups.json')];
    await writeFile(secret, CLIENT.clientSecret);
    const rights = { agency: 'ke-customs', roles: ['ANALYST'], clearances: { 'ke-customs': 'TLP:AMBER' } };
    await writeFile(groups, JSON.stringify({ [GROUP]: rights }));
    return startInstallation(
      {
        ...ELSEWHERE,
        HAWKSBILL_OIDC_ISSUER: agency.issuer,
        HAWKSBILL_OIDC_CLIENT_ID: CLIENT.clientId,
        HAWKSBILL_OIDC_CLIENT_SECRET_FILE: secret,
        HAWKSBILL_OIDC_GROUPS: groups,
      },
      port,
    );
  };
  const asked = createServer((_, answer) => {
    second ??= startElsewhere();
    second.then(
      (started) => answer.end(JSON.stringify(placeOf(started))),
      (error: Error) => answer.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => asked.listen(0, '127.0.0.1', resolve));
  project.provide('elsewhere', `http://127.0.0.1:${(asked.address() as AddressInfo).port}`);
  return async () => {
    asked.close();
    await Promise.all([shared?.stop(), second?.then((started) => started.stop())]);
    for (const close of closing) await close();
  };
}

function placeOf({ url, home }: Pick<Installation, 'url' | 'home'>) {
  return { url, home };
}
