/**
 * What checking an identifier showed (domain model §7). Only VALID may drive an automatic match.
 * VALID_FORMAT_UNCHECKED: the shape is right but the list that would confirm it is not at hand.
 */
export type Verdict = 'VALID' | 'VALID_FORMAT_UNCHECKED' | 'PLACEHOLDER' | 'CHECKSUM_FAILED' | 'MALFORMED';

/** Something to look at beside a verdict, which it does not change: "the MMSI comes from a former flag". */
export interface IdentifierWarning {
  readonly code:
    | 'STALE_MMSI'
    | 'MMSI_NOT_OF_FLAG'
    | 'CALL_SIGN_NOT_OF_FLAG'
    | 'OTHER_KIND'
    | 'OWNER_NOT_LISTED'
    | 'REPAIRED'
    | 'WRONG_COUNTRY';
  readonly because: string;
}

/** An identifier as checked: `value` is the normal form, or null where none can be given. */
export interface CheckedIdentifier {
  readonly verdict: Verdict;
  readonly value: string | null;
  /** Why, in a few plain words, where the verdict is not VALID: "check digit should be 4". */
  readonly because?: string;
  readonly warnings?: readonly IdentifierWarning[];
  /** What was written behind the number and is no part of it: the extension of a telephone. */
  readonly extension?: string;
}
