// Exact arithmetic on decimal numbers in text, as numbers in records are: "0.1" and "0.2" are "0.3".

/** A decimal number with a point and without a sign, as readNumber gives it. */
export type DecimalNumber = string;

interface Decimal {
  readonly digits: bigint;
  /** How many of the digits stand behind the point. */
  readonly scale: number;
}

function parsed(text: DecimalNumber): Decimal {
  const [whole = '0', fraction = ''] = text.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

function written({ digits, scale }: Decimal): string {
  const text = String(digits).padStart(scale + 1, '0');
  const fraction = scale === 0 ? '' : text.slice(-scale).replace(/(?<!0)0+$/, '');
  const whole = scale === 0 ? text : text.slice(0, -scale);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** The product. */
export function times(left: DecimalNumber, right: DecimalNumber): DecimalNumber {
  const [a, b] = [parsed(left), parsed(right)];
  return written({ digits: a.digits * b.digits, scale: a.scale + b.scale });
}

/** The sum. */
export function plus(left: DecimalNumber, right: DecimalNumber): DecimalNumber {
  const [a, b] = [parsed(left), parsed(right)];
  const scale = Math.max(a.scale, b.scale);
  const digits = a.digits * 10n ** BigInt(scale - a.scale) + b.digits * 10n ** BigInt(scale - b.scale);
  return written({ digits, scale });
}

/** Below, equal or above 0 as the first is less, equal or more. */
export function compareDecimals(left: DecimalNumber, right: DecimalNumber): number {
  const [a, b] = [parsed(left), parsed(right)];
  const scale = Math.max(a.scale, b.scale);
  const difference = a.digits * 10n ** BigInt(scale - a.scale) - b.digits * 10n ** BigInt(scale - b.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
