/** What stands where a party is named: a name, or words that name nobody. */
export type PartyWords =
  /** A name that may tell one party from another. */
  | { readonly kind: 'NAME' }
  /** Words so general that two who bear them have nothing in common by it. */
  | { readonly kind: 'GENERIC' }
  /** The goods go to whoever holds the bill: no consignee, but a fact about the consignment. */
  | { readonly kind: 'TO_ORDER' }
  /** Another party of the same paper; `whom` is null where "above" leaves it open. */
  | { readonly kind: 'SAME_AS'; readonly whom: 'consignee' | 'consignor' | 'notify party' | null }
  /** Nobody knew, or nobody said. */
  | { readonly kind: 'NOBODY' };

/** A longer text is no phrase of these. */
const LONGEST_PHRASE = 200;

const TO_ORDER =
  /^(?:(?:un)?to (?:the )?order\b|to bearer\b|order$|a la orden\b|à (?:l')?ordre\b|à ordem\b|an order\b|по приказу(?= |$)|theo lệnh\b|凭指示|憑指示|لأمر)/u;
const SAME_AS =
  /^(?:same as|as per|idem|igual (?:que|al?)|le même que|mesmo que|wie|как|như|同)? ?(?:the )?(above|consignee|consignor|shipper|exporter|notify(?: party)?|ditto|consignatario|destinataire|consignatário|empfänger|收货人|上)$/u;
const NOBODY =
  /^(?:n\/?a\.?|n\.a\.|none|nil|null|unknown|not (?:known|available|applicable|given|stated)|tb[acd]|-+|\?+|x+|\.+|desconocid[oa]|no disponible|inconnue?|desconhecid[oa]|unbekannt|неизвестно|нет данных|không rõ|不明|未知|无|غير معروف)$/u;

/** Words of which a name must not wholly consist: trades, goods and legal forms that any number of firms bear. */
const GENERAL_WORDS: ReadonlySet<string> = new Set(
  (
    'general trading trade traders commercial commerce import imports export exports importer exporter and & company co corp corporation ' +
    'inc limited ltd llc llp plc pvt pte private public enterprise enterprises group holding holdings international global world services service ' +
    'logistics shipping freight forwarding forwarder cargo transport agency agencies supply supplies industries industrial business individual ' +
    'gmbh ag sarl sas sa srl spa bv nv oy ab as ooo oao zao ип ооо оао зао торговля экспорт импорт компания comercial comercio ' +
    'customer client private person personal effects of the'
  ).split(' '),
);
const GENERAL_IN_CHINESE =
  /^(?:个体户|個體戶|个人|個人|贸易公司|国际贸易有限公司|有限公司|进出口公司|进出口有限公司|公司)$/;

/** What the words are that stand where a party is named. */
export function partyWords(text: string): PartyWords {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
  if (plain === '') return { kind: 'NOBODY' };
  if (plain.length > LONGEST_PHRASE) return { kind: 'NAME' };
  if (TO_ORDER.test(plain)) return { kind: 'TO_ORDER' };
  const same = SAME_AS.exec(plain)?.[1];
  if (same) return { kind: 'SAME_AS', whom: WHOM[same] ?? null };
  if (NOBODY.test(plain)) return { kind: 'NOBODY' };
  if (GENERAL_IN_CHINESE.test(plain)) return { kind: 'GENERIC' };
  const words = plain.split(/[\s.,()/-]+/).filter((word) => word !== '');
  return { kind: words.length > 0 && words.every((word) => GENERAL_WORDS.has(word)) ? 'GENERIC' : 'NAME' };
}

const WHOM: Readonly<Record<string, 'consignee' | 'consignor' | 'notify party'>> = {
  consignee: 'consignee',
  consignatario: 'consignee',
  destinataire: 'consignee',
  consignatário: 'consignee',
  empfänger: 'consignee',
  收货人: 'consignee',
  consignor: 'consignor',
  shipper: 'consignor',
  exporter: 'consignor',
  notify: 'notify party',
  'notify party': 'notify party',
};
