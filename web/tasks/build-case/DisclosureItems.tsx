import { useRef } from 'react';
import { Link } from 'react-router';
import { rowPlace } from '../../parts/row-place.js';
import { instant, number, type TextKey, text } from '../../texts/index.js';
import { pressed } from '../../ui/keys.js';
import type { Decision, Item } from './disclosure-operations.js';

/** The items with what stands about each. J and K go down and up; the space bar chooses. */
export function DisclosureItems({
  items,
  numbers,
  chosen,
  onToggle,
}: {
  items: readonly Item[];
  numbers: ReadonlyMap<string, number>;
  chosen: ReadonlySet<string>;
  /** Null for who only reads. */
  onToggle: ((record: string) => void) | null;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const step = (by: number) => {
    const boxes = [...(body.current?.querySelectorAll<HTMLElement>('input[type=checkbox]') ?? [])];
    const at = boxes.indexOf(document.activeElement as HTMLElement);
    boxes[Math.min(boxes.length - 1, Math.max(0, at + by))]?.focus();
  };
  return (
    <div className="scroll">
      <table className="table disclosure-items">
        <thead>
          <tr>
            {onToggle ? (
              <th scope="col">
                <span className="visually-hidden">{text('disclosure.choose')}</span>
              </th>
            ) : null}
            <th scope="col" className="number">
              {text('disclosure.number')}
            </th>
            <th scope="col">{text('disclosure.description')}</th>
            <th scope="col">{text('disclosure.status')}</th>
            <th scope="col">{text('disclosure.test')}</th>
            <th scope="col">{text('disclosure.reason')}</th>
            <th scope="col">{text('disclosure.decided')}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={(event) => void pressed(event, { j: () => step(1), k: () => step(-1) })}>
          {items.map((item) => (
            <tr key={item.record.id} className={chosen.has(item.record.id) ? 'chosen' : ''}>
              {onToggle ? (
                <td>
                  <input
                    type="checkbox"
                    aria-label={text('disclosure.chooseIt', { description: describe(item) })}
                    checked={chosen.has(item.record.id)}
                    onChange={() => onToggle(item.record.id)}
                  />
                </td>
              ) : null}
              <td className="number">
                {numbers.has(item.record.id) ? number(numbers.get(item.record.id) ?? 0) : null}
              </td>
              <td>
                <Link to={`/records/${encodeURIComponent(item.record.id)}`}>
                  <bdi>{describe(item)}</bdi>
                </Link>
                {item.prompts.map((prompt) => (
                  <span key={`${prompt.template} ${prompt.values.map((v) => v.value).join()}`} className="prompt small">
                    {promptInWords(prompt)}
                  </span>
                ))}
              </td>
              <td>{item.decision ? statusInWords(item.decision) : <em>{text('disclosure.undecided')}</em>}</td>
              <td>{item.decision ? text(`disclosure.testOf.${item.decision.test}`) : null}</td>
              <td className="second">
                <bdi>{item.decision?.reason}</bdi>
              </td>
              <td className="second">
                {item.decision ? decidedInWords(item.decision) : null}
                {item.history.length > 1 ? <History decisions={item.history} /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function History({ decisions }: { decisions: readonly Decision[] }) {
  return (
    <details className="small">
      <summary>{text('disclosure.historyOf', { count: decisions.length })}</summary>
      <ol>
        {decisions.map((decision) => (
          <li key={decision.id}>
            {statusInWords(decision)} · {text(`disclosure.testOf.${decision.test}`)} · <bdi>{decision.reason}</bdi> ·{' '}
            {decidedInWords(decision)}
          </li>
        ))}
      </ol>
    </details>
  );
}

function describe({ record, decision }: Item): string {
  const described = decision?.description ?? '';
  return described === '' ? `${record.source.title}, ${record.sourceKey}, ${rowPlace(record)}` : described;
}

function statusInWords({ status, sensitiveReason }: Decision): string {
  const words = text(`disclosure.statusOf.${status}`);
  return sensitiveReason === null ? words : `${words}: ${text(`disclosure.sensitiveOf.${sensitiveReason}`)}`;
}

function decidedInWords({ decidedBy, decidedAt }: Decision): string {
  return text('disclosure.by', { by: decidedBy, at: instant(decidedAt) });
}

function promptInWords({ template, values }: Item['prompts'][number]): string {
  return text(`disclosure.prompt.${template}` as TextKey, Object.fromEntries(values.map((v) => [v.name, v.value])));
}
