import type { MentionValue } from '../../records/mention.js';
import { massInKg, readNumber } from '../../records/quantities.js';
import type { RawRow, RecordDraft, Refusal } from '../../records/record.js';
import type { MentionRef } from '../../records/statement.js';
import { dateIn, requiredDate } from '../drafting/dates.js';
import { partyIn } from '../drafting/party.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import {
  consignmentIn,
  containerIn,
  countryIn,
  foundIn,
  permitIn,
  placeIn,
  tariffLineIn,
  vesselIn,
} from '../drafting/things.js';
import { readQuantity } from '../mapping/readers.js';
import { valueFrom } from '../reading/cells.js';

/**
 * One report of a seizure. A report that was amended comes again under its reference and takes the place of the earlier version. One that
 * was withdrawn says that it was, and nothing of anybody.
 */
export function readSeizure(row: RawRow): RecordDraft | Omit<Refusal, 'line'> {
  const draft = new RecordInDraft(row);
  const reference = draft.text('case_ref');
  if (reference === '') return draft.refused('case_ref', 'a seizure report needs its reference');
  const seizedOn = requiredDate(draft, 'seized_on');
  if (seizedOn.value === null) return draft.refused('seized_on', seizedOn.because);
  const sourceKey = `${draft.text('reporting_country')}/${reference}`;
  const withdrawn = draft.text('status') === 'WITHDRAWN';

  const seizure = draft.mention('SEIZURE', 'seizure', `seizure:${sourceKey}`, [
    ...valueFrom('name', draft.cell('case_ref'), sourceKey),
    ...valueFrom('reference', draft.cell('case_ref'), sourceKey),
    ...valueFrom('status', draft.cell('status')),
    ...valueFrom('seizedOn', draft.cell('seized_on'), seizedOn.value),
    ...(withdrawn ? [] : circumstances(draft)),
    ...valueFrom('outcome', draft.cell('outcome')),
  ]);
  if (withdrawn) return draft.finished(sourceKey);

  const held = { from: seizedOn.value };
  const at = placeIn(draft, 'place of seizure', { code: 'place_locode', name: 'place' });
  draft.state('SEIZED_AT', 'place', seizure, at, ['place', 'place_locode'], held);
  const consignment = consignmentIn(draft, { number: 'bl_no', issuer: 'bl_issuer' });
  draft.state('SEIZED_FROM', 'consignment', seizure, consignment, ['bl_no', 'bl_issuer'], held);
  draft.state('SEIZED_FROM', 'container', seizure, containerIn(draft, 'container_no'), ['container_no'], held);
  const vessel = vesselIn(draft, { name: 'vessel', imo: 'imo' });
  draft.state('SEIZED_FROM', 'vessel', seizure, vessel, ['vessel', 'imo'], held);
  for (const [prefix, role] of [
    ['consignor', 'consignor'],
    ['consignee', 'consignee'],
    ['agent', 'clearing agent'],
  ] as const) {
    const columns = reportedParty(prefix);
    draft.state('INVOLVED_IN', role, partyIn(draft, role, columns), seizure, [columns.name], held);
  }
  const personRole = draft.text('person_role') || 'person';
  draft.state('INVOLVED_IN', personRole, namedPerson(draft), seizure, ['person_name', 'person_role'], held);
  for (const n of [1, 2]) {
    const columns = [`goods_${n}`, `taxon_or_code_${n}`, `quantity_${n}`, `unit_${n}`];
    const found = foundIn(draft, 'goods found', `taxon_or_code_${n}`);
    draft.state('FOUND', 'goods', seizure, found, columns, held, lineOfGoods(draft, n));
    const tariffLine = tariffLineIn(draft, 'tariff line found', `hs_${n}`);
    draft.state('FOUND', 'tariff line', seizure, tariffLine, [`hs_${n}`], held);
  }
  for (const leg of ['origin', 'transit', 'destination']) {
    draft.state('ROUTED_VIA', leg, seizure, countryIn(draft, leg, leg), [leg], held);
  }
  draft.state('COVERED_BY', 'permit shown', seizure, permitIn(draft, 'permit_no'), ['permit_no'], held);
  return draft.finished(sourceKey);
}

/** Seizure reports give no e-mail addresses. */
function reportedParty(prefix: string) {
  return {
    name: `${prefix}_name`,
    registrationNumber: `${prefix}_reg_no`,
    address: `${prefix}_address`,
    country: `${prefix}_country`,
    phone: `${prefix}_phone`,
  };
}

function circumstances(draft: RecordInDraft): readonly MentionValue[] {
  return [
    ...valueFrom('authority', draft.cell('reporting_office')),
    ...valueFrom('direction', draft.cell('direction')),
    ...valueFrom('transportMode', draft.cell('conveyance')),
    ...valueFrom('detectionMethod', draft.cell('detection')),
    ...valueFrom('concealment', draft.cell('concealment')),
    ...valueFrom('coverLoad', draft.cell('cover_load')),
    ...[1, 2].flatMap((n) => [
      ...valueFrom('goods', draft.cell(`goods_${n}`)),
      ...valueFrom('species', draft.cell(`taxon_or_code_${n}`)),
      ...quantity(draft, n),
    ]),
  ];
}

/** Kilograms, pieces and cubic metres are three measures; none is ever turned into another. */
function quantity(draft: RecordInDraft, n: number): readonly MentionValue[] {
  const cell = draft.cell(`quantity_${n}`);
  const unit = draft.text(`unit_${n}`);
  const [, about, digits = ''] = /^(about |at least |at most )?(.*)$/i.exec(draft.text(`quantity_${n}`)) ?? [];
  if (digits === '') return [];
  const number = readNumber(digits, '.');
  if (number.value === null) {
    draft.warn(`quantity_${n}`, `not read as a number: ${number.because}`);
    return [];
  }
  const qualifier = about ? { scheme: about.trim().toLowerCase() } : {};
  const kg = massInKg(number.value, unit);
  if (kg !== null) return valueFrom('weightKg', cell, kg, qualifier);
  if (/^(pieces|pcs|no\.?)$/i.test(unit)) return valueFrom('pieces', cell, number.value, qualifier);
  return valueFrom('quantity', cell, number.value, { scheme: unit });
}

/** How much was found of one line of goods, as it was written: quantity with its unit, and whether it is more or less right. */
function lineOfGoods(draft: RecordInDraft, n: number): readonly MentionValue[] {
  const cell = draft.cell(`quantity_${n}`);
  const { value, qualifier } = readQuantity(draft.text(`quantity_${n}`), '.');
  if (value === null) return [];
  return [
    ...valueFrom('quantity', cell, value, { scheme: draft.text(`unit_${n}`) }),
    ...valueFrom('unit', draft.cell(`unit_${n}`)),
    ...valueFrom('qualifier', cell, qualifier),
  ];
}

function namedPerson(draft: RecordInDraft): MentionRef | null {
  const person = { name: 'person_name' };
  return partyIn(draft, 'named person', person, {
    values: [
      { property: 'traderKind', raw: draft.cell('person_name').text, value: 'PERSON', column: 'person_name' },
      ...valueFrom('birthDate', draft.cell('person_birth_date'), dateIn(draft, 'person_birth_date')),
      ...valueFrom('nationality', draft.cell('person_nationality')),
    ],
  });
}
