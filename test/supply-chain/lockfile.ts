/** What package-lock.json (version 3) says of one package. */
export interface LockedPackage {
  readonly name?: string;
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  readonly lockfileVersion: number;
  /** By folder; "" is the project itself. */
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** "node_modules/a/node_modules/@b/c" is the package "@b/c". An alias names what it stands for itself. */
export function nameOf(folder: string, locked: LockedPackage): string {
  return locked.name ?? folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Everything that is installed, without the project itself. */
export function packagesOf(lockfile: Lockfile): readonly (readonly [folder: string, locked: LockedPackage])[] {
  return Object.entries(lockfile.packages).filter(([folder]) => folder !== '');
}

/** The digest of one SHA-512 hash, and nothing weaker beside it: npm takes the strongest, older tools the first. */
const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/;
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * What is wrong with a lockfile. An entry names no place to fetch from: npm then asks the registry it is set up for, over https, and
 * takes only the bytes whose hash stands here. So no entry can lead to a foreign host, and no mirror's name ends up in the project.
 */
export function faultsOfLockfile(lockfile: Lockfile): readonly string[] {
  const faults = lockfile.lockfileVersion === 3 ? [] : [`The lockfile has version ${lockfile.lockfileVersion}, not 3.`];
  for (const [folder, locked] of packagesOf(lockfile)) {
    if (locked.link) faults.push(`${folder} is a link to a folder.`);
    else if (!SHA512.test(locked.integrity ?? '')) faults.push(`${folder} has no SHA-512 hash.`);
    if (locked.resolved !== undefined) faults.push(`${folder} names where to fetch it: ${locked.resolved}.`);
  }
  return faults;
}

/** Packages the project asks for by a range, a tag, an address or a repository: what is fetched could then change. */
export function inexactVersions(asked: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(asked)
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${name} is asked for as "${version}", not by an exact version.`);
}

/** Packages that want to run a program while they are installed. */
export function withInstallScripts(lockfile: Lockfile): readonly string[] {
  return packagesOf(lockfile)
    .filter(([, locked]) => locked.hasInstallScript)
    .map(([folder, locked]) => nameOf(folder, locked));
}
