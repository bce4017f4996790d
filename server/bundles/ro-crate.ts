import type { OrderedCase } from './ordered-case.js';
import { byUtf8Bytes, type Part } from './part.js';

export const CRATE_PATH = 'data/ro-crate-metadata.json';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  graphml: 'application/xml',
};

/** RO-Crate 1.2: what each payload file is. It describes; the manifests and the signature prove. */
export function roCrateOf(known: OrderedCase, parts: readonly Part[], contentId: string): string {
  const { version } = known;
  const files = [...parts].sort((a, b) => byUtf8Bytes(a.path, b.path)).map((part) => fileOf(part));
  const graph = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      about: { '@id': './' },
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' },
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: `Case ${version.reference}: ${version.title}`,
      description: `Case bundle, ${version.edition} edition of version ${version.version}`,
      identifier: contentId,
      datePublished: known.snapshotTime,
      license: { '@id': '#handling' },
      publisher: { '@id': '#agency' },
      hasPart: files.map((f) => ({ '@id': f['@id'] })),
    },
    {
      '@id': '#handling',
      '@type': 'CreativeWork',
      name: `Handling ${version.handling}`,
      description: 'Use and sharing are bound by this handling code.',
    },
    { '@id': '#agency', '@type': 'Organization', name: version.agency },
    ...files,
  ];
  return `${JSON.stringify({ '@context': 'https://w3id.org/ro/crate/1.2/context', '@graph': graph }, null, 1)}\n`;
}

function fileOf(part: Part) {
  const path = part.path.replace(/^data\//, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return {
    '@id': encodeURI(path),
    '@type': 'File',
    name,
    contentSize: String(part.sizeBytes),
    sha256: part.sha256,
    ...(MEDIA_TYPES[extension] ? { encodingFormat: MEDIA_TYPES[extension] } : {}),
  };
}
