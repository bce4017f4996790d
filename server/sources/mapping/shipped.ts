import { readFileSync } from 'node:fs';
import type { SourceName } from '../../records/ids.js';
import type { Layout, Source } from '../../records/source.js';
import { layoutOf } from './layout-of.js';
import type { Mapping, SourceMapping } from './mapping.js';
import { readMapping, tellProblems } from './read-mapping.js';

/** The file of a mapping, under server/sources. */
export type ShippedFile = `${string}/${string}.yaml`;

/** A mapping that comes with Hawksbill, by its file under server/sources: "port-calls/port-calls.yaml". */
export function shippedMapping(file: ShippedFile): Mapping {
  const { mapping, problems } = readMapping(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'));
  if (mapping === null) throw new Error(tellProblems(file, problems));
  return mapping;
}

/** The layout of a mapping that comes with Hawksbill. */
export function shippedLayout(file: ShippedFile): Layout {
  return layoutOf(shippedMapping(file));
}

/** A source whose layouts all are mappings; the first of them says what the source is. */
export function shippedSource(...files: readonly ShippedFile[]): Source {
  const mappings = files.map(shippedMapping);
  const described = mappings.find(({ source }) => typeof source === 'object')?.source;
  if (typeof described !== 'object') throw new Error(`${files.join(', ')}: none of them describes its source`);
  return sourceOf(described, mappings.map(layoutOf));
}

/** The source that a mapping describes, with these layouts. */
export function sourceOf(described: SourceMapping, layouts: readonly Layout[]): Source {
  const { name, edition = null, notForCourt = false, ...law } = described;
  return { ...law, name: name as SourceName, edition, notForCourt, layouts };
}
