import type { Layout, Source } from '../../records/source.js';

/** A layout that a heading may be that of. */
export interface LayoutGuess {
  readonly source: Source;
  readonly layout: Layout;
  /** Of the columns that tell the layout, how many are there. */
  readonly known: number;
  readonly of: number;
}

/** Layouts that share a column with the heading, the one that is most likely meant first: all its columns there, then the most of them. */
export function layoutGuesses(sources: readonly Source[], header: readonly string[]): readonly LayoutGuess[] {
  const present = new Set(header.map((h) => h.trim()));
  return sources
    .flatMap((source) =>
      source.layouts.map((layout) => ({
        source,
        layout,
        known: layout.recognisedBy.filter((c) => present.has(c)).length,
        of: layout.recognisedBy.length,
      })),
    )
    .filter(({ known }) => known > 0)
    .sort(
      (a, b) =>
        Number(b.known === b.of) - Number(a.known === a.of) ||
        b.known - a.known ||
        b.known / b.of - a.known / a.of ||
        compare(a.source.name, b.source.name) ||
        compare(a.layout.id, b.layout.id),
    );
}

/** True where every column that tells the layout is there. */
export const isRecognised = ({ known, of }: LayoutGuess): boolean => known === of;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
