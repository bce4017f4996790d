import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Edition } from '../casework/bundle.js';
import { REDACTIONS } from '../casework/redaction.js';
import { BadInput, UnknownThing } from '../errors.js';
import { bundleDeskOn } from '../main/bundle-desk.js';
import { writeBundle } from '../main/write-bundle.js';
import { acting } from './acting.js';
import type { Outcome, Shared } from './shared.js';

export interface BundleOptions extends Shared {
  readonly out: string;
  readonly edition: string;
  readonly redaction?: string;
  readonly leaveOutWithoutConsent: boolean;
}

const EDITIONS: readonly Edition[] = ['FULL', 'REDACTED', 'DEFENCE'];

/** Exports a case, named by its reference or its id, for its recipient. Only a member of the case may. */
export function bundleCase(name: string, options: BundleOptions): Promise<Outcome> {
  const { as, tell, out, edition: wanted, redaction: given, leaveOutWithoutConsent } = options;
  const edition = EDITIONS.find((e) => e === wanted.toUpperCase());
  if (edition === undefined) {
    throw new BadInput(`--edition is "${wanted}". Choose one of ${EDITIONS.join(', ').toLowerCase()}.`);
  }
  const redaction = given === undefined ? null : REDACTIONS.find((r) => r === given.toUpperCase().replaceAll('-', '_'));
  if (redaction === undefined) {
    const names = REDACTIONS.map((r) => r.toLowerCase().replaceAll('_', '-'));
    throw new BadInput(`--redaction is "${given}". Choose one of ${names.join(', ')}.`);
  }
  return acting('bundle', as, tell, async ({ engine, asking, note }) => {
    const cases = (await engine.cases.all(asking)).filter((c) => c.id === name || c.reference === name);
    const [kase, another] = cases;
    if (kase === undefined) throw new UnknownThing('case', name);
    if (another !== undefined) {
      throw new BadInput(
        `You are a member of several cases ${name}. Name one by its id: ${cases.map((c) => c.id).join(', ')}.`,
      );
    }
    const desk = bundleDeskOn(engine, () => new Date(), writeBundle);
    const without = leaveOutWithoutConsent ? 'LEAVE_OUT' : 'REFUSE';
    const bundle = await desk.exportBundle(kase.id, edition, asking, without, redaction);
    const kept = await desk.file(bundle.id, asking);
    if (kept === null) throw new Error(`bundle ${bundle.id} was made but is not there`);
    await note('DISCLOSURE', [kase.id, bundle.id], { recipients: [edition] });
    await copyFile(kept.path, out);
    const receipt = await readFile(`${kept.path}.receipt.txt`, 'utf8');
    await writeFile(`${out}.receipt.txt`, receipt.replace(/^.*/, basename(out)));
    tell.line(`${out}: version ${bundle.caseVersion} of ${bundle.caseReference}, ${bundle.sizeBytes} bytes`);
    tell.line(`bundle id ${bundle.bundleId}`);
    if (bundle.leftOut > 0) tell.line(`${bundle.leftOut} items were left out: their recipient may not have them`);
    const { bundleId, contentId, caseVersion, sizeBytes, leftOut } = bundle;
    return { exitCode: 0, json: { file: out, edition, bundleId, contentId, caseVersion, sizeBytes, leftOut } };
  });
}
