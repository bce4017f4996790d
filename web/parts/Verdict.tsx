import { type TextKey, text } from '../texts/index.js';

const LOOK: Readonly<Record<string, string>> = {
  VALID: 'ok',
  VALID_FORMAT_UNCHECKED: 'line',
  PLACEHOLDER: 'warn',
  CHECKSUM_FAILED: 'against',
  MALFORMED: 'against',
};

/** What checking an identifier showed. */
export function Verdict({ verdict }: { verdict: string | null }) {
  return verdict ? (
    <span className={`chip ${LOOK[verdict] ?? 'line'}`}>{text(`verdict.${verdict}` as TextKey)}</span>
  ) : null;
}
