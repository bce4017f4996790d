import { writeFile } from 'node:fs/promises';
import { BadInput } from '../errors.js';
import { trainOnFiles } from '../jobs/resolve-files/train-on-files.js';
import { writeParameters } from '../resolution/parameter-set-json.js';
import type { Outcome, Shared } from './shared.js';
import { tellTraining } from './tell-training.js';

export interface TrainOnFilesGiven extends Pick<Shared, 'tell'> {
  readonly files: string;
  readonly out?: string;
}

/** Learns parameters from a folder of tables without a database and writes them as a file. */
export async function trainOnFolder({ files, out, tell }: TrainOnFilesGiven): Promise<Outcome> {
  if (out === undefined) throw new BadInput('Say where the parameters go: --out FILE.json.', { option: '--out' });
  const { parameters, report } = await trainOnFiles({ folder: files, progress: tell.progress });
  await writeFile(out, `${writeParameters(parameters)}\n`).catch((cause: unknown) => {
    throw new BadInput(`${out} cannot be written.`, { option: '--out' }, { cause });
  });
  tellTraining(report, tell);
  tell.line(`They stand in ${out}: give them to hawksbill resolve --files or compare as --parameters.`);
  return { exitCode: 0, json: { ...report, out } };
}
