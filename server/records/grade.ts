/** Grade of a source and of its information, in the scheme it was given in; never converted silently. */
export interface Grade {
  readonly scheme: '4x4' | '3x5x2' | '5x5x5' | '6x6';
  readonly source: string;
  readonly information: string;
}
