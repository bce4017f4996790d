/** Grade of a source and of its information, in the scheme it was given in; never converted silently. */
export interface Grade {
  readonly scheme: GradeScheme;
  readonly source: string;
  readonly information: string;
}

/**
 * The codes of each scheme, as its users write them. 4x4: Europol (Regulation (EU) 2016/794, art. 29; handling H0 to H3); 5x5x5 and 3x5x2:
 * the National Intelligence Model of the United Kingdom, before and since 2016; 6x6: Admiralty (NATO), which has no handling codes.
 */
export const GRADE_SCHEMES = {
  '4x4': { source: 'ABCX', information: '1234', handling: ['H0', 'H1', 'H2', 'H3'] },
  '3x5x2': { source: '123', information: 'ABCDE', handling: ['P', 'C', 'A1', 'A2', 'A3', 'S1', 'S2'] },
  '5x5x5': { source: 'ABCDE', information: '12345', handling: ['1', '2', '3', '4', '5'] },
  '6x6': { source: 'ABCDEF', information: '123456', handling: [] },
} as const satisfies Readonly<
  Record<string, { readonly source: string; readonly information: string; readonly handling: readonly string[] }>
>;
export type GradeScheme = keyof typeof GRADE_SCHEMES;

export function isGradeScheme(text: string): text is GradeScheme {
  return Object.hasOwn(GRADE_SCHEMES, text);
}

/** Whether this is one code of a scheme's row of single letters or digits. */
export function isCode(codes: string, text: string): boolean {
  return text.length === 1 && codes.includes(text);
}
