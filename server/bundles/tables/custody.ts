import { REDACTION_PROFILES } from '../../casework/redaction.js';
import type { OrderedCase } from '../ordered-case.js';
import { tableOf } from '../table.js';

export type CustodyTable = ReturnType<typeof custodyTable>;

/** Every hand an exhibit went through, as far as it was recorded, with the hash before and after. */
export function custodyTable(known: OrderedCase) {
  const { agency, redaction } = known.version;
  const asReceived = REDACTION_PROFILES[redaction].rows === 'AS RECEIVED';
  const steps = known.extracts.flatMap(({ plan, part }) => {
    const { file, reference } = plan;
    const received = {
      exhibit: reference,
      time: file.receivedOn ?? '',
      action: 'RECEIVED',
      from: file.receivedFrom ?? 'not recorded',
      to: agency,
      reason: file.authority ?? file.legalBasis,
      sha256_before: '',
      sha256_after: file.madeOf?.sha256 ?? file.sha256,
    };
    const madeOf = file.madeOf && {
      exhibit: reference,
      time: file.recordedOn,
      action: 'READ OUT',
      from: agency,
      to: 'store of files as they came',
      reason: `table ${file.madeOf.table} of ${file.madeOf.fileName}, as delimited text in which each row says where it stood`,
      sha256_before: file.madeOf.sha256,
      sha256_after: file.sha256,
    };
    const takenIn = {
      exhibit: reference,
      time: file.recordedOn,
      action: 'TAKEN IN',
      from: agency,
      to: 'store of files as they came',
      reason: `kept unchanged as ${file.madeOf?.fileName ?? file.fileName}`,
      sha256_before: file.madeOf?.sha256 ?? file.sha256,
      sha256_after: file.madeOf?.sha256 ?? file.sha256,
    };
    const noted = known.version.events
      .filter((e) => e.action === 'RECEIVED' && (e.object === file.id || e.object === reference))
      .map((e) => ({ ...takenIn, time: e.time, action: 'RECEIVED', from: e.actor, to: agency, reason: e.detail }));
    const extracted = {
      exhibit: reference,
      time: known.snapshotTime,
      action: 'EXTRACTED',
      from: 'store of files as they came',
      to: 'this bundle',
      reason: `the header and the rows relied on (${plan.records.length}), ${asReceived ? 'byte for byte' : 'as a redacted copy'}`,
      sha256_before: file.sha256,
      sha256_after: part.sha256,
    };
    return [received, takenIn, ...noted, ...(madeOf ? [madeOf] : []), extracted];
  });
  return tableOf(
    {
      name: 'custody',
      describes:
        'The chain of custody of each exhibit. A time may be a day; EXTRACTED bears the time of the case version, not of an export.',
      columns: {
        row: 'integer!',
        time: 'text',
        action: 'text!',
        from: 'text!',
        to: 'text!',
        reason: 'text',
        sha256_before: 'sha256',
        sha256_after: 'sha256!',
        exhibit: 'text!',
      },
      key: ['row'],
      foreignKeys: [{ column: 'exhibit', table: 'exhibits', key: 'id' }],
    },
    steps.map((step, i) => ({ row: String(i + 1), ...step })),
  );
}
