import { countryName, countryOf } from '../../records/countries.js';
import { checkCallSign } from '../../records/identifiers/call-sign.js';
import { checkImoNumber } from '../../records/identifiers/imo-number.js';
import { checkMmsi, flagOfMmsi } from '../../records/identifiers/mmsi.js';
import type { MentionValue, Property } from '../../records/mention.js';
import { readNumber } from '../../records/quantities.js';
import type { RawRow } from '../../records/record.js';
import type { Layout } from '../../records/source.js';
import type { CheckedIdentifier } from '../../records/verdict.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { clean, partOf, valueFrom } from '../reading/cells.js';
import { linkedParty, listedParty, partyNumber, programmesIn, WITHOUT_NAME, WITHOUT_NUMBER } from './party.js';
import { type Remark, type RemarkLabel, remarksIn } from './remarks.js';

/** A row for each vessel. */
export const vesselsLayout: Layout = {
  id: 'vessels',
  keyed: true,
  recognisedBy: [
    'ent_num',
    'name',
    'type',
    'program',
    'call_sign',
    'vess_type',
    'tonnage',
    'grt',
    'vess_flag',
    'vess_owner',
    'remarks',
  ],
  read,
};

function read(row: RawRow): ReturnType<Layout['read']> {
  const draft = new RecordInDraft(row);
  const number = partyNumber(draft);
  if (number === null) return draft.refused('ent_num', WITHOUT_NUMBER);
  if (draft.text('name') === '') return draft.refused('name', WITHOUT_NAME);
  const remarks = remarksIn(draft.cell('remarks'));
  const said = (label: RemarkLabel, column: string | null = null) => remarksOr(draft, remarks, label, column);

  const values = [
    ...valueFrom('name', draft.cell('name')),
    ...said('Vessel Registration Identification IMO', 'imo').flatMap((r) =>
      identifier(draft, 'imo', r, checkImoNumber),
    ),
    ...said('MMSI', 'mmsi').flatMap((r) => identifier(draft, 'mmsi', r, checkMmsi)),
    ...said('Other Vessel Call Sign').flatMap((r) => identifier(draft, 'callSign', r, checkCallSign)),
    ...callSignIn(draft),
    ...valueFrom('flag', draft.cell('vess_flag'), countryOf(draft.text('vess_flag'))),
    ...said('Other Vessel Flag', 'other_flags').flatMap((r) => flag('flag', r)),
    ...said('Former Vessel Flag', 'former_flags').flatMap((r) => flag('formerFlag', r)),
    ...said('a.k.a.').flatMap((r) => valueFrom('alias', nameCell(r), r.text, { scheme: 'a.k.a.' })),
    ...said('f.k.a.').flatMap((r) => valueFrom('formerName', nameCell(r), r.text, { scheme: 'f.k.a.' })),
    ...valueFrom('vesselType', draft.cell('vess_type')),
    ...said('Other Vessel Type').flatMap((r) => valueFrom('vesselType', partOf(draft.cell('remarks'), r.raw), r.text)),
    ...tonnage(draft, 'deadweightTonnage', 'tonnage'),
    ...tonnage(draft, 'grossTonnage', 'grt'),
    ...programmesIn(draft),
  ];
  warnOfForeignMmsi(draft, values);
  const vessel = listedParty(draft, 'VESSEL', 'vessel', number, values);

  if (draft.text('vess_owner') !== '') {
    const owner = draft.mention('TRADER', 'owner', null, valueFrom('name', draft.cell('vess_owner')));
    draft.state('OWNS', 'owner', owner, vessel, ['vess_owner']);
  }
  for (const remark of said('Linked To:', 'linked_to')) {
    draft.state('OPERATES', 'linked to', linkedParty(draft, remark), vessel, [remark.column]);
  }
  return draft.finished(number);
}

/** The remarks with a label; where there is none, what a column taken out of the remarks holds, parted by bars. */
function remarksOr(
  draft: RecordInDraft,
  remarks: readonly Remark[],
  label: RemarkLabel,
  column: string | null,
): readonly Remark[] {
  const found = remarks.filter((r) => r.label === label);
  if (found.length > 0 || column === null) return found;
  return draft
    .cell(column)
    .text.split('|')
    .filter((text) => clean(text) !== '')
    .map((raw) => ({ label, text: clean(raw), country: null, column, raw }));
}

function identifier(
  draft: RecordInDraft,
  property: Property,
  { text, column, raw }: Remark,
  check: (raw: string) => CheckedIdentifier,
): readonly MentionValue[] {
  const { verdict, value, because } = check(text);
  if (verdict !== 'VALID') draft.warn(column, `${text}: ${because}.`);
  return valueFrom(property, { column, text: raw }, value ?? text, { verdict });
}

function callSignIn(draft: RecordInDraft): readonly MentionValue[] {
  const { text } = draft.cell('call_sign');
  return text === ''
    ? []
    : identifier(
        draft,
        'callSign',
        { label: 'call sign', text, country: null, column: 'call_sign', raw: text },
        checkCallSign,
      );
}

/** "None Identified" is no flag. */
function flag(property: 'flag' | 'formerFlag', { text, column, raw }: Remark): readonly MentionValue[] {
  return valueFrom(property, { column, text: raw }, countryOf(text));
}

/** The name within a remark: f.k.a. 'ANA I'. */
function nameCell({ column, text }: Remark) {
  return { column, text };
}

function tonnage(draft: RecordInDraft, property: Property, column: string): readonly MentionValue[] {
  if (draft.text(column) === '') return [];
  const { value, because } = readNumber(draft.text(column), '.');
  if (value === null) draft.warn(column, `The tonnage could not be read: ${because}.`);
  return valueFrom(property, draft.cell(column), value);
}

/** An MMSI of another country than the flag: mostly left from before a change of flag, sometimes a borrowed identity. */
function warnOfForeignMmsi(draft: RecordInDraft, values: readonly MentionValue[]): void {
  const listed = values.find((v) => v.property === 'flag')?.value;
  for (const { value, column } of values.filter((v) => v.property === 'mmsi' && v.verdict === 'VALID')) {
    const given = flagOfMmsi(value);
    if (listed === undefined || given === null || given === listed) continue;
    draft.warn(column, `MMSI ${value} was given by ${countryName(given)}, the flag is ${countryName(listed)}.`);
  }
}
