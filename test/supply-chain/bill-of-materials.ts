import { type LockedPackage, type Lockfile, nameOf, packagesOf } from './lockfile.js';

/**
 * The packages of a lockfile as a CycloneDX 1.6 document. Time and serial number, which the format leaves free, are left out: the same
 * lockfile gives the same bytes. The page's packages are among the development ones, so all are listed, each with its scope.
 */
export function billOfMaterials(lockfile: Lockfile) {
  const project = lockfile.packages[''];
  if (project === undefined) throw new Error('The lockfile does not name the project');
  const components = new Map(packagesOf(lockfile).map(([folder, locked]) => componentOf(folder, locked)));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: project.name, version: project.version } },
    components: [...components.keys()].sort().map((purl) => components.get(purl)),
  };
}

function componentOf(folder: string, locked: LockedPackage) {
  const name = nameOf(folder, locked);
  const purl = `pkg:npm/${name.replace('@', '%40')}@${locked.version}`;
  const sha512 = Buffer.from((locked.integrity ?? '').replace('sha512-', ''), 'base64').toString('hex');
  const component = {
    type: 'library',
    'bom-ref': purl,
    name,
    version: locked.version,
    scope: locked.optional ? 'optional' : 'required',
    hashes: [{ alg: 'SHA-512', content: sha512 }],
    licenses: [{ expression: locked.license }],
    purl,
    properties: [{ name: 'cdx:npm:package:development', value: String(locked.dev ?? false) }],
  };
  return [purl, component] as const;
}
