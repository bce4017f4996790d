/**
 * What checking an identifier showed (domain model §7). Only VALID may drive an automatic match.
 * VALID_FORMAT_UNCHECKED: the shape is right but the list that would confirm it is not at hand.
 */
export type Verdict = 'VALID' | 'VALID_FORMAT_UNCHECKED' | 'PLACEHOLDER' | 'CHECKSUM_FAILED' | 'MALFORMED';

/** An identifier as checked: `value` is the normal form, or null where none can be given. */
export interface CheckedIdentifier {
  readonly verdict: Verdict;
  readonly value: string | null;
  /** Why, in a few plain words, where the verdict is not VALID: "check digit should be 4". */
  readonly because?: string;
}
