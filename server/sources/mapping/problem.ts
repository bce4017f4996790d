/** The way to a place in a mapping: keys and numbers of entries. */
export type Path = readonly (string | number)[];

/** Something wrong at a place of a mapping, before it has a line. */
export interface ProblemAt {
  readonly path: Path;
  /** Whether the key at the end of the path is meant, not what stands under it. */
  readonly ofKey?: boolean;
  /** What is wrong and what to write instead. */
  readonly message: string;
}
