import anyAscii from 'any-ascii';
import { pinyin } from 'pinyin-pro';

export type Script = 'LATIN' | 'CYRILLIC' | 'GREEK' | 'ARABIC' | 'HAN' | 'OTHER';

const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ['HAN', /\p{Script=Han}/u],
  ['CYRILLIC', /\p{Script=Cyrillic}/u],
  ['GREEK', /\p{Script=Greek}/u],
  ['ARABIC', /\p{Script=Arabic}/u],
  ['LATIN', /\p{Script=Latin}/u],
];

/** The script a text is written in; where several meet, the one that is not Latin, since it is nearer to the origin of the name. */
export function scriptOf(text: string): Script {
  if (isAscii(text)) return /[a-z]/i.test(text) ? 'LATIN' : 'OTHER';
  return SCRIPTS.find(([, letters]) => letters.test(text))?.[0] ?? 'OTHER';
}

/** Whether a text is of printable ASCII alone. */
export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/**
 * One plain reading of a word in a–z and 0–9. Other romanisations of the same word (BGN/PCGN, ISO 9, ICAO Doc 9303, German, French;
 * ELOT 743, classical Greek) meet it in `folded`, which is coarser than the differences between them.
 */
export function romanised(word: string): string {
  const script = scriptOf(word);
  return anyAscii(LETTERS[script](word))
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** Hanyu Pinyin without tones, one syllable a character. */
export function syllables(han: string): readonly string[] {
  return pinyin(simplified(han), { toneType: 'none', type: 'array', v: true });
}

/** As names are read and spelled in Hong Kong, one syllable a character; null where a character is not in the table. */
export function cantoneseSyllables(han: string): readonly string[] | null {
  const spoken = [...simplified(han)].map(
    (character) => CANTONESE.get(character) ?? (/\d/.test(character) ? character : null),
  );
  return spoken.includes(null) ? null : (spoken as string[]);
}

/** Whether two romanised syllables are read of one character, the one in Mandarin and the other in Cantonese: "feng" and "fung". */
export function readOfOneCharacter(left: string, right: string): boolean {
  return SAME_CHARACTER.has(`${left} ${right}`) || SAME_CHARACTER.has(`${right} ${left}`);
}

/** Traditional characters that company and personal names use, as their simplified ones; others stay. */
export function simplified(han: string): string {
  let text = '';
  for (const character of han) text += SIMPLIFIED.get(character) ?? character;
  return text;
}

/** ELOT 743: ου is one sound; μπ at the start of a word is b, γγ is ng. */
function greekLetters(word: string): string {
  const plain = unaccented(word.toLowerCase());
  return mapLetters(plain.replace(/ου/g, 'ou').replace(/^μπ/, 'b').replace(/γγ/g, 'ng'), GREEK);
}

function unaccented(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

function mapLetters(word: string, letters: ReadonlyMap<string, string>): string {
  let text = '';
  for (const letter of word.toLowerCase()) text += letters.get(letter) ?? letter;
  return text;
}

function table(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs
      .trim()
      .split(/\s+/)
      .map((pair) => {
        const [from, to] = pair.split('=');
        return [from as string, to ?? ''];
      }),
  );
}

// BGN/PCGN 1947 (Russian), with the Ukrainian, Belarusian and Serbian letters of their own BGN/PCGN tables.
const CYRILLIC = table(`
  а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu
  я=ya і=i ї=yi є=ye ґ=g ў=u ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz`);

// ELOT 743 (ISO 843 type 2), letter by letter.
const GREEK = table(`
  α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o`);

// Consonants and long vowels as BGN/PCGN 1956 has them, without diacritics; short vowels are not written.
// Waw and ya are read as vowels but at the start of a word. Persian letters added.
const ARABIC = table(`
  ا=a أ=a إ=i آ=a ٱ=a ء= ؤ=u ئ=i ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k ک=k ل=l م=m
  ن=n ه=h ة=a و=w ي=y ی=y ى=a پ=p چ=ch ژ=zh گ=g ـ=`);

// The pairs that occur in names of firms, places and persons; from the General List of Simplified Chinese Characters (1964, 1986).
const SIMPLIFIED = table(`
  國=国 際=际 貿=贸 進=进 業=业 實=实 發=发 達=达 東=东 華=华 興=兴 豐=丰 遠=远 順=顺 龍=龙 凱=凯 聯=联 亞=亚 寧=宁 廣=广 廈=厦 門=门 島=岛 連=连 張=张 陳=陈 劉=刘 楊=杨 黃=黄 趙=赵
  吳=吴 孫=孙 馬=马 鄭=郑 謝=谢 羅=罗 蘇=苏 葉=叶 許=许 鄧=邓 馮=冯 蕭=萧 鐘=钟 鍾=钟 譚=谭 陸=陆 盧=卢 賴=赖 莊=庄 顧=顾 閻=阎 偉=伟 強=强 靜=静 軍=军 麗=丽 傑=杰 濤=涛 勝=胜 鋒=锋
  輝=辉 義=义 禮=礼 榮=荣 貴=贵 寶=宝 銀=银 鋼=钢 鐵=铁 銅=铜 礦=矿 產=产 電=电 氣=气 車=车 輪=轮 運=运 輸=输 倉=仓 儲=储 漁=渔 農=农 機=机 設=设 備=备 製=制 藥=药 醫=医 環=环 資=资
  財=财 團=团 總=总 責=责 開=开 關=关 協=协 會=会 園=园 場=场 澤=泽 潤=润 濱=滨 灣=湾 灘=滩 滬=沪 蘭=兰 橋=桥 樹=树 極=极 樂=乐 歐=欧 歷=历 壽=寿 聖=圣 聲=声 聰=聪 雲=云 霧=雾 靈=灵
  飛=飞 鳳=凤 鴻=鸿 鵬=鹏 齊=齐 麥=麦 黨=党 點=点 長=长 陽=阳 陰=阴 雙=双 難=难 類=类 願=愿 風=风 飲=饮 飯=饭 館=馆 駿=骏 騰=腾 驛=驿 體=体 魯=鲁 鮮=鲜 鹽=盐 買=买 賣=卖 賓=宾 賢=贤
  質=质 購=购 贏=赢 趨=趋 躍=跃 軟=软 載=载 辦=办 邊=边 遷=迁 適=适 選=选 鄉=乡 醬=酱 釀=酿 針=针 釣=钓 鈴=铃 鉛=铅 錢=钱 錦=锦 鍋=锅 鎮=镇 鏡=镜 鑽=钻 問=问 間=间 聞=闻 階=阶 隊=队
  險=险 隨=随 術=术 衛=卫 裝=装 規=规 視=视 親=亲 觀=观 計=计 訊=讯 記=记 訓=训 評=评 詩=诗 誠=诚 誼=谊 調=调 談=谈 論=论 諾=诺 謀=谋 證=证 識=识 議=议 護=护 豬=猪 負=负 販=贩 貨=货
  貫=贯 貝=贝`);

// Hong Kong Government romanisation, in the spelling commonest on business cards, of characters that surnames and firms use.
const CANTONESE = table(`
  王=wong 李=lee 张=cheung 刘=lau 陈=chan 杨=yeung 黄=wong 赵=chiu 吴=ng 周=chow 徐=tsui 孙=suen 马=ma 朱=chu 胡=wu 林=lam 郭=kwok 何=ho 高=ko 罗=law 郑=cheng 梁=leung 谢=tse 宋=sung
  唐=tong 许=hui 邓=tang 冯=fung 曾=tsang 叶=yip 苏=so 潘=poon 卢=lo 蔡=choi 余=yu 杜=to 戴=tai 钟=chung 汪=wong 田=tin 任=yam 姜=keung 方=fong 石=shek 姚=yiu 谭=tam 廖=liu 邹=chau
  熊=hung 金=kam 陆=luk 郝=kok 孔=hung 白=pak 崔=chui 康=hong 毛=mo 邱=yau 秦=chun 江=kong 史=sze 侯=hau 邵=siu 孟=mang 龙=lung 万=man 段=tuen 雷=lui 钱=chin 恒=hang 泰=tai 华=wah
  兴=hing 隆=lung 盛=shing 达=tat 丰=fung 源=yuen 鑫=yam 海=hoi 洋=yeung 东=tung 南=nam 北=pak 西=sai 天=tin 宏=wang 远=yuen 顺=shun 利=lee 福=fook 安=on 永=wing 大=tai 中=chung 国=kwok
  新=sun 光=kwong 明=ming 嘉=ka 瑞=sui 和=wo 信=shun 德=tak 胜=shing 凯=hoi 威=wai 三=sam 川=chuen 森=sum 木=muk 通=tung 联=luen 亚=ah 星=sing 港=kong 香=heung 鸿=hung 祥=cheung 富=fu
  贵=kwai 荣=wing 昌=cheong 发=fat 财=choi 宝=po 银=ngan 珠=chu 玉=yuk 美=mei 丽=lai 英=ying 文=man 武=mo 志=chi 伟=wai 强=keung 军=kwan 杰=kit 涛=to 辉=fai 建=kin 平=ping 成=shing
  家=ka 生=sang 友=yau 日=yat 月=yuet 山=shan 水=shui 土=to 火=fo 长=cheung 千=chin 百=pak 一=yat 二=yee 五=ng 六=luk 七=tsat 八=pat 九=kau 十=sap 同=tung 仁=yan 义=yee 礼=lai
  智=chi 正=ching 公=kung 司=sze 城=shing 太=tai 古=koo 宇=yu 世=sai 界=kai 环=wan 球=kau 力=lik 运=wan 航=hong 船=suen 易=yick 贸=mau 商=sheung 芳=fong 敏=man 静=ching 玲=ling 芬=fan
  燕=yin 雪=suet 梅=mui 兰=lan 婷=ting 慧=wai`);

const SAME_CHARACTER: ReadonlySet<string> = new Set(
  [...CANTONESE].map(([character, cantonese]) => `${syllables(character)[0]} ${cantonese}`),
);

const LETTERS: Readonly<Record<Script, (word: string) => string>> = {
  LATIN: (word) => word,
  OTHER: (word) => word,
  CYRILLIC: (word) => mapLetters(word, CYRILLIC),
  GREEK: greekLetters,
  ARABIC: (word) =>
    mapLetters(word, ARABIC)
      .replace(/(?<=.)w/g, 'u')
      .replace(/(?<=.)y/g, 'i'),
  HAN: (word) => syllables(word).join(''),
};
