/** Which thing of a row a column speaks of. */
export type Part =
  | 'record'
  | 'consignment'
  | 'seizure'
  | 'permit'
  | 'vessel'
  | 'container'
  | 'goods'
  | 'consignor'
  | 'consignee'
  | 'notify party'
  | 'agent'
  | 'carrier'
  | 'owner'
  | 'operator'
  | 'party'
  | 'loading'
  | 'discharge'
  | 'origin'
  | 'destination'
  | 'place';

/** Words in headings that say of whom a column speaks: English, French, Spanish, Vietnamese, Chinese, Russian, German. */
export const PART_WORDS: readonly (readonly [Part, string])[] = [
  [
    'consignor',
    'consignor, shipper, exporter, sender, seller, supplier, expediteur, exportateur, chargeur, vendeur, remitente, exportador, embarcador, cargador, expedidor, người gửi, người xuất khẩu, nhà xuất khẩu, bên xuất, 发货人, 出口商, 寄件人, 托运人, 发件人, 卖方, отправитель, грузоотправитель, экспортер, продавец, absender, versender, ausführer, exporteur, verkäufer',
  ],
  [
    'consignee',
    'consignee, importer, receiver, recipient, buyer, destinataire, importateur, acheteur, consignatario, destinatario, importador, comprador, người nhận, người nhập khẩu, nhà nhập khẩu, bên nhập, 收货人, 进口商, 收件人, 买方, получатель, грузополучатель, импортер, покупатель, empfänger, einführer, importeur, käufer',
  ],
  [
    'notify party',
    'notify, notify party, notifier, partie a notifier, notificar, parte notificada, bên được thông báo, thông báo, 通知方, 通知人, уведомляемая сторона, уведомить, benachrichtigen, notify adresse',
  ],
  [
    'agent',
    'agent, declarant, broker, clearing agent, customs broker, declarante, despachante, agente, declarant en douane, transitaire, commissionnaire, đại lý, người khai, 代理, 报关行, 申报人, 报关单位, агент, декларант, брокер, spediteur, anmelder, zollagent, vertreter',
  ],
  [
    'carrier',
    'carrier, shipping line, forwarder, transporteur, transitario, transportista, naviera, hãng tàu, người vận chuyển, 承运人, 船公司, перевозчик, линия, frachtführer, reeder',
  ],
  [
    'owner',
    'owner, registered owner, shipowner, proprietaire, armateur, propietario, armador, chủ tàu, chủ sở hữu, 船东, 所有人, 船主, владелец, судовладелец, собственник, eigentümer, eigner',
  ],
  [
    'operator',
    'operator, manager, operateur, gestionnaire, operador, gestor, người khai thác, 经营人, 管理公司, 营运人, оператор, менеджер, betreiber, bereederer',
  ],
  [
    'party',
    'company, person, offender, suspect, holder, licensee, trader, name of company, societe, entreprise, personne, contrevenant, titulaire, empresa, compania, persona, infractor, titular, công ty, doanh nghiệp, cá nhân, đối tượng, 公司, 企业, 人员, 嫌疑人, 当事人, компания, организация, лицо, фирма, нарушитель, firma, unternehmen, person, täter, inhaber',
  ],
  ['vessel', 'vessel, ship, boat, navire, bateau, buque, barco, nave, tàu, 船舶, 船名, 船, судно, корабль, schiff'],
  ['container', 'container, conteneur, contenedor, cont no, số container, 集装箱, 箱号, 货柜, контейнер, контейнера'],
  [
    'loading',
    'port of loading, pol, loading port, foreign port of lading, load port, port de chargement, puerto de carga, puerto de embarque, cảng xếp, cảng xếp hàng, cảng đi, 装货港, 起运港, 装运港, порт погрузки, порт отправления, ladehafen, verladehafen',
  ],
  [
    'discharge',
    'port of discharge, pod, discharge port, port of unlading, unloading port, port de dechargement, puerto de descarga, cảng dỡ, cảng dỡ hàng, cảng đến, 卸货港, 目的港, 到达港, порт выгрузки, порт прибытия, löschhafen, entladehafen',
  ],
  [
    'origin',
    'origin, country of origin, origine, pays d origine, provenance, origen, pais de origen, procedencia, xuất xứ, nước xuất xứ, nguồn gốc, 原产国, 原产地, 来源国, страна происхождения, происхождение, ursprung, ursprungsland, herkunft',
  ],
  [
    'destination',
    'destination, pays de destination, destino, pais de destino, nơi đến, nước đến, 目的国, 目的地, страна назначения, назначение, bestimmung, bestimmungsland, ziel',
  ],
  [
    'place',
    'place of seizure, place, location, lieu, lieu de saisie, localisation, lugar, lugar de incautacion, ubicacion, nơi bắt giữ, địa điểm, 查获地点, 地点, место, место изъятия, место задержания, ort, fundort, sicherstellungsort',
  ],
  [
    'permit',
    'permit, licence, license, certificate, cites permit, permis, certificat, permiso, licencia, certificado, giấy phép, 许可证, 证书, 批文, разрешение, лицензия, сертификат, genehmigung, lizenz, bescheinigung',
  ],
  [
    'goods',
    'goods, cargo, commodity, species, specimen, item, description of goods, marchandise, espece, produit, mercancia, mercaderia, especie, producto, hàng, hàng hóa, mô tả hàng, loài, 货物, 商品, 品名, 物种, товар, груз, вид, ware, gut, warenbezeichnung, art',
  ],
  [
    'seizure',
    'seizure, incident, case, offence, confiscation, saisie, affaire, infraction, incautacion, decomiso, caso, bắt giữ, vụ việc, tịch thu, 查获, 案件, 没收, 扣押, изъятие, задержание, дело, конфискация, beschlagnahme, sicherstellung, fall, vorgang',
  ],
  [
    'consignment',
    'bill of lading, bl, b l, waybill, consignment, shipment, declaration, connaissement, declaracion, conocimiento, conocimiento de embarque, envio, vận đơn, tờ khai, lô hàng, 提单, 报关单, 运单, коносамент, накладная, декларация, партия, konnossement, frachtbrief, sendung, zollanmeldung',
  ],
];

/** What a column says of its part, by a property of the record model. */
export const PROPERTY_WORDS: readonly (readonly [string, string])[] = [
  [
    'billOfLading',
    'bill of lading, bl no, bl number, bol, bol number, waybill, numero de connaissement, connaissement, conocimiento de embarque, số vận đơn, vận đơn, 提单号, 提单, коносамент, номер коносамента, konnossement, konnossement nr',
  ],
  [
    'carrierCode',
    'scac, carrier code, issuer, bl issuer, code transporteur, codigo de naviera, mã hãng, mã hãng tàu, 承运人代码, 船公司代码, код перевозчика, код линии, reedereicode',
  ],
  [
    'containerNumber',
    'container no, container number, container, numero de conteneur, conteneur, contenedor, numero de contenedor, số container, 集装箱号, 箱号, номер контейнера, контейнер, containernummer',
  ],
  [
    'imo',
    'imo, imo no, imo number, lloyds number, numero omi, omi, số imo, imo编号, 国际海事组织编号, имо, номер имо, imo nummer',
  ],
  ['mmsi', 'mmsi, 海上移动识别码, ммси'],
  [
    'callSign',
    'call sign, callsign, indicatif, indicatif d appel, senal de llamada, indicativo, hô hiệu, 呼号, позывной, rufzeichen',
  ],
  ['flag', 'flag, flag state, pavillon, bandera, pabellon, cờ, quốc tịch tàu, 船旗, 船籍, флаг, flagge'],
  [
    'hsCode',
    'hs, hs code, hs_code, harmonized number, harmonised number, harmonized code, classification id, hs declared, hs found, tariff, commodity code, customs code, code sh, code tarifaire, position tarifaire, codigo arancelario, fraccion arancelaria, partida arancelaria, codigo sa, mã hs, mã số hàng, 税号, 商品编码, 海关编码, код тн вэд, тн вэд, код товара, zolltarifnummer, warennummer',
  ],
  [
    'taxon',
    'species, scientific name, taxon, espece, nom scientifique, especie, nombre cientifico, loài, tên khoa học, 物种, 学名, вид, латинское название, научное название, art, wissenschaftlicher name',
  ],
  [
    'permitNumber',
    'permit, permit no, permit number, licence no, license number, certificate no, numero de permis, permis, numero de permiso, permiso, licencia, số giấy phép, giấy phép, 许可证号, 证书号, номер разрешения, разрешение, лицензия, genehmigungsnummer',
  ],
  [
    'seizedOn',
    'date of seizure, seizure date, seized on, date seized, incident date, date de saisie, date de la saisie, fecha de incautacion, fecha de decomiso, ngày bắt giữ, ngày thu giữ, 查获日期, 扣押日期, 查获时间, дата изъятия, дата задержания, datum der beschlagnahme, sicherstellungsdatum',
  ],
  [
    'declaredOn',
    'declaration date, declared on, date of declaration, acceptance date, date de declaration, fecha de declaracion, ngày khai, ngày đăng ký, 申报日期, дата декларирования, дата декларации, anmeldedatum',
  ],
  [
    'shippedOn',
    'date of shipment, shipped on, shipment date, date on board, departure date, etd, sailing date, date d embarquement, date de depart, fecha de embarque, ngày tàu chạy, ngày xếp hàng, ngày đi, 装船日期, 开船日期, 启运日期, дата отгрузки, дата погрузки, verladedatum, abfahrt',
  ],
  [
    'arrivedOn',
    'arrival date, arrived on, date of arrival, eta, estimated arrival date, date d arrivee, fecha de llegada, fecha de arribo, ngày đến, ngày cập cảng, 到达日期, 到港日期, 抵港日期, дата прибытия, ankunft, ankunftsdatum',
  ],
  [
    'validFrom',
    'valid from, issued on, issue date, date of issue, date de delivrance, valable du, fecha de emision, valido desde, ngày cấp, 签发日期, 发证日期, дата выдачи, ausstellungsdatum, gültig ab',
  ],
  [
    'validUntil',
    'valid until, expiry date, expires, date d expiration, valable jusqu au, fecha de vencimiento, valido hasta, ngày hết hạn, 有效期至, 到期日, действителен до, срок действия, gültig bis, ablaufdatum',
  ],
  [
    'birthDate',
    'date of birth, birth date, dob, date de naissance, fecha de nacimiento, ngày sinh, 出生日期, дата рождения, geburtsdatum',
  ],
  ['date', 'date, day, jour, fecha, dia, ngày, 日期, 时间, дата, datum, tag'],
  [
    'grossWeightKg',
    'gross weight, gross kg, gross_kg, poids brut, peso bruto, trọng lượng cả bì, 毛重, вес брутто, масса брутто, bruttogewicht, rohgewicht',
  ],
  [
    'netWeightKg',
    'net weight, net kg, net_kg, poids net, peso neto, trọng lượng tịnh, 净重, вес нетто, масса нетто, nettogewicht, eigenmasse',
  ],
  ['weightKg', 'weight, weight kg, kg, poids, peso, trọng lượng, khối lượng, 重量, вес, масса, gewicht'],
  [
    'quantity',
    'quantity, qty, number, number of pieces, number of specimens, pieces, count, quantite, nombre, cantidad, numero de piezas, số lượng, 数量, 件数, количество, число, menge, anzahl, stückzahl',
  ],
  [
    'unit',
    'unit, uom, unit of measure, measurement unit, unite, unidad, unidad de medida, đơn vị, đơn vị tính, 单位, 计量单位, единица, единица измерения, einheit, maßeinheit',
  ],
  [
    'packages',
    'packages, number of packages, colis, nombre de colis, bultos, numero de bultos, số kiện, 包装件数, мест, количество мест, packstücke, kolli',
  ],
  [
    'statedValue',
    'value, amount, price, invoice value, customs value, valeur, montant, prix, valor, importe, precio, trị giá, giá trị, 价值, 金额, 货值, стоимость, цена, сумма, wert, betrag, preis',
  ],
  ['currency', 'currency, devise, monnaie, moneda, divisa, tiền tệ, loại tiền, 币种, 货币, валюта, währung'],
  [
    'registrationNumber',
    'registration number, registration no, reg no, company number, tax number, tax id, vat, tin, numero d immatriculation, siren, numero fiscal, nif, ruc, rfc, nit, cuit, mã số thuế, mst, mã số doanh nghiệp, 统一社会信用代码, 税号登记, 注册号, 信用代码, инн, огрн, регистрационный номер, handelsregister, hrb, steuernummer, ust idnr',
  ],
  ['leiCode', 'lei, lei code, legal entity identifier'],
  ['address', 'address, addr, street, adresse, direccion, domicilio, địa chỉ, 地址, 住所, адрес, anschrift, adresse'],
  ['country', 'country, nation, state, pays, pais, nước, quốc gia, 国家, 国别, страна, land, staat'],
  [
    'nationality',
    'nationality, nationalite, nacionalidad, quốc tịch, 国籍, национальность, гражданство, staatsangehörigkeit, nationalität',
  ],
  [
    'phone',
    'phone, telephone, tel, mobile, fax, telephone, telefono, movil, điện thoại, số điện thoại, 电话, 手机, 联系电话, телефон, тел, telefon, handy',
  ],
  [
    'email',
    'email, e mail, mail, courriel, correo, correo electronico, thư điện tử, 邮箱, 电子邮件, эл почта, электронная почта, почта, e mail adresse',
  ],
  ['unLocode', 'locode, un locode, port code, code port, codigo de puerto, mã cảng, 港口代码, код порта, hafencode'],
  ['voyage', 'voyage, voyage no, numero de voyage, viaje, chuyến, số chuyến, 航次, рейс, reise, reisenummer'],
  [
    'sealNumber',
    'seal, seal no, scelle, plomb, precinto, sello, số chì, chì, 封号, 铅封, пломба, номер пломбы, plombe, siegel',
  ],
  [
    'goods',
    'description, goods, cargo description, description of goods, commodity, marchandise, designation, designation des marchandises, descripcion, mercancia, descripcion de mercancias, mô tả hàng, tên hàng, hàng hóa, 品名, 货物描述, 商品名称, 货物名称, наименование товара, описание товара, товар, warenbezeichnung, beschreibung',
  ],
  [
    'reference',
    'reference, ref, case ref, case no, case number, id, no, number, file no, numero, numero d affaire, dossier, referencia, expediente, numero de caso, số hồ sơ, số vụ, mã vụ, 案号, 编号, 案件编号, номер дела, номер, aktenzeichen, nummer, vorgangsnummer',
  ],
  [
    'authority',
    'authority, agency, office, customs office, reporting office, autorite, bureau, bureau de douane, autoridad, aduana, oficina, cơ quan, chi cục, 机关, 海关, 查获单位, орган, таможня, ведомство, behörde, zollamt, dienststelle',
  ],
  [
    'transportMode',
    'mode of transport, means of transport, transport, conveyance, mode de transport, moyen de transport, medio de transporte, modo de transporte, phương tiện, phương thức vận chuyển, 运输方式, вид транспорта, транспорт, verkehrszweig, beförderungsart, transportmittel',
  ],
  [
    'detectionMethod',
    'detection, method of detection, how detected, methode de detection, detection, metodo de deteccion, phương pháp phát hiện, 查获方式, 发现方式, способ обнаружения, метод выявления, art der entdeckung',
  ],
  [
    'concealment',
    'concealment, method of concealment, hidden, dissimulation, methode de dissimulation, ocultacion, metodo de ocultacion, cách che giấu, cất giấu, 藏匿方式, 藏匿手法, способ сокрытия, сокрытие, versteck, art des verstecks',
  ],
  [
    'outcome',
    'outcome, result, disposal, sanction, penalty, resultat, suite, sanction, resultado, sancion, kết quả, xử lý, 处理结果, 处罚, результат, наказание, санкция, ergebnis, strafe',
  ],
  ['status', 'status, etat, statut, estado, trạng thái, 状态, статус, stand'],
  [
    'remarks',
    'remarks, notes, comment, remark, additional information, observations, remarques, observaciones, notas, ghi chú, 备注, 说明, примечание, комментарий, bemerkung, anmerkung, hinweis',
  ],
  [
    'vesselType',
    'vessel type, ship type, type de navire, tipo de buque, loại tàu, 船型, 船舶类型, тип судна, schiffstyp',
  ],
  [
    'grossTonnage',
    'gross tonnage, grt, gt, jauge brute, arqueo bruto, tổng dung tích, 总吨, валовая вместимость, bruttoraumzahl',
  ],
  [
    'builtYear',
    'built, year built, year of build, annee de construction, ano de construccion, năm đóng, 建造年份, год постройки, baujahr',
  ],
  [
    'name',
    'name, full name, nom, raison sociale, nombre, razon social, tên, họ tên, 名称, 姓名, 名字, 企业名称, наименование, имя, фио, название, name, bezeichnung',
  ],
];

/** A heading as it is compared: lower case, without accents of Latin letters, signs as spaces. */
export function foldedHeading(text: string): string {
  return text
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .replace(/đ/gi, 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A heading with its accents: lower case, signs as spaces. */
function accented(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

interface Word<T> {
  readonly means: T;
  readonly word: string;
  /** With the accents that the table gives it; in Vietnamese they tell words apart. */
  readonly accented: string;
}

function wordsOf<T extends string>(table: readonly (readonly [T, string])[]): readonly Word<T>[] {
  return table.flatMap(([means, words]) =>
    words.split(',').map((word) => ({ means, word: foldedHeading(word), accented: accented(word) })),
  );
}

const PARTS = wordsOf(PART_WORDS);
const PROPERTIES = wordsOf(PROPERTY_WORDS);

/** A meaning found in a heading: by which word, and whether the word is the whole heading. */
export interface Found<T> {
  readonly means: T;
  readonly word: string;
  readonly whole: boolean;
}

/** Of whom a heading speaks; the longest word that stands in it decides. */
export function partIn(heading: string): Found<Part> | null {
  return longestIn(PARTS, heading);
}

/** What a heading says; the longest word that stands in it decides. */
export function propertyIn(heading: string): Found<string> | null {
  return longestIn(PROPERTIES, heading);
}

/** Words that say something only where they are the whole heading: a number of what, the type of what? */
const ALONE: ReadonlySet<string> = new Set(['number', 'nombre', 'numero', 'count', 'art', 'number of']);

/**
 * Chinese has no spaces: there a word may stand anywhere; elsewhere it stands between spaces. Where heading and word both have accents they
 * must be the same; where one of them has none they do not count.
 */
function longestIn<T>(words: readonly Word<T>[], heading: string): Found<T> | null {
  const short = heading.slice(0, 200);
  const [folded, exact] = [foldedHeading(short), accented(short)];
  const hasAccents = exact !== foldedHeading(exact);
  const isIn = ({ word, accented: withAccents }: Word<T>) => {
    if (/\p{Script=Han}/u.test(word)) return folded.includes(word);
    if (hasAccents && withAccents !== word) return ` ${exact} `.includes(` ${withAccents} `);
    return ` ${folded} `.includes(` ${word} `);
  };
  const isAlone = ({ word }: Word<T>) => !ALONE.has(word) || word === folded;
  // Of two words of one length the later one says what it is: "Address.CountryCode" is a country.
  const at = ({ word }: Word<T>) => folded.lastIndexOf(word);
  const [best] = words
    .filter((word) => isIn(word) && isAlone(word))
    .sort((a, b) => b.word.length - a.word.length || at(b) - at(a));
  return best ? { means: best.means, word: best.word, whole: best.word === folded } : null;
}
