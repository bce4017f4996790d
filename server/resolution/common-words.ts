/**
 * How common some words are in names of traders and vessels: the shipped part of a parameter set. Written by hand from general knowledge
 * (lists of most frequent given names and surnames, trade and ship vocabulary), not counted over any data we hold; `resolve --train`
 * may replace it. Each line: one in how many names, then the words, romanised.
 */
const ONE_IN: readonly (readonly [number, string])[] = [
  // What firms and offices call themselves beside their trade.
  [
    40,
    `management systems system solutions solution engineering development resources project projects products consulting institute academy bank trust
    fund department ministry state company corporation business center centre house line pipeline petroleum capital finance financial insurance
    security research science sciences university society association council committee office bureau commission authority army front movement`,
  ],
  // What one firm in a hundred or two has in its name beside its trade: the commonest such words of the GLEIF register.
  [
    100,
    `worldwide smart plus express growth value market markets marketing products product materials material network networks storage sustainable solar
    electric power water property properties estate real home air active car cars motoren motor motors werke works bulk terminal terminals platform
    series unit share shares debt credit equity income index bond assets asset portfolio opportunities pension master feeder infrastructure industrial
    park parks green special private general federal public central integrated alternative institutional distribution warehouse warehousing depot
    container containers carrier carriers offshore express partnership leasing lease design media health care digital data web travel tours media
    creative innovation innovative quality professional associates brand brands concept studio medical sciences instruments plant facility trustee`,
  ],
  // Particles that are also names.
  [30, 'van do da ter ten ad an ar at va ta'],
  // Given names and fathers' names that one in some forty bears where they are common.
  [
    60,
    `mohammed muhammad mohamed ahmed ahmad ali hassan hussein abdul abdullah ibrahim omar yusuf khalid maria jose juan john ivan aleksandr
    sergey vladimir nguyen tran thi van wang li zhang chen liu kim lee singh kumar khan`,
  ],
  [
    150,
    `mahmoud mustafa said salim nasir karim samir hamad saleh fatima layla david james michael robert william thomas peter paul george charles
    joseph daniel mark anna elena olga natalya tatyana irina ekaterina svetlana dmitriy andrey aleksey maksim evgeniy mikhail nikolay pavel viktor
    yuriy oleg igor carlos luis antonio manuel francisco pedro miguel jorge ana carmen joao paulo fernando ricardo giuseppe giovanni marco mario
    jean pierre michel hans peter klaus wolfgang jan piotr andrzej mehmet mustafa ahmet georgios ioannis konstantinos dimitrios nikolaos
    le pham huynh hoang phan vu vo dang bui do ho ngo duong ly wong chan lam yang huang zhao wu zhou xu sun ma zhu hu lin guo he gao luo zheng
    angela barbara christine claudia laura linda lisa monica patricia sandra sara sarah silvia sofia susan teresa victoria rosa isabel elizabeth
    margaret nancy karen helen emma julia andrea martina petra sabine alexander andrew anthony brian christopher donald edward eric frank gary gerald
    jason jeffrey kenneth kevin larry matthew patrick philip richard ronald scott stephen steven timothy tim tom walter alan adam simon martin thomas
    stefan andreas jurgen uwe bernd dieter javier alejandro alberto angel arturo diego eduardo enrique felipe gabriel guillermo gustavo hector hugo
    jaime javier julio oscar pablo rafael ramon raul roberto ruben sergio luca paolo andrea alessandro stefano angelo franco laurent nicolas philippe
    alain bernard christophe denis boris roman ruslan timur anatoliy valeriy vitaliy konstantin leonid gennadiy yusef bilal hamza tariq walid zaki abbas
    akbar ismail jamal kamal latif malik mansur nadir qasim rahim rahman rashid sami sharif sultan tahir yasin zahir mehdi reza hossein hamid hasan
    park choi jung sato suzuki rahman hossain sharma gupta patel mwangi otieno kamau ochieng wanjiku njoroge kariuki musa abubakar okafor`,
  ],
  [
    400,
    `garcia rodriguez martinez lopez gonzalez hernandez perez sanchez ramirez torres silva santos oliveira souza pereira costa ferreira
    smith jones williams brown taylor davies wilson evans johnson roberts miller davis mueller muller schmidt schneider fischer weber meyer
    wagner becker hoffmann rossi russo ferrari esposito bianchi romano dupont martin bernard dubois durand ivanov petrov sidorov kuznetsov
    smirnov popov vasilev sokolov mikhaylov novikov fedorov morozov volkov alekseev lebedev semenov egorov pavlov kozlov stepanov nikolaev
    orlov andreev makarov nikitin zakharov ivanova petrova papadopoulos nowak kowalski yilmaz kaya demir celik sahin liang xie song tang deng
    feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao shen zhong tan hanh minh anh hung dung hai hoa
    huong lan linh long mai nam phuong quan son thanh thao thu tuan tung viet duc hung cuong`,
  ],
  // Firms' words that name no trade, and what a ship is called everywhere.
  [
    200,
    `global world star sea ocean pacific atlantic asia africa east west north south new royal golden gold silver blue green red white black
    king queen prince princess lady lucky happy victory glory fortune grand great super first best prime united national universal continental
    oriental eastern western northern southern sun moon sky dragon tiger lion eagle phoenix pearl crystal diamond jade sunrise horizon pioneer
    spirit dream hope peace unity freedom power energy alpha beta omega delta nova apex summit crown castle bridge gate harbour harbor bay
    island coast river mountain lake santa san sea ever hai xin yuan fu da jin shun feng long hua xing sheng fa tai heng hong yong an guang
    ming jia rui wei sever vostok zapad yug`,
  ],
];

export const COMMON_WORDS: readonly (readonly [word: string, share: number])[] = ONE_IN.flatMap(([oneIn, words]) =>
  words
    .trim()
    .split(/\s+/)
    .map((word) => [word, 1 / oneIn] as const),
);

/** Countries in the names of firms: a branch or a subsidiary is named after its own. */
export const COUNTRY_WORDS: ReadonlySet<string> = new Set(
  `kenya tanzania uganda nigeria ghana togo benin cameroon senegal congo angola mozambique madagascar egypt sudan djibouti ethiopia uae emirates saudi
    qatar kuwait bahrain oman iran iraq turkey turkiye greece cyprus malta russia ukraine bulgaria romania poland polska germany deutschland netherlands
    nederland belgium belgie france spain espana portugal italy italia austria osterreich switzerland schweiz suisse sweden sverige norway norge denmark
    finland hungary czech slovakia croatia serbia kazakhstan uzbekistan georgia armenia azerbaijan india pakistan bangladesh china japan korea vietnam
    thailand malaysia singapore indonesia philippines taiwan australia zealand canada usa us uk mexico brazil brasil argentina chile peru colombia
    venezuela ecuador bolivia panama cuba morocco maroc algeria algerie tunisia tunisie libya ireland luxembourg liechtenstein estonia latvia lithuania`
    .trim()
    .split(/\s+/),
);

/** Towns and countries in the names of firms: they tell branches apart and say little of who owns them. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(
  `mombasa nairobi kenya dar salaam zanzibar tanzania kampala uganda lagos nigeria ghana accra tema togo lome cotonou benin douala cameroon
    abidjan dakar senegal congo kinshasa angola luanda mozambique maputo beira madagascar durban cape africa egypt alexandria cairo suez djibouti
    ethiopia sudan khartoum dubai sharjah abu dhabi emirates uae jebel ajman saudi jeddah dammam riyadh qatar doha kuwait bahrain oman muscat
    iran tehran iraq basra turkey turkiye istanbul izmir mersin greece piraeus athens cyprus limassol malta russia moscow moskva vladivostok
    murmansk petersburg novorossiysk nakhodka ukraine odessa kyiv kiev bulgaria varna burgas romania constanta poland gdansk gdynia warszawa
    germany deutschland hamburg bremen berlin netherlands rotterdam amsterdam belgium antwerp france paris marseille havre spain espana madrid
    barcelona valencia algeciras portugal lisboa italy italia milano genova napoli roma london england britain uk scotland ireland usa america
    american york houston miami texas canada mexico panama brazil brasil paulo rio argentina chile peru lima colombia ecuador guayaquil
    china beijing shanghai ningbo shenzhen guangzhou guangdong xiamen fujian qingdao tianjin dalian zhejiang yiwu putian dongguan zhangjiagang
    hongkong kong taiwan taipei kaohsiung japan tokyo korea busan seoul vietnam haiphong hanoi saigon thailand bangkok malaysia klang kuala
    lumpur johor penang singapore indonesia jakarta surabaya philippines manila cebu india mumbai delhi chennai kolkata gujarat pakistan karachi
    bangladesh chittagong dhaka lanka colombo australia sydney melbourne zealand auckland europe euro european asian arab gulf mediterranean
    schweiz switzerland suisse austria wien sweden norway oslo denmark finland liberia monrovia marshall majuro`
    .trim()
    .split(/\s+/),
);

/** The same towns as Chinese firms put them in front of their names. */
export const HAN_PLACES: readonly string[] =
  '张家港 连云港 深圳 广州 上海 宁波 青岛 厦门 天津 大连 义乌 莆田 东莞 北京 福建 浙江 广东 江苏 山东 舟山 温州 杭州 苏州 香港 台湾 中国 福州 泉州 珠海 佛山 南京 武汉 成都 重庆 烟台 威海 海南 广西 云南'.split(
    ' ',
  );
