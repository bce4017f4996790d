import { readFile } from 'node:fs/promises';
import { BadInput } from '../errors.js';
import { readParameters } from '../resolution/parameter-set-json.js';
import { type ParameterSet, shippedParameters } from '../resolution/parameters.js';

/**
 * The parameter set of a file that `resolve --train` wrote; the shipped one where no file is named.
 * @throws BadInput that names the file: it cannot be read, is no set, was changed, or was trained with other shipped weights.
 */
export async function parametersIn(file: string | undefined): Promise<ParameterSet> {
  if (file === undefined) return shippedParameters;
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BadInput(
      `${file} cannot be read. Name a file that hawksbill resolve --train wrote.`,
      { option: '--parameters' },
      { cause },
    );
  });
  try {
    return readParameters(text);
  } catch (cause) {
    if (!(cause instanceof BadInput)) throw cause;
    throw new BadInput(`${file}: ${cause.message}`, { ...cause.details, option: '--parameters' }, { cause });
  }
}
