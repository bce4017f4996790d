import { stringify } from 'yaml';
import type { Proposal } from './propose-mapping.js';

/** Each guess in a line, with how sure it is and what speaks for it. */
export function guessLines({ guesses, notes }: Proposal): readonly string[] {
  const width = Math.min(40, Math.max(...guesses.map((g) => g.column.length)));
  return [
    ...guesses.map(({ column, part, property, sure, because }) => {
      const taken = property === null ? 'kept as it is' : `${property}${part ? ` of ${part}` : ''}`;
      return `${column.padEnd(width)}  ${String(Math.round(sure * 100)).padStart(3)} %  ${taken}: ${because}`;
    }),
    ...notes,
  ];
}

/** The proposal as a file, with what speaks for it as remarks. */
export function proposalText(proposal: Proposal): string {
  const remarks = guessLines(proposal).map((line) => `# ${line}`);
  return `${remarks.join('\n')}\n${stringify(proposal.mapping, { lineWidth: 0 })}`;
}
