import canonicalize from 'canonicalize';
import { computedId } from '../../records/ids.js';
import type { Mapping } from './mapping.js';

/** The same mapping has the same id, however its file is laid out: the hash of its canonical form (RFC 8785). */
export function mappingIdOf(mapping: Mapping): string {
  return computedId('p', canonicalize(mapping) ?? '');
}
