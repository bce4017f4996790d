import { COMMON_WORDS } from './common-words.js';
import { folded } from './sound.js';

/**
 * Everything a weight depends on besides the two mentions compared: an immutable plain value. Versioned; shipped, or trained by a named job
 * over records that everyone may see (`training/`). An import never changes it: a count of what is loaded would tell a viewer about records
 * hidden from him.
 */
export interface ParameterSet {
  /** Changes with any value below and with any weight in `comparisons/`: `shipped-N`, or `trained-` and a hash of the content. */
  readonly version: string;
  /** Share of names that hold the word, by its folded form. Words that are not listed are rare. */
  readonly tokenFrequencies: ReadonlyMap<string, number>;
  /** Blocking keys too common to propose a pair: "domain:gmail.com". */
  readonly stopKeys: ReadonlySet<string>;
  /** Identifiers known to stand for many things, as blocking keys: "mmsi:123456789". They count for nothing, either way. */
  readonly distrustedIdentifiers: ReadonlySet<string>;
  /** Of keys that are stopped or distrusted because they were counted: how many different things share them. */
  readonly sharedBy: ReadonlyMap<string, number>;
  /**
   * Blocking keys that too many bear to be looked under alone, with the kind of thing before them, and such keys together: "TRADER word:svrnls",
   * "TRADER begins:svrn:KE & word:svrnls".
   */
  readonly commonKeys: ReadonlySet<string>;
  readonly weights: Weights;
  /** What people's judgements taught of weights and odds; null where they were too few, and a weight is taken at its word. */
  readonly calibration: Calibration | null;
}

/** Odds from a weight: `slope` bits for each bit of it, and `interceptBits`. The slope is above 0, so that order is kept. */
export interface Calibration {
  readonly slope: number;
  readonly interceptBits: number;
  /** People's *same* and *different* that it rests on. */
  readonly judgements: number;
}

/** Bits that several comparisons share. Those that only one comparison needs stand in its file, with their source. */
export interface Weights {
  /** One in about 16 candidates is the same thing: log2(1/16). */
  readonly priorBits: number;
}

/** Where anybody can have a mailbox: a shared domain says nothing. From the providers' own sites, by country of most users. */
const PUBLIC_MAIL_DOMAINS =
  `gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.fr yahoo.co.in ymail.com hotmail.com hotmail.co.uk hotmail.fr outlook.com live.com msn.com icloud.com me.com
    aol.com mail.com gmx.de gmx.net gmx.com web.de t-online.de orange.fr wanadoo.fr free.fr laposte.net libero.it protonmail.com proton.me tutanota.com zoho.com
    mail.ru bk.ru inbox.ru list.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua abv.bg qq.com 163.com 126.com sina.com sina.cn foxmail.com yeah.net aliyun.com
    139.com hinet.net naver.com daum.net hanmail.net rediffmail.com vnn.vn uol.com.br bol.com.br terra.com.br telkom.net wp.pl o2.pl onet.pl interia.pl seznam.cz
    safaricom.co.ke africaonline.co.ke example.com`
    .trim()
    .split(/\s+/);

/** What is keyed into a transponder before it is set, and what registers write for "none". */
const KNOWN_PLACEHOLDERS = [
  'mmsi:123456789',
  'mmsi:111111111',
  'mmsi:999999999',
  'mmsi:000000000',
  'imo:1234567',
  'imo:9876543',
  'imo:0000000',
  'phone:00000000',
  'phone:12345678',
  'phone:99999999',
];

export const shippedParameters: ParameterSet = {
  version: 'shipped-6',
  tokenFrequencies: largestShares(COMMON_WORDS),
  stopKeys: new Set(PUBLIC_MAIL_DOMAINS.map((domain) => `domain:${domain}`)),
  distrustedIdentifiers: new Set(KNOWN_PLACEHOLDERS),
  sharedBy: new Map(),
  commonKeys: new Set(),
  weights: { priorBits: -4 },
  calibration: null,
};

/** Whether a version is that of a shipped set: this program's, or one of an older program, whose place this program's takes. */
export function isShipped(version: string): boolean {
  return version.startsWith('shipped-');
}

/** Several spellings fold into one word: the commonest of them counts. */
function largestShares(words: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const [word, share] of words) shares.set(folded(word), Math.max(share, shares.get(folded(word)) ?? 0));
  return shares;
}
