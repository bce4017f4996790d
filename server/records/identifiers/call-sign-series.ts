/**
 * Which country's stations have the call signs of a series: ITU Radio Regulations (2020), Appendix 42, by ISO 3166 alpha-2. A series is
 * named by its first signs; where a country has a run of series, by the first and the last.
 */
const SERIES = `
  AA-AL US; AM-AO ES; AP-AS PK; AT-AW IN; AX AU; AY-AZ AR; A2 BW; A3 TO; A4 OM; A5 BT; A6 AE; A7 QA; A8 LR; A9 BH; BA-BZ CN; CA-CE CL;
  CF-CK CA; CL-CM CU; CN MA; CO CU; CP BO; CQ-CU PT; CV-CX UY; CY-CZ CA; C2 NR; C3 AD; C4 CY; C5 GM; C6 BS; C8-C9 MZ; DA-DR DE; DS-DT KR;
  DU-DZ PH; D2-D3 AO; D4 CV; D5 LR; D6 KM; D7-D9 KR; EA-EH ES; EI-EJ IE; EK AM; EL LR; EM-EO UA; EP-EQ IR; ER MD; ES EE; ET ET; EU-EW BY;
  EX KG; EY TJ; EZ TM; E2 TH; E3 ER; E4 PS; E5 CK; E6 NU; E7 BA; FA-FZ FR; GA-GZ GB; HA HU; HB CH; HC-HD EC; HE CH; HF PL; HG HU; HH HT;
  HI DO; HJ-HK CO; HL KR; HM KP; HN IQ; HO-HP PA; HQ-HR HN; HS TH; HT NI; HU SV; HV VA; HW-HY FR; HZ SA; H2 CY; H3 PA; H4 SB; H6-H7 NI;
  H8-H9 PA; IA-IZ IT; JA-JS JP; JT-JV MN; JW-JX NO; JY JO; JZ ID; J2 DJ; J3 GD; J4 GR; J5 GW; J6 LC; J7 DM; J8 VC; KA-KZ US; LA-LN NO;
  LO-LW AR; LX LU; LY LT; LZ BG; L2-L9 AR; MA-MZ GB; NA-NZ US; OA-OC PE; OD LB; OE AT; OF-OJ FI; OK-OL CZ; OM SK; ON-OT BE; OU-OZ DK;
  PA-PI NL; PJ NL; PK-PO ID; PP-PY BR; PZ SR; P2 PG; P3 CY; P4 AW; P5-P9 KP; RA-RZ RU; SA-SM SE; SN-SR PL; SSA-SSM EG; SSN-SSZ SD; ST SD;
  SU EG; SV-SZ GR; S2-S3 BD; S5 SI; S6 SG; S7 SC; S8 ZA; S9 ST; TA-TC TR; TD GT; TE CR; TF IS; TG GT; TH FR; TI CR; TJ CM; TK FR; TL CF;
  TM FR; TN CG; TO-TQ FR; TR GA; TS TN; TT TD; TU CI; TV-TX FR; TY BJ; TZ ML; T2 TV; T3 KI; T4 CU; T5 SO; T6 AF; T7 SM; T8 PW; UA-UI RU;
  UJ-UM UZ; UN-UQ KZ; UR-UZ UA; VA-VG CA; VH-VN AU; VO CA; VP-VQ GB; VR HK; VS GB; VT-VW IN; VX-VY CA; VZ AU; V2 AG; V3 BZ; V4 KN; V5 NA;
  V6 FM; V7 MH; V8 BN; WA-WZ US; XA-XI MX; XJ-XO CA; XP DK; XQ-XR CL; XS CN; XT BF; XU KH; XV VN; XW LA; XX MO; XY-XZ MM; YA AF; YB-YH ID;
  YI IQ; YJ VU; YK SY; YL LV; YM TR; YN NI; YO-YR RO; YS SV; YT-YU RS; YV-YY VE; Y2-Y9 DE; ZA AL; ZB-ZJ GB; ZK-ZM NZ; ZN-ZO GB; ZP PY;
  ZQ GB; ZR-ZU ZA; ZV-ZZ BR; Z2 ZW; Z3 MK; Z8 SS; 2A-2Z GB; 3A MC; 3B MU; 3C GQ; 3DA-3DM SZ; 3DN-3DZ FJ; 3E-3F PA; 3G CL; 3H-3U CN; 3V TN;
  3W VN; 3X GN; 3Y NO; 3Z PL; 4A-4C MX; 4D-4I PH; 4J-4K AZ; 4L GE; 4M VE; 4O ME; 4P-4S LK; 4T PE; 4V HT; 4W TL; 4X IL; 4Z IL; 5A LY; 5B CY;
  5C-5G MA; 5H-5I TZ; 5J-5K CO; 5L-5M LR; 5N-5O NG; 5P-5Q DK; 5R-5S MG; 5T MR; 5U NE; 5V TG; 5W WS; 5X UG; 5Y-5Z KE; 6A-6B EG; 6C SY;
  6D-6J MX; 6K-6N KR; 6O SO; 6P-6S PK; 6T-6U SD; 6V-6W SN; 6X MG; 6Y JM; 6Z LR; 7A-7I ID; 7J-7N JP; 7O YE; 7P LS; 7Q MW; 7R DZ; 7S SE;
  7T-7Y DZ; 7Z SA; 8A-8I ID; 8J-8N JP; 8O BW; 8P BB; 8Q MV; 8R GY; 8S SE; 8T-8Y IN; 8Z SA; 9A HR; 9B-9D IR; 9E-9F ET; 9G GH; 9H MT;
  9I-9J ZM; 9K KW; 9L SL; 9M MY; 9N NP; 9O-9T CD; 9U BI; 9V SG; 9W MY; 9X RW; 9Y-9Z TT`;

const COUNTRY_BY_SERIES: ReadonlyMap<string, string> = new Map(
  SERIES.split(';').flatMap((entry) => {
    const [run = '', country = ''] = entry.trim().split(/\s+/);
    const [first = '', last = first] = run.split('-');
    const stem = first.slice(0, -1);
    const [from, until] = [first.charCodeAt(first.length - 1), last.charCodeAt(last.length - 1)];
    return Array.from({ length: until - from + 1 }, (_, i): [string, string] => [
      `${stem}${String.fromCharCode(from + i)}`,
      country,
    ]);
  }),
);

/** Flags that sail under the series of another administration. China's series covers Taiwan's ships as well. */
const ALSO_UNDER: Readonly<Record<string, readonly string[]>> = {
  AU: ['CC', 'CX', 'NF'],
  CN: ['HK', 'MO', 'TW'],
  DK: ['FO', 'GL'],
  FI: ['AX'],
  FR: ['BL', 'GF', 'GP', 'MF', 'MQ', 'NC', 'PF', 'PM', 'RE', 'TF', 'WF', 'YT'],
  GB: ['AI', 'BM', 'FK', 'GG', 'GI', 'IM', 'JE', 'KY', 'MS', 'PN', 'SH', 'TC', 'VG'],
  NL: ['AW', 'BQ', 'CW', 'SX'],
  NO: ['BV', 'SJ'],
  NZ: ['CK', 'NU', 'TK'],
  US: ['AS', 'GU', 'MP', 'PR', 'VI'],
};

/** The country to whose stations a call sign belongs, or null where its series is given to nobody (or to an organisation). */
export function countryOfCallSign(sign: string): string | null {
  return COUNTRY_BY_SERIES.get(sign.slice(0, 2)) ?? COUNTRY_BY_SERIES.get(sign.slice(0, 3)) ?? null;
}

/** Whether a ship of this flag may bear a call sign of this country's series. */
export function isFlagOfSeries(country: string, flag: string): boolean {
  return country === flag || (ALSO_UNDER[country]?.includes(flag) ?? false);
}
