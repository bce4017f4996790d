import { remembering } from './remembering.js';

/**
 * The older romanisation of Mandarin, which Taiwan, the diaspora and books before 1979 write: Mao Tse-tung is Mao Zedong. Apostrophes are left
 * out, as they are in papers. After the table of the Library of Congress (Pinyin conversion project, 2000).
 */

/** Initials that differ, longest first: zh and j, q and ch fall together once apostrophes are gone. */
const INITIALS: readonly (readonly [string, string])[] = [
  ['zh', 'ch'],
  ['ch', 'ch'],
  ['sh', 'sh'],
  ['b', 'p'],
  ['d', 't'],
  ['g', 'k'],
  ['j', 'ch'],
  ['q', 'ch'],
  ['x', 'hs'],
  ['z', 'ts'],
  ['c', 'ts'],
  ['r', 'j'],
  ['p', 'p'],
  ['m', 'm'],
  ['f', 'f'],
  ['t', 't'],
  ['n', 'n'],
  ['l', 'l'],
  ['k', 'k'],
  ['h', 'h'],
  ['s', 's'],
  ['y', 'y'],
  ['w', 'w'],
];
const FINALS: ReadonlyMap<string, string> = new Map(
  `a=a o=o e=e i=i u=u v=u ai=ai ei=ei ui=ui ao=ao ou=ou iu=iu ie=ieh ue=ueh ve=ueh er=erh an=an en=en in=in un=un vn=un ang=ang eng=eng ing=ing
    ong=ung ia=ia iao=iao ian=ien iang=iang iong=iung ua=ua uo=o uai=uai uan=uan uang=uang`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
);
/** Syllables that go by themselves. */
const WHOLE: ReadonlyMap<string, string> = new Map(
  `zhi=chih chi=chih shi=shih ri=jih zi=tzu ci=tzu si=ssu ge=ko ke=ko he=ho gui=kuei kui=kuei guo=kuo kuo=kuo huo=huo shuo=shuo yan=yen ye=yeh
    you=yu yong=yung yi=i yu=yu er=erh juan=chuan quan=chuan xuan=hsuan zhe=che`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
);

const SYLLABLES: ReadonlyMap<string, string> = new Map([
  ...INITIALS.flatMap(([pinyin, wade]) => [...FINALS].map(([final, spelt]) => [pinyin + final, wade + spelt] as const)),
  ...WHOLE,
  ...['a', 'ai', 'an', 'ang', 'ao', 'e', 'en', 'ou'].map((s) => [s, s] as const),
]);
const LONGEST_SYLLABLE = 6;
/** A given name has two syllables, a full name run together three. */
const LONGEST_WORD = 16;

/** A word of pinyin as Wade and Giles spell it, run together: "tsetung" for "zedong". Null where it is no pinyin, or is spelt alike in both. */
export const wadeGilesOf = remembering((word: string): string | null => {
  const spelt = word.length > LONGEST_WORD ? null : spell(word);
  return spelt === word ? null : spelt;
});

/** The longest syllable first; a shorter one where the rest is none. */
function spell(word: string): string | null {
  for (let length = Math.min(LONGEST_SYLLABLE, word.length); length > 0; length--) {
    const syllable = SYLLABLES.get(word.slice(0, length));
    if (syllable === undefined) continue;
    if (length === word.length) return syllable;
    const rest = spell(word.slice(length));
    if (rest !== null) return syllable + rest;
  }
  return null;
}

/** Of pinyin: "ping", "wei". */
export function isSyllable(word: string): boolean {
  return SYLLABLES.has(word);
}
