import { inOrder } from '../order.js';
import type { OrderedCase } from '../ordered-case.js';
import { tableOf } from '../table.js';

export type SeizuresTable = ReturnType<typeof seizuresTable>;

/** What was seized, when, where, by whom. Values of several sources stand side by side. */
export function seizuresTable(known: OrderedCase) {
  return tableOf(
    {
      name: 'seizures',
      describes: 'Seizures in the case, as their sources describe them.',
      columns: {
        subject: 'text!',
        number: 'text!',
        reference: 'text',
        seized_on: 'text',
        authority: 'text',
        places: 'text',
        goods: 'text',
        species: 'text',
        weight_kg: 'text',
        pieces: 'text',
        transport_mode: 'text',
        outcome: 'text',
        evidence: 'text!',
      },
      key: ['subject'],
      foreignKeys: [{ column: 'subject', table: 'subjects', key: 'id' }],
    },
    known.subjects
      .filter((s) => s.kind === 'SEIZURE')
      .map((s) => {
        const said = (property: string) =>
          inOrder(
            [...new Set(s.values.filter((v) => v.value.property === property).map((v) => v.value.value))],
            (t) => [t],
          ).join('; ');
        const places = known.links
          .filter((l) => l.kind === 'SEIZED_AT' && l.from === s.id)
          .map((l) => known.subject(l.to).name);
        return {
          subject: s.id,
          number: s.number,
          reference: said('reference') || s.name,
          seized_on: said('seizedOn'),
          authority: said('authority'),
          places: inOrder([...new Set(places)], (p) => [p]).join('; '),
          goods: said('goods'),
          species: said('species'),
          weight_kg: said('weightKg'),
          pieces: said('pieces'),
          transport_mode: said('transportMode'),
          outcome: said('outcome'),
          evidence: known.placesOf(s.values.map((v) => v.recordId)) || 'no record',
        };
      }),
  );
}
