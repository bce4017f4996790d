import type { MentionValue } from '../../records/mention.js';
import type { RawRow, RecordDraft, Refusal } from '../../records/record.js';
import { isRefusal } from '../../records/source.js';
import type { MentionRef } from '../../records/statement.js';

/** What was made of a row, as lines for a terminal: things with their values and cells, how they stand to each other, warnings. */
export function tellDraft(row: RawRow, made: RecordDraft | Omit<Refusal, 'line'>): readonly string[] {
  if (isRefusal(made)) return [`Line ${row.line}: refused. ${made.column} "${made.value}": ${made.reason}`];
  const known = made.sourceKey === null ? 'known by its content' : `key ${made.sourceKey}`;
  return [
    `Line ${row.line}: ${known}`,
    ...made.mentions.flatMap((mention) => [
      `  ${nameOf(mention)}: ${mention.kind}${mention.identityKey ? `, is ${mention.identityKey}` : ''}${mention.addsOnly ? ', only adds' : ''}`,
      ...mention.values.map((value) => `      ${valueLine(value)}`),
    ]),
    ...made.statements.flatMap((s) => [
      `  ${nameOf(s.from)} ${s.kind} ${nameOf(s.to)} as ${s.role}${periodOf(s.heldFrom, s.heldUntil)}  [${s.columns.join(', ')}]`,
      ...(s.values ?? []).map((value) => `      ${valueLine(value)}`),
    ]),
    ...made.warnings.map((w) => `  ! ${w.column} "${w.value}": ${w.reason}`),
  ];
}

function nameOf({ role, ordinal }: MentionRef): string {
  return ordinal === 0 ? role : `${role} ${ordinal + 1}`;
}

function valueLine({ property, value, raw, column, scheme, verdict }: MentionValue): string {
  const more = [scheme, verdict === 'VALID' ? undefined : verdict].filter((part) => part !== undefined);
  const came = raw.trim() === value ? column : `${column}: "${raw}"`;
  return `${property} ${value}${more.length > 0 ? ` (${more.join(', ')})` : ''}  [${came}]`;
}

function periodOf(from: string | null, until: string | null): string {
  if (from === null && until === null) return '';
  return until === null ? `, from ${from}` : `, ${from ?? '…'} to ${until}`;
}
