import i18next from 'i18next';
import { en } from './en.js';

/** Dotted keys of the texts; a plural's `_one` and `_other` are one key. */
type Keys<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K extends `${infer Base}_${'one' | 'other'}`
      ? Base
      : K
    : `${K}.${Keys<T[K]>}`;
}[keyof T & string];
export type TextKey = Keys<typeof en>;

export const LANGUAGE = 'en';

await i18next.init({
  lng: LANGUAGE,
  resources: { en: { translation: en } },
  // React escapes what it prints; escaping twice would show "&amp;".
  interpolation: { escapeValue: false },
});

/** A text of the page, in the reader's language. */
export function text(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return i18next.t(key, values);
}

/**
 * A sentence that the server sent as a template id with its values. Where the page does not know the template yet, id and values are
 * shown as they are: an investigator loses the wording, not the fact.
 */
export function sentence(because: { template: string; values: readonly { name: string; value: string }[] }): string {
  const values = Object.fromEntries(because.values.map(({ name, value }) => [name, value]));
  const key = `because.${because.template}`;
  if (i18next.exists(key)) return i18next.t(key, values);
  // Most comparisons speak of one property: "imo-same", "flag-differs".
  const [, property, how] = /^(\w+)-(same|near|differs)$/.exec(because.template) ?? [];
  if (property && how) return i18next.t(`because.${how}`, { ...values, property: word('property', property) });
  const facts = because.values.map(({ name, value }) => `${name} ${value}`).join(', ');
  return facts ? `${because.template}: ${facts}` : because.template;
}

/** The word for a value of a vocabulary that may grow on the server first: the value itself where the page has no word for it. */
export function word(
  vocabulary: 'property' | 'turnedBy' | 'comparison' | 'linkPhrase' | 'role' | 'handlingCode',
  value: string,
): string {
  const key = `${vocabulary}.${value}`;
  if (i18next.exists(key)) return i18next.t(key);
  // camelCase to words: "registrationNumber" reads "registration number".
  return value
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
}

/** A label as it stands within a sentence: without its capital, unless that begins an abbreviation ("name", but "IMO number"). */
export const inSentence = (label: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

const whole = new Intl.NumberFormat(LANGUAGE);
export const number = (n: number): string => whole.format(n);

/** A weight of evidence in bits: one decimal, always with its sign. */
export const bits = (weight: number): string => {
  const shown = Math.abs(weight).toFixed(1);
  if (shown === '0.0') return '0.0';
  return `${weight < 0 ? '−' : '+'}${shown}`;
};

/** An instant as the page writes it: day and minute, in UTC. */
export const instant = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`.replace('  UTC', '');

export const size = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 ** 2
      ? `${(bytes / 1024).toFixed(1)} kB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`;

/** Period in which something held, as precise as known and no more. */
export function period(from: string | null | undefined, until: string | null | undefined): string {
  if (from && until) return from === until ? from : `${from} ${text('period.to')} ${until}`;
  if (from) return text('period.from', { from });
  return until ? text('period.until', { until }) : '';
}
