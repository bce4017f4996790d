import type { ImportInput } from '../../server/jobs/import-file.js';

/** A file as somebody handed it in, all that does not matter filled in. */
export function handedIn(
  file: Pick<ImportInput, 'source' | 'fileName' | 'sizeBytes'> & Partial<ImportInput>,
): ImportInput {
  return {
    sha256: 'a'.repeat(64),
    ownerAgency: 'OPERATIONS',
    handling: 'TLP:AMBER',
    cases: [],
    by: 'operator',
    importedAt: '2024-05-06T00:00:00Z',
    recordedOn: '2024-05-06',
    receivedFrom: null,
    receivedOn: null,
    authority: null,
    edition: null,
    hints: {},
    ...file,
  };
}
