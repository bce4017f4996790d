import anyAscii from 'any-ascii';

/** Words that papers add, leave out or abbreviate at will, in the form in which they count. Empty: left out. */
const SAME_WORD: Readonly<Record<string, string>> = {
  rd: 'road',
  st: 'street',
  str: 'street',
  ave: 'avenue',
  bldg: 'building',
  no: '',
  nr: '',
  unit: '',
  suite: '',
  office: '',
  room: '',
  so: '',
  ul: '',
  duong: '',
};

/**
 * The identity key of an address: the same words in any order, in Latin letters, without what is written or left out at will.
 * "Unit 4B, Makupa Business Park, Archbishop Makarios Rd." and "Makupa Business Park 4B, Archbishop Makarios Road" are one. Other
 * unit numbers are other addresses. Null where too little stands there to name a place: a town alone is none.
 */
export function addressKey(text: string, country: string | null): string | null {
  const words = anyAscii(text.normalize('NFKC'))
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => SAME_WORD[word] ?? word)
    .filter((word) => word !== '');
  const distinct = [...new Set(words)].sort();
  const namesAPlace = distinct.length >= 3 && distinct.some((word) => /\d/.test(word));
  return namesAPlace ? `address:${country ?? ''}:${distinct.join(' ')}` : null;
}
