import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { graphql } from '../../api/graphql.js';
import { AddToCase } from '../../parts/AddToCase.js';
import { OnlyFor } from '../../parts/ForDuty.js';
import { phrase } from '../../parts/sentences.js';
import { inSentence, number, type TextKey, text, word } from '../../texts/index.js';
import { EntitySign } from '../../ui/EntitySign.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { Grade, Loading, Problem, Track } from '../../ui/Pieces.js';
import { signOf } from '../../ui/signs.js';
import { align } from './matched-letters.js';
import type { Hit } from './search.js';

const PREVIEW = graphql(`
  query Preview($id: ID!) {
    entity(id: $id) {
      id
      handling
      names
      values { property value verdict record { id source { title } grade { scheme source information } } }
      linkCounts { kind role outward entityKind count }
      records(first: 1) { totalCount }
    }
  }
`);

/** Longer than this, letters under each other no longer fit beside the list. */
const MOST_LETTERS = 24;
const VALUES_SHOWN = 7;

/** Enough of a thing to tell whether it is the one that is meant. */
export function Preview({ hit, typed, onToChart }: { hit: Hit; typed: string; onToChart: () => void }) {
  const { entity } = hit;
  const { data, error, refetch } = useQuery(PREVIEW, { variables: { id: entity.id } });
  const [adding, setAdding] = useState(false);
  const go = useNavigate();
  const held = data?.entity;
  const seen = new Set<string>();
  const values = (held?.values ?? []).filter(
    (v) => v.property !== 'name' && !seen.has(`${v.property} ${v.value}`) && seen.add(`${v.property} ${v.value}`),
  );
  const order = [...new Set(values.map((value) => value.property))];
  values.sort((a, b) => order.indexOf(a.property) - order.indexOf(b.property));
  const links = [...(held?.linkCounts ?? [])].sort((a, b) => b.count - a.count);
  const most = links[0]?.count ?? 0;
  return (
    <aside className="drawer preview" aria-label={text('find.preview')}>
      <header className="row top">
        <EntitySign name={signOf(entity)} size={32} />
        <div className="grow">
          <h2>
            <bdi>{entity.name}</bdi>
          </h2>
          <p className="second">
            <bdi>{entity.detail}</bdi>
          </p>
        </div>
        {held ? <HandlingMark mark={held.handling} /> : null}
      </header>
      <div className="row">
        <Button
          variant="filled"
          onClick={() => go(`/things/${encodeURIComponent(entity.id)}`, { state: { foundBy: typed } })}
        >
          {text('find.open')}
        </Button>
        <Button onClick={onToChart}>{text('find.toChart')}</Button>
        <OnlyFor duty="BUILD_CASE">
          <Button onClick={() => setAdding(true)}>{text('profile.addToCase')}</Button>
        </OnlyFor>
      </div>
      <Letters typed={typed} hit={hit} />
      {held ? (
        <>
          <h3 className="section-name">
            {text('find.whatIsHeld')} · {number(held.records.totalCount)} {inSentence(text('find.records'))}
          </h3>
          <dl className="facts">
            {held.names.length > 1 ? (
              <>
                <dt>{word('property', 'alias')}</dt>
                <dd>
                  {held.names.slice(1, 4).map((name, index) => (
                    <span key={name}>
                      {index > 0 ? ' · ' : ''}
                      <bdi>{name}</bdi>
                    </span>
                  ))}
                </dd>
              </>
            ) : null}
            {values.slice(0, VALUES_SHOWN).map((value) => (
              <Fact key={`${value.property} ${value.value}`} property={value.property}>
                <bdi>{value.value}</bdi> <Grade grade={value.record.grade} />
              </Fact>
            ))}
          </dl>
          <h3 className="section-name">{text('find.links')}</h3>
          <ul className="link-counts">
            {links.slice(0, 8).map((count) => (
              <li key={`${count.kind} ${count.role} ${count.outward} ${count.entityKind}`}>
                <EntitySign name={signOf({ kind: count.entityKind, traderKind: 'COMPANY' })} size={18} />
                <span className="cut">
                  {text(`kinds.${count.entityKind}` as TextKey)}{' '}
                  <span className="third small">{phrase(count.kind, count.outward)}</span>
                </span>
                <Track value={count.count} of={most} />
                <span className="number">{number(count.count)}</span>
              </li>
            ))}
          </ul>
          <Link to={`/explore?add=${encodeURIComponent(entity.id)}`}>
            {text('find.allLinks', { count: entity.linkTotal })}
          </Link>
        </>
      ) : null}
      {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
      {held || error ? null : <Loading />}
      <AddToCase ids={[entity.id]} opened={adding} onClose={() => setAdding(false)} />
    </aside>
  );
}

function Fact({ property, children }: { property: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{word('property', property)}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Typed and held letters under each other, where they are short enough to compare by eye. */
function Letters({ typed, hit }: { typed: string; hit: Hit }) {
  const columns = align(typed, hit.matched);
  return (
    <section>
      <h3 className="section-name">{text('find.whyMatched')}</h3>
      {columns.length <= MOST_LETTERS ? (
        <table className="letters">
          <tbody>
            <tr>
              <th scope="row">{text('find.typed')}</th>
              {columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a letter is its place
                <td key={index} className={column.differs ? 'differs' : undefined}>
                  {column.typed || '–'}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{text('find.held')}</th>
              {columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a letter is its place
                <td key={index} className={column.differs ? 'differs' : undefined}>
                  {column.held || '–'}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      ) : null}
      <p className="small second">
        {text('find.asHeld', { property: word('property', hit.property) })} “<bdi>{hit.matched}</bdi>”
      </p>
    </section>
  );
}
