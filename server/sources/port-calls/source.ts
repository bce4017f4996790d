import type { SourceName } from '../../records/ids.js';
import type { RawRow, RecordDraft, Refusal } from '../../records/record.js';
import type { Source } from '../../records/source.js';
import { dateIn, requiredDate } from '../drafting/dates.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { placeIn, vesselIn } from '../drafting/things.js';
import { valueFrom } from '../reading/cells.js';

/** Calls at ports and silences of the ship's transponder, as a tracking service derives them from AIS. */
export const portCalls: Source = {
  name: 'port-calls' as SourceName,
  title: 'Port calls and AIS gaps',
  publisher: 'A vessel tracking service (invented for the demonstration)',
  licence: 'Licensed for use within customs; single calls may be quoted',
  legalBasis: 'Broadcast under SOLAS V/19',
  permittedPurposes: ['investigation', 'prosecution', 'risk analysis'],
  retentionClass: 'public-registers',
  edition: null,
  defaultHandling: 'TLP:CLEAR',
  defaultGrade: { scheme: '4x4', source: 'B', information: '2' },
  notForCourt: false,
  layouts: [
    { id: 'port-calls', recognisedBy: ['call_id', 'port', 'imo', 'name', 'arrived_at', 'departed_at'], read: readCall },
    { id: 'ais-gaps', recognisedBy: ['gap_id', 'imo', 'name', 'gap_from', 'gap_until'], read: readGap },
  ],
};

/** One call: a ship, a port, and how long. What is sent by AIS is typed in by hand on board, so numbers may be wrong. */
function readCall(row: RawRow): RecordDraft | Omit<Refusal, 'line'> {
  const draft = new RecordInDraft(row);
  if (draft.text('call_id') === '') return draft.refused('call_id', 'a call needs its number');
  if (draft.text('port') === '') return draft.refused('port', 'a call needs a port');
  const arrivedOn = requiredDate(draft, 'arrived_at');
  if (arrivedOn.value === null) return draft.refused('arrived_at', arrivedOn.because);
  const held = { from: arrivedOn.value, until: dateIn(draft, 'departed_at') };
  const vessel = vesselIn(draft, { name: 'name', imo: 'imo', mmsi: 'mmsi', callSign: 'call_sign', flag: 'flag' });
  const port = placeIn(draft, 'port', { code: 'port', name: 'port_name' });
  draft.state('CALLED_AT', 'port call', vessel, port, ['name', 'port', 'arrived_at', 'departed_at'], held);
  return draft.finished(draft.text('call_id'));
}

/** A silence of the transponder is a fact about the ship; it stands among her values with its hours. */
function readGap(row: RawRow): RecordDraft | Omit<Refusal, 'line'> {
  const draft = new RecordInDraft(row);
  if (draft.text('gap_id') === '') return draft.refused('gap_id', 'a gap needs its number');
  const from = requiredDate(draft, 'gap_from');
  if (from.value === null) return draft.refused('gap_from', from.because);
  vesselIn(draft, { name: 'name', imo: 'imo', mmsi: 'mmsi' }, null, [
    ...valueFrom('aisGapFrom', draft.cell('gap_from')),
    ...valueFrom('aisGapUntil', draft.cell('gap_until')),
    ...valueFrom('aisGapHours', draft.cell('hours')),
  ]);
  return draft.finished(draft.text('gap_id'));
}
