/** Something that is not as it was signed. */
export interface Problem {
  /** A path inside the bundle, or the name of the zip where the fault is in its own structure. */
  readonly file: string;
  readonly message: string;
}
