import { asSeen, remainders } from './sound.js';

/**
 * Words that say what a trader does or where it sits, by concept, so that "Timber", "Holz" and "木业" are one word and a rare one is not made of
 * them. Compiled for this project from trade vocabulary; romanised, lower case, without diacritics; Chinese as written.
 */
const CONCEPTS: Readonly<Record<string, string>> = {
  trading:
    'trading trade trd trdg tradg traders trader handel handels handelsgesellschaft comercio comercial commerce negoce commercio commerciale torgovlya torgovyy torgovy torg treyd treiding treyding trgovina ticaret emporia emporiki thuongmai perdagangan tijarah tijara altijara 贸易 商贸 经贸 商行 商业 tijarat handlowa handlowy niaga dagang tjara trad trdng treid للتجارة التجارة تجارة',
  'import-export':
    `impex impexp importexport imex 进出口 xuatnhapkhau xnk eximp exim export exports exporter exporters exp exportacao exportacion exportaciones exportation eksport ihracat xuatkhau exagoges exagogiki 出口 esportazione ekspor tsdir import imports importer importers imp importacao importacion importaciones importation ithalat nhapkhau eisagoges eisagogiki 进口 importazione impor astirad ithalat eisagogi للاستيراد الاستيراد استيراد والتصدير للتصدير التصدير تصدير isagogiki isagoges`.replace(
      /\s+/g,
      ' ',
    ),
  logistics:
    `logistics logistic logistik logistique logistica logistika logistyka logistigi lojistik logistiki 物流 lojistigi lgstcs lwjstia lojistia logis lgstcs log freight forwarding forwarder forwarders cargo cargoes fret fracht spedition spediteur karga carga gruz gruzovoy ekspeditsiya nakliyat metaforiki 货运 货代 vantai transport transports transportation transporte transportes trasporti transportnaya transportnyy trans tasimacilik haulage nql angkutan metafores 运输 transportowa naql اللوجستية لوجستية للنقل النقل`.replace(
      /\s+/g,
      ' ',
    ),
  shipping:
    'shipping ship ships shpg marine maritime maritima maritimo navigation navigacion naviera navegacao navegacion schiffahrt reederei sudokhodstvo sudokhodnaya denizcilik naftiliaki naftiki nautiliaki nautiki shiplines lines tanker tankers bahari pelayaran 海运 航运 船务 船舶 milaha shahn shhn mlaha shipg shipping shipping zegluga للشحن الشحن للملاحة الملاحة ملاحة reederei',
  timber:
    'timber timbers wood woods lumber holz holzhandel bois madera maderas madeira madeiras legno legname lesnoy lesnaya lesprom drevesina drewno orman kereste xylo xyleia xyleias kayu khshb akhshab 木业 木材 林业 legnami drevo forest forestry 木制品 les ahshab akhshab khshb tmbr xyleies للأخشاب الأخشاب أخشاب',
  stone: 'stone stones marble granite granit marmor marmo piedra pedra kamen mermer marmara batu 石材 石业 大理石',
  minerals:
    'mineral minerals mining mines ores bergbau minerale minerales mineracao gornyy madencilik maden tambang 矿业 矿产',
  metals:
    'metal metals metall metalle metaux metales metais metallurgy metalli steel stahl acero aco acier stal stalprom celik kimloai thep logam 金属 钢铁 metallo iron maadn met metalle metalla metalli kimloai metale للمعادن المعادن معادن',
  scrap:
    'scrap recycling recycle recyclers reciclaje reciclagem recyclage riciclaggio schrott waste entsorgung lom vtorsyre utilizatsiya pererabotka anakyklosi phelieu 再生 回收 环保 rsycling utilizacja vtorresurs vtorresursy riciclo recykling anakyklosi riciclaggio التدوير للتدوير re-cycling',
  plastics:
    'plastic plastics plast kunststoff kunststoffe plastique plasticos plastik nhua 塑料 塑胶 plastmassy plastikon plastica tworzywa plastyk للبلاستيك البلاستيك بلاستيك',
  fish: 'fish fishery fisheries fishing seafood seafoods fisch fischerei peche pesca pesquera pesqueira pescados mariscos pesce ryba rybnyy rybolov rybolovnyy rybprom balik balikcilik alieia alieftiki thuysan ikan perikanan samak 水产 渔业 海产 moreproduktov asmak maree ittica ichthyira moreprodukty moreprodukt ichthyira ichtyira icthyira ryby للأسماك الأسماك أسماك',
  wildlife:
    'wildlife fauna faune animal animals animaux animales animali tier tiere tierhandel zoo zoa zoosad hayvan satwa zviri dierenhandel 动物制品 动物 للحيوانات الحيوانات حيوانات',
  food: 'food foods foodstuff lebensmittel alimentos alimentari aliments alimentaire produkty prodovolstvennyy gida trofima thucpham makanan pangan 食品 粮油 spozywcza',
  agro: 'agro agri agricultural agriculture agricola agricole agrar agrarnyy tarim nongsan pertanian 农业 农产品',
  oil: 'oil petroleum petro petrol petroleo neft nefte nefteprodukt nefteprodukty petrolu minyak 石油 naft oel',
  gas: 'gas gaz gaziki khidot',
  energy: 'energy energie energia energetika energo enerji nangluong energi 能源 电力 energeia taqa',
  chemicals:
    'chemical chemicals chem chemie chimie quimica quimicos chimica khim khimicheskiy khimprom kimya chimika hoachat kimia 化工 化学 refrigerants refrigerant chemia chimii khimiya khimii chem للكيماويات الكيماويات كيماويات',
  electronics:
    'electronic electronics elektronik elektronika electronique electronica dientu 电子 科技 technology technologies tech tekhnologii teknoloji technologie tecnologia congnghe',
  textiles: 'textile textiles textil tekstil garment garments apparel det detmay tekstilnyy 纺织 服装 ufantikes',
  machinery:
    'machinery machine machines maschinen maschinenbau maquinaria maquinas machinerie macchine mashinostroenie makine maymoc 机械 设备 equipment oborudovanie mixanimata',
  construction:
    'construction constructions building builders bau bauunternehmen construccion construcciones construcao costruzioni stroy stroitelnyy insaat kataskeues kataskevastiki xaydung konstruksi 建筑 建设 建材 budowlana muqawalat',
  auto: 'auto automotive autos cars motors motor automobile avto otomotiv oto otomobil 汽车',
  furniture:
    'furniture moebel mobel meubles muebles moveis mobili mebel mobilya epipla noithat mebeles 家具 furn meble للأثاث الأثاث أثاث furnitures',
  pharma:
    'pharma pharmaceutical pharmaceuticals pharm farma farmaceutica farmatsevticheskiy ilac duocpham 医药 medical',
  packaging: 'packaging packing verpackung emballage embalajes embalagens upakovka ambalaj baobi 包装',
  services:
    'services service svcs dienstleistungen servicios servicos servizi serviz servis uslugi hizmetleri ypiresies dichvu jasa khadamat 服务 khdmat للخدمات الخدمات خدمات',
  supply: 'supply supplies supplier suppliers snab snabzhenie tedarik cungung pengadaan 供应链 供应',
  industry:
    'industry industries industrial industrie industria industrias industriya promyshlennyy prom sanayi viomichania biomixania congnghiep industri plant plants factory factories zavod zavody kombinat fabrik fabrika usine usina fabbrica fabryka 工业 实业 ind inds manufacturing production proizvodstvo',
  international:
    'international internacional internazionale intl int internationale mezhdunarodnyy mezhdunarodnaya uluslararasi diethnis quocte antarabangsa 国际 dwlya dawliya',
  general: 'general allgemeine generale aama',
  holding: 'holding holdings 控股',
  fund: 'fund funds trust trusts fonds fondo fundo fondul',
  group: 'group groupe gruppe grupo gruppo gruppa grup grupp omilos tapdoan kumpulan 集团 mjmwa',
  invest:
    'invest investment investments investissement inversiones investimentos investitsii investitsionnyy yatirim ependyseis dautu 投资 capital kapital',
  enterprise:
    'enterprises entreprise empresa empresas unternehmen predpriyatie isletmeleri epicheiriseis doanhnghiep usaha ventures',
  agency: 'agency agencies agent agents agentur agence agencia agentstvo acentelik praktoreio agensi 代理',
  brothers: 'brothers bros gebruder freres hermanos irmaos fratelli bratya kardesler adelfoi ikhwan awlad',
  partners: 'partner partnery partnyery associates',
};

/**
 * English words of one concept that are not one word: a firm is "Maritime" or "Shipping", and hardly both. Between languages nothing can be said,
 * since each translator chooses his own.
 */
const ENGLISH_WORDS = `shipping ship ships shpg shipg / marine maritime / navigation / shiplines lines / tanker tankers / logistics logistic lgstcs log / freight /
    forwarding forwarder forwarders / cargo cargoes / transport transports transportation / timber timbers tmbr / wood woods / lumber / forest forestry / stone
    stones / marble / granite / mineral minerals / mining mines / ores / metal metals met / metallurgy / steel / iron / scrap / recycling recycle recyclers /
    waste / fish fishery fisheries fishing / seafood seafoods / oil / petroleum petrol petro / textile textiles / garment garments apparel / machinery machine
    machines / equipment / construction constructions / building builders / electronic electronics / technology technologies tech / pharma pharmaceutical
    pharmaceuticals pharm / medical / food foods / foodstuff / agro agri agricultural agriculture / auto automotive autos / cars / motors motor`;

const ENGLISH_WORD: ReadonlyMap<string, number> = new Map(
  ENGLISH_WORDS.split('/').flatMap((words, i) =>
    words
      .trim()
      .split(/\s+/)
      .map((word) => [word, i] as const),
  ),
);

/** Whether two words of one concept are two English words, neither a form of the other: "maritime" and "shipping". */
export function areTwoEnglishWords(left: string, right: string): boolean {
  const [l, r] = [ENGLISH_WORD.get(left), ENGLISH_WORD.get(right)];
  return l !== undefined && r !== undefined && l !== r;
}

/** Concepts that set a mother company or a sister apart from her who bears the name alone. */
const STRUCTURE = new Set(['holding', 'group', 'invest', 'agency', 'fund']);
/** Concepts that say nothing of the trade: their absence is no difference. */
const SAYS_NOTHING = new Set([
  'general',
  'international',
  'enterprise',
  'brothers',
  'partners',
  'industry',
  'services',
  'supply',
]);

/** Trade words of several words, by their words run together. */
const PHRASES: Readonly<Partial<Record<string, string>>> = Object.assign(Object.create(null), {
  'xuat nhap khau': 'import-export',
  'imp exp': 'import-export',
  'import export': 'import-export',
  'importation exportation': 'import-export',
  'importacion exportacion': 'import-export',
  'importacao exportacao': 'import-export',
  'import eksport': 'import-export',
  'eksport import': 'import-export',
  'ekspor impor': 'import-export',
  'export import': 'import-export',
  'exp imp': 'import-export',
  'ithalat ihracat': 'import-export',
  'i e': 'import-export',
  'thuong mai': 'trading',
  'dong vat': 'wildlife',
  'i and e': 'import-export',
  'imp and exp': 'import-export',
  'van tai': 'logistics',
  'hang hai': 'shipping',
  'thuy san': 'fish',
  'hai san': 'fish',
  'su urunleri': 'fish',
  'hoa chat': 'chemicals',
  'kim loai': 'metals',
  'tai che': 'scrap',
  'geri donusum': 'scrap',
  'daur ulang': 'scrap',
  'noi that': 'furniture',
  'che bien go': 'timber',
  'xay dung': 'construction',
  'dich vu': 'services',
});
const LONGEST_PHRASE = 3;
const PHRASE_BEGINNINGS: ReadonlySet<string> = new Set(
  Object.keys(PHRASES).map((phrase) => phrase.split(' ')[0] as string),
);

const CONCEPT_BY_WORD: ReadonlyMap<string, string> = new Map(
  Object.entries(CONCEPTS).flatMap(([concept, words]) => words.split(' ').map((word) => [word, concept] as const)),
);
/** Shorter words have too many neighbours that are names. */
const MISSPELT_FROM = 6;

/** Every long word with one letter left out: two words that share a remainder are at most one slip apart, or nearly. */
const CONCEPT_BY_REMAINDER: ReadonlyMap<string, string> = new Map(
  [...CONCEPT_BY_WORD]
    .filter(([word]) => word.length >= MISSPELT_FROM && /^[a-z]+$/.test(word))
    .flatMap(([word, concept]) => remainders(word).map((rest) => [rest, concept] as const)),
);
/** As a scanner sees them: "recyding" is recycling. */
const CONCEPT_AS_SEEN: ReadonlyMap<string, string> = new Map(
  [...CONCEPT_BY_WORD]
    .filter(([word]) => word.length >= MISSPELT_FROM && /^[a-z]+$/.test(word))
    .map(([word, concept]) => [asSeen(word), concept] as const),
);
const HAN_WORDS = [...CONCEPT_BY_WORD.keys()]
  .filter((w) => /\p{Script=Han}/u.test(w))
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** The concept of a word, also of a long one with one letter dropped, added, changed or exchanged with its neighbour. */
export function tradeConceptOf(word: string): string | undefined {
  const exact = PHRASES[word] ?? CONCEPT_BY_WORD.get(word) ?? conceptAsSeen(word);
  if (exact !== undefined || word.length < MISSPELT_FROM) return exact;
  return (
    CONCEPT_BY_REMAINDER.get(word) ??
    firstDefined(remainders(word), (w) => CONCEPT_BY_WORD.get(w) ?? CONCEPT_BY_REMAINDER.get(w))
  );
}

/** "recyding" is recycling, "irnp" is imp: a short word only where a scanner must have misread it. */
function conceptAsSeen(word: string): string | undefined {
  const seen = asSeen(word);
  return word.length >= MISSPELT_FROM
    ? CONCEPT_AS_SEEN.get(seen)
    : seen !== word && seen.length > 2
      ? CONCEPT_BY_WORD.get(seen)
      : undefined;
}

/** The words with each phrase made one word, which `tradeConceptOf` knows. */
export function withTradePhrases(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (let i = 0; i < words.length; ) {
    const length = PHRASE_BEGINNINGS.has(words[i] as string)
      ? ([LONGEST_PHRASE, 2].find(
          (n) => i + n <= words.length && PHRASES[words.slice(i, i + n).join(' ')] !== undefined,
        ) ?? 1)
      : 1;
    joined.push(words.slice(i, i + length).join(' '));
    i += length;
  }
  return joined;
}

/** Letters of a trade word that is told from the name it ran on to. */
const RUN_ON_FROM = 6;

/** Two trade words run together, or a name and a long one: "exportmetals" is export and metals. Others as they are. */
export function tradesParted(word: string): readonly string[] {
  if (word.length < 8 || word.length > 40 || CONCEPT_BY_WORD.has(word) || !/^[a-z]+$/.test(word)) return [word];
  for (let at = 3; at <= word.length - 3; at++) {
    const [before, behind] = [word.slice(0, at), word.slice(at)];
    if (CONCEPT_BY_WORD.has(before) && CONCEPT_BY_WORD.has(behind)) return [before, behind];
  }
  // The space before a long trade word is lost now and then: "nakheelplastics". A short one is the end of many names.
  for (let at = 3; at <= word.length - RUN_ON_FROM; at++)
    if (CONCEPT_BY_WORD.has(word.slice(at))) return [word.slice(0, at), word.slice(at)];
  return [word];
}

export function saysTrade(concept: string): boolean {
  return !SAYS_NOTHING.has(concept) && !STRUCTURE.has(concept);
}

export function setsApart(concept: string): boolean {
  return STRUCTURE.has(concept);
}

/** Longest first, so that 进出口 is not read as 出口. */
export const HAN_TRADE_WORDS: readonly string[] = HAN_WORDS;

function firstDefined<T>(words: readonly string[], find: (word: string) => T | undefined): T | undefined {
  for (const word of words) {
    const found = find(word);
    if (found !== undefined) return found;
  }
  return undefined;
}
