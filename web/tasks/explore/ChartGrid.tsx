import { Checkbox } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { phrase } from '../../parts/sentences.js';
import { Thing } from '../../parts/Thing.js';
import { drawnLinks, MATCH, type Picture, visibleEdges, visibleNodes } from '../../picture/picture-state.js';
import { bits, number, period, type TextKey, text } from '../../texts/index.js';

interface Props {
  readonly picture: Picture;
  readonly selection: ReadonlySet<string>;
  readonly focus: string | null;
  readonly litEdge: string | null;
  readonly onSelect: (ids: readonly string[], add: boolean) => void;
  readonly onFocus: (id: string) => void;
  readonly onOpenEdge: (id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The chart as two tables. It holds the same choice and knows the same keys; for a screen reader it is the chart. */
export function ChartGrid({ picture, selection, focus, litEdge, onSelect, onFocus, onOpenEdge, onKeyDown }: Props) {
  const nodes = visibleNodes(picture);
  const edges = visibleEdges(picture);
  const drawn = drawnLinks(picture);
  const nameOf = (id: string) => picture.nodes[id]?.name ?? '';
  return (
    <div className="chart-grid scroll">
      <section className="panel">
        <table className="table">
          <caption>{text('explore.thingsTable')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{text('explore.selectedThings', { count: selection.size })}</span>
              </th>
              <th scope="col">{text('explore.nameColumn')}</th>
              <th scope="col">{text('explore.kindColumn')}</th>
              <th scope="col">{text('explore.detailColumn')}</th>
              <th scope="col" className="number">
                {text('explore.drawnColumn')}
              </th>
              <th scope="col" className="number">
                {text('explore.linksColumn')}
              </th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((node) => (
              // biome-ignore lint/a11y/noStaticElementInteractions: keys reach the row from the controls in it
              <tr
                key={node.id}
                className={focus === node.id ? 'chosen' : undefined}
                onFocus={() => onFocus(node.id)}
                onKeyDown={onKeyDown}
              >
                <td>
                  <Checkbox
                    checked={selection.has(node.id)}
                    aria-label={text('explore.select', { name: node.name })}
                    onChange={() => onSelect([node.id], true)}
                  />
                </td>
                <td>
                  <Thing thing={node} />
                </td>
                <td className="second">{text(`kind.${node.kind}` as TextKey)}</td>
                <td className="second">
                  <bdi>{node.detail}</bdi>
                </td>
                <td className="number">{number(drawn.get(node.id) ?? 0)}</td>
                <td className="number">{number(node.linkTotal)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="panel">
        <table className="table">
          <caption>{text('explore.linksTable')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('explore.fromColumn')}</th>
              <th scope="col">{text('explore.linkColumn')}</th>
              <th scope="col">{text('explore.toColumn')}</th>
              <th scope="col">{text('explore.periodColumn')}</th>
              <th scope="col" className="number">
                {text('explore.recordsColumn')}
              </th>
            </tr>
          </thead>
          <tbody>
            {edges.map((edge) => (
              <tr key={edge.id} className={litEdge === edge.id ? 'chosen' : undefined}>
                <td>
                  <bdi>{nameOf(edge.from)}</bdi>
                </td>
                <td>
                  <button type="button" className="as-link" onClick={() => onOpenEdge(edge.id)}>
                    {edge.kind === MATCH
                      ? `${text('evidence.matchSentence')} ${bits(edge.weightBits ?? 0)}`
                      : phrase(edge.kind, true)}
                  </button>{' '}
                  <span className="third">{edge.role}</span>
                </td>
                <td>
                  <bdi>{nameOf(edge.to)}</bdi>
                </td>
                <td className="second no-wrap">{period(edge.heldFrom, edge.heldUntil)}</td>
                <td className="number">{edge.kind === MATCH ? '' : number(edge.recordCount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
