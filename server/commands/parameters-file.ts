import { readFile } from 'node:fs/promises';
import { BadInput } from '../errors.js';
import { readParameters } from '../resolution/parameter-set-json.js';
import { type ParameterSet, shippedParameters } from '../resolution/parameters.js';

/** The parameter set of a file that `resolve --train` wrote; the shipped one where no file is named. */
export async function parametersIn(file: string | undefined): Promise<ParameterSet> {
  if (file === undefined) return shippedParameters;
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BadInput(`${file} cannot be read.`, { option: '--parameters' }, { cause });
  });
  return readParameters(text);
}
