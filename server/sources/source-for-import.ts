import { BadInput } from '../errors.js';
import type { SourceName } from '../records/ids.js';
import { computedId } from '../records/ids.js';
import type { Source } from '../records/source.js';
import { SOURCES, sourceNamed } from './index.js';
import { layoutOf } from './mapping/layout-of.js';
import type { Mapping } from './mapping/mapping.js';
import { mappingIdOf } from './mapping/mapping-id.js';
import { readMapping, tellProblems } from './mapping/read-mapping.js';
import { sourceOf } from './mapping/shipped.js';

export interface SourceWanted {
  readonly source: string;
  /** Text of a mapping by which the file is to be read instead of by a layout of the source. */
  readonly mapping?: string | null;
  /** Whose file it is. */
  readonly ownerAgency: string;
}

/** The source that a file is read as: one of those there are, or what a mapping makes of it. */
export function sourceForImport({ source, mapping = null, ownerAgency }: SourceWanted): Source {
  return mapping === null ? sourceNamed(source) : sourceByMapping(mappingIn(mapping), ownerAgency);
}

/** A mapping from its text. @throws BadInput with every problem by line and column. */
export function mappingIn(text: string): Mapping {
  const { mapping, problems } = readMapping(
    text,
    SOURCES.map((s) => s.name),
  );
  if (mapping === null) throw new BadInput(tellProblems('The mapping', problems), { problems });
  return mapping;
}

/** Tells readings of one file apart: the same mapping, however it is laid out, gives the same id. Null without one. */
export function mappingIdIn(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : mappingIdOf(mappingIn(text));
}

/**
 * A source that a mapping describes belongs to the agency and to that description: nobody else's source is changed by it, and a source that others
 * see never changes under them (docs/decisions/0188).
 */
function sourceByMapping(mapping: Mapping, agency: string): Source {
  const layouts = [layoutOf(mapping)];
  if (typeof mapping.source === 'string') return { ...sourceNamed(mapping.source), layouts };
  const described = sourceOf(mapping.source, layouts);
  const id = computedId('q', agency, JSON.stringify(mapping.source));
  return { ...described, name: `${described.name}/${id}` as SourceName };
}
