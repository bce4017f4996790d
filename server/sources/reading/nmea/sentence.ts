/** One sentence of AIS data as it stands on a line. */
export interface Sentence {
  /** The line as it stands. */
  readonly text: string;
  readonly line: number;
  readonly total: number;
  readonly number: number;
  /** What ties the sentences of one message together. */
  readonly group: string;
  readonly payload: string;
  readonly fillBits: number;
  /** UTC instant that the tag block or the receiver's own ending gives; '' where none does. */
  readonly time: string;
  readonly station: string;
}

const AIS = /^!([A-Z]{2}VD[MO],[\x20-\x7e]{1,500}?)\*([0-9A-Fa-f]{2})([\x20-\x7e]{0,200})$/;

/** Whether a line looks like AIS data, right or wrong. */
export function looksLikeSentence(line: string): boolean {
  return /^(\\[^\\]{1,200}\\)?![A-Z]{2}VD[MO],/.test(line.trim());
}

/**
 * Reads an AIS sentence (VDM of others, VDO of the own ship; IEC 61162-1, section 8.3) with the tag block before it, if any (NMEA 4.10, section 7),
 * or why it is none.
 */
export function sentenceOn(line: string, number: number): Sentence | string {
  const text = line.trim();
  const tagEnd = text.startsWith('\\') ? text.indexOf('\\', 1) : -1;
  if (text.startsWith('\\') && tagEnd < 0) return 'The tag block before the sentence has no end. Receive it again.';
  const tags = tagEnd < 0 ? null : tagsIn(text.slice(1, tagEnd));
  if (typeof tags === 'string') return tags;
  const found = AIS.exec(text.slice(tagEnd + 1));
  if (found === null) return 'The line is no AIS sentence (!..VDM or !..VDO with a checksum).';
  const [, body = '', checksum = '', ending = ''] = found;
  if (checksumOf(body) !== checksum.toUpperCase())
    return `The checksum is ${checksum}, the sentence gives ${checksumOf(body)}. Receive it again.`;
  const fields = body.split(',');
  const [, total, index, group = '', channel = '', payload = '', fill] = fields;
  if (
    fields.length !== 7 ||
    !/^[1-9]$/.test(total ?? '') ||
    !/^[1-9]$/.test(index ?? '') ||
    !/^[0-5]$/.test(fill ?? '')
  )
    return 'The sentence has not the fields of AIS data. Receive it again.';
  if (Number(index) > Number(total)) return `The sentence is number ${index} of ${total}. Receive it again.`;
  if (payload === '') return 'The sentence holds no message.';
  return {
    text,
    line: number,
    total: Number(total),
    number: Number(index),
    group: `${total} ${group} ${channel}`,
    payload,
    fillBits: Number(fill),
    time: timeOf(tags?.get('c') ?? /,(\d{9,10})$/.exec(ending)?.[1]),
    station: tags?.get('s') ?? '',
  };
}

function tagsIn(block: string): ReadonlyMap<string, string> | string {
  const star = block.lastIndexOf('*');
  const body = star < 0 ? block : block.slice(0, star);
  if (star < 0 || checksumOf(body) !== block.slice(star + 1).toUpperCase())
    return 'The checksum of the tag block is wrong. Receive it again.';
  return new Map(body.split(',').map((tag) => [tag.slice(0, tag.indexOf(':')), tag.slice(tag.indexOf(':') + 1)]));
}

/** All letters, joined by exclusive or, in two hexadecimal digits. */
export function checksumOf(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum ^= text.charCodeAt(i);
  return sum.toString(16).toUpperCase().padStart(2, '0');
}

/** Seconds since 1970, or milliseconds where the number is too large for them. */
function timeOf(text: string | undefined): string {
  if (text === undefined || !/^\d{9,13}$/.test(text)) return '';
  const number = Number(text);
  return new Date(text.length > 11 ? number : number * 1000).toISOString().replace('.000Z', 'Z');
}
