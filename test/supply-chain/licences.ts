import { type Lockfile, nameOf, packagesOf } from './lockfile.js';

/** They ask for a notice and no more; SPDX names. */
const PERMISSIVE: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Zlib',
  'CC0-1.0',
]);

export interface Exception {
  readonly licence: string;
  /** Package names; a `*` at the end stands for the rest of a name. */
  readonly packages: readonly string[];
  readonly because: string;
}

/** Licences that are not permissive, each for the packages named alone. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    licence: 'OFL-1.1',
    packages: ['@expo-google-fonts/*', '@fontsource/*'],
    because:
      'Fonts. The licence lets them travel inside a document and a program; only a changed font must change its name.',
  },
  {
    licence: 'MPL-2.0',
    packages: ['lightningcss', 'lightningcss-*'],
    because: 'Minifies style sheets while the page is built. It is not changed and not passed on.',
  },
  {
    licence: 'MPL-2.0',
    packages: ['axe-core'],
    because: 'Looks for barriers in the page while tests run. It is not changed and not passed on.',
  },
  {
    licence: 'PSF-2.0',
    packages: ['argparse'],
    because: 'Reads the command line of a tool of the build. It is not passed on; the licence asks for a notice.',
  },
];

/** Packages under a licence that is neither permissive nor excepted, and those that name none. */
export function faultsOfLicences(lockfile: Lockfile, exceptions: readonly Exception[] = EXCEPTIONS): readonly string[] {
  return packagesOf(lockfile).flatMap(([folder, locked]) => {
    const name = nameOf(folder, locked);
    const said = locked.license ?? '';
    if (said === '') return [`${name} names no licence.`];
    const may = (licence: string) =>
      PERMISSIVE.has(licence) ||
      exceptions.some((e) => e.licence === licence && e.packages.some((p) => covers(p, name)));
    return allows(said, may) ? [] : [`${name} is under ${said}.`];
  });
}

/** Exceptions that no package needs any more. */
export function idleExceptions(lockfile: Lockfile): readonly Exception[] {
  const installed = packagesOf(lockfile).map(([folder, locked]) => ({ name: nameOf(folder, locked), ...locked }));
  return EXCEPTIONS.filter(
    (e) =>
      !installed.some((p) => (p.license ?? '').includes(e.licence) && e.packages.some((name) => covers(name, p.name))),
  );
}

/** An SPDX expression of one level, "(A AND B)" or "A OR B". A nested or mixed one is refused: a person reads it then. */
function allows(expression: string, may: (licence: string) => boolean): boolean {
  const flat = expression.replace(/^\((.*)\)$/, '$1');
  const either = flat.split(' OR ');
  return either.length > 1 ? either.some(may) : flat.split(' AND ').every(may);
}

function covers(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
