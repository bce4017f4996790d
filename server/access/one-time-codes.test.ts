import { describe, expect, it } from 'vitest';
import { authenticatorUri, newSecret, stepOfCode } from './one-time-codes.js';

/** RFC 6238, appendix B: the ASCII digits 12345678901234567890 in base32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a one-time code', () => {
  it.each([
    // The RFC's table gives eight digits; six are its last six.
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_111_111_111, '050471', 37_037_037],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
    [20_000_000_000, '353130', 666_666_666],
  ])('at second %i is %s, of step %i', (seconds, code, step) => {
    expect(stepOfCode(RFC_SECRET, code, seconds * 1_000)).toBe(step);
  });

  it.each([
    // Step 1 runs from second 30 to 59.
    [0, 1],
    [29, 1],
    [60, 1],
    [89, 1],
    [90, null],
    [150, null],
  ])('of step 1, at second %i, is taken as of step %s', (seconds, step) => {
    expect(stepOfCode(RFC_SECRET, '287082', seconds * 1_000)).toBe(step);
  });

  it.each(['', '28708', '2870822', '28708a', ' 287082', '２８７０８２'])('is not "%s"', (code) => {
    expect(stepOfCode(RFC_SECRET, code, 59_000)).toBeNull();
  });

  it('comes from a secret of 160 bits, which the picture carries', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(secret);
    const uri = new URL(authenticatorUri(secret, 'amina'));
    expect([uri.protocol, uri.searchParams.get('secret'), uri.searchParams.get('issuer')]).toEqual([
      'otpauth:',
      secret,
      'Hawksbill',
    ]);
    expect(decodeURIComponent(uri.pathname)).toContain('Hawksbill:amina');
  });
});
