import { useApolloClient } from '@apollo/client/react';
import { Button, Textarea } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { csvOf } from '../../parts/csv.js';
import { Frame } from '../../parts/Frame.js';
import { Thing } from '../../parts/Thing.js';
import { bits, inSentence, number, sentence, text, word } from '../../texts/index.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { marksOf, strictest } from '../../ui/handling.js';
import { Empty, Problem } from '../../ui/Pieces.js';
import { HIT_TABLE, type LineHit, type LineHits } from './hit-table-operations.js';
import { linesOf, portionsOf } from './pasted-list.js';
import './hit-table.css';

const SHOWN = ['all', 'found', 'notFound'] as const;

interface Row {
  readonly line: string;
  /** Undefined until it was looked up. */
  readonly found: LineHits | undefined;
}

/** Task: look a whole list of names and numbers up at once, and see what of it is held and what is not. */
export function HitTablePage() {
  const client = useApolloClient();
  const [pasted, setPasted] = useState('');
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('all');
  const [busy, setBusy] = useState(false);
  /** The look-up that is under way; another number stops it. */
  const run = useRef(0);
  useEffect(
    () => () => {
      run.current++;
    },
    [],
  );

  const list = linesOf(pasted);
  const looked = rows.filter((row) => row.found);
  const found = looked.filter((row) => row.found?.total);
  const listed = rows.filter(({ found: f }) =>
    shown === 'all' ? true : f !== undefined && (shown === 'found') === f.total > 0,
  );
  const marks = looked.flatMap((row) => row.found?.hits.map((hit) => hit.entity.handling) ?? []);

  const lookUp = async () => {
    const mine = ++run.current;
    const { lines } = list;
    setProblem(null);
    setRows(lines.map((line) => ({ line, found: undefined })));
    setBusy(true);
    try {
      for (const { from, lines: portion } of portionsOf(lines)) {
        const { data } = await client.query({
          query: HIT_TABLE,
          variables: { lines: [...portion] },
          fetchPolicy: 'no-cache',
        });
        if (run.current !== mine) return;
        const answers = new Map(data?.hitTable.map((answer) => [from + answer.line, answer]));
        setRows((before) => before.map((row, at) => ({ ...row, found: answers.get(at) ?? row.found })));
      }
    } catch (error) {
      if (run.current === mine) setProblem(wordsOf(error));
    } finally {
      if (run.current === mine) setBusy(false);
    }
  };
  const goesBy = found[0]?.found?.probabilityGoesBy;
  const stop = () => {
    run.current++;
    setBusy(false);
  };
  const download = () => {
    const address = URL.createObjectURL(new Blob([csvOf(asTable(looked))], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `hits ${strictest(marks)?.replaceAll(':', ' ') ?? ''} ${new Date().toISOString().slice(0, 10)}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };

  return (
    <Frame
      title={text('hitTable.title')}
      marks={marksOf(marks, text('handling.strictestOfThings', { count: marks.length }))}
      context={
        <>
          <Link to="/find">{text('find.title')}</Link>
          <h1>{text('hitTable.title')}</h1>
        </>
      }
    >
      <form
        className="side paste"
        onSubmit={(event) => {
          event.preventDefault();
          void lookUp();
        }}
      >
        <Textarea
          name="lines"
          label={text('hitTable.label')}
          description={text('hitTable.hint')}
          value={pasted}
          autoFocus
          spellCheck={false}
          onChange={(event) => setPasted(event.currentTarget.value)}
        />
        {list.twice > 0 ? <p className="small second">{text('hitTable.twice', { count: list.twice })}</p> : null}
        {list.over > 0 ? <p className="small against">{text('hitTable.over', { count: list.over })}</p> : null}
        {busy ? (
          <Button type="button" onClick={stop}>
            {text('hitTable.stop')}
          </Button>
        ) : (
          <Button type="submit" variant="filled" disabled={list.lines.length === 0}>
            {text('hitTable.lookUp', { count: list.lines.length })}
          </Button>
        )}
      </form>
      <section className="hit-results" aria-label={text('find.results')}>
        {problem ? <Problem message={problem} onRetry={() => void lookUp()} /> : null}
        {rows.length === 0 ? (
          <Empty>{text('hitTable.start')}</Empty>
        ) : (
          <>
            <div className="hit-bar row">
              <b role="status">
                {looked.length < rows.length
                  ? text('hitTable.under', { done: number(looked.length), total: number(rows.length) })
                  : text('hitTable.done', {
                      found: number(found.length),
                      missing: number(looked.length - found.length),
                    })}
              </b>
              {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not take the height of its buttons */}
              <div className="segments end" role="group" aria-label={text('hitTable.show')}>
                {SHOWN.map((which) => (
                  <button key={which} type="button" aria-pressed={shown === which} onClick={() => setShown(which)}>
                    {text(`hitTable.${which}`)}
                  </button>
                ))}
              </div>
              <Button leftSection={<IconDownload size={16} />} disabled={looked.length === 0} onClick={download}>
                {text('hitTable.download')}
              </Button>
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
            <section className="scroll" tabIndex={0} aria-label={text('hitTable.title')}>
              <table className="table hit-table">
                <thead>
                  <tr>
                    <th scope="col">{text('hitTable.line')}</th>
                    <th scope="col">{text('hitTable.thing')}</th>
                    <th scope="col" className="number">
                      {text('hitTable.probability')}
                      {goesBy === undefined ? null : (
                        <div className="small third">{text('hitTable.goesBy', { version: goesBy })}</div>
                      )}
                    </th>
                    <th scope="col">{text('hitTable.reasons')}</th>
                    <th scope="col">{text('hitTable.list')}</th>
                  </tr>
                </thead>
                <tbody>
                  {listed.map((row) => (
                    <LineRows key={row.line} row={row} />
                  ))}
                </tbody>
              </table>
            </section>
          </>
        )}
      </section>
    </Frame>
  );
}

/** One line with its hits under each other, or what was not found. */
function LineRows({ row: { line, found } }: { row: Row }) {
  const hits = found?.hits ?? [];
  const lineCell = (
    <th scope="rowgroup" rowSpan={Math.max(1, hits.length)}>
      <bdi>{line}</bdi>
      {found ? (
        <div className="small third">
          {text('hitTable.readAs', { parts: found.readAs.map((p) => inSentence(word('property', p))).join(', ') })}
        </div>
      ) : null}
      {found?.failed ? (
        <div className="small against">
          {text('hitTable.failed', { number: word('property', found.failed.property), because: found.failed.because })}
        </div>
      ) : null}
    </th>
  );
  if (hits.length === 0) {
    return (
      <tr className={found ? 'missing' : 'waiting'}>
        {lineCell}
        <td colSpan={4} className="third">
          {found ? text('hitTable.nothing') : text('hitTable.waiting')}
        </td>
      </tr>
    );
  }
  return hits.map((hit, index) => (
    <tr key={hit.entity.id} className={index === 0 ? undefined : 'next-hit'}>
      {index === 0 ? lineCell : null}
      <td>
        <span className="row tight">
          <Thing thing={hit.entity} />
          <HandlingMark mark={hit.entity.handling} />
        </span>
        <div className="small third">
          {word('property', hit.property)} “<bdi>{hit.matched}</bdi>”, {hit.similarity.toFixed(2)}
          {index === hits.length - 1 && found && found.total > hits.length ? (
            <>
              {' · '}
              <Link to={`/find?text=${encodeURIComponent(line)}`}>
                {text('hitTable.more', { count: found.total - hits.length })}
              </Link>
            </>
          ) : null}
        </div>
      </td>
      <td className="number">
        <b>{shareOfOne(hit.probability)}</b>
        <div className={hit.weightBits < 0 ? 'small mono against' : 'small mono third'}>{bits(hit.weightBits)}</div>
      </td>
      <td>
        <Reasons hit={hit} />
      </td>
      <td>
        {hit.listings.length === 0 ? <span className="third">{text('hitTable.noList')}</span> : null}
        {hit.listings.map((listing) => (
          <div key={listing.record}>
            <Link to={`/records/${encodeURIComponent(listing.record)}`}>{listing.list}</Link>
            <div className="small third">{placeInList(listing)}</div>
          </div>
        ))}
      </td>
    </tr>
  ));
}

function Reasons({ hit }: { hit: LineHit }) {
  return (
    <ul className="reasons">
      {hit.reasons.map((reason, index) => (
        <li key={sentence(reason)} className={hit.contradicts && index === 0 ? 'against' : undefined}>
          {sentence(reason)}
        </li>
      ))}
    </ul>
  );
}

/** In two figures, which are never said to be certain. */
function shareOfOne(probability: number): string {
  if (probability > 0.99) return '> 0.99';
  return probability < 0.01 ? '< 0.01' : probability.toFixed(2);
}

/** "no. 15182, edition of 2026-11-03". */
function placeInList({ number: listNumber, edition, recordedOn }: LineHit['listings'][number]): string {
  const held = edition ? text('hitTable.edition', { edition }) : text('hitTable.noEdition', { on: recordedOn });
  return listNumber === null ? held : `${text('hitTable.listNumber', { number: listNumber })}, ${held}`;
}

/** What the page shows, one row for each hit and one for each line without any. */
function asTable(rows: readonly Row[]): readonly (readonly string[])[] {
  const head = ['line', 'found', 'kind', 'name', 'matched', 'property', 'similarity', 'probability', 'weight_bits'];
  const more = ['probability_goes_by', 'contradicts', 'reasons', 'lists', 'handling', 'thing'];
  return [
    [...head, ...more],
    ...rows.flatMap(({ line, found }) => {
      const hits = found?.hits ?? [];
      if (hits.length === 0) return [[line, 'no', ...Array.from({ length: head.length + more.length - 2 }, () => '')]];
      return hits.map((hit) => [
        line,
        'yes',
        hit.entity.kind,
        hit.entity.name,
        hit.matched,
        hit.property,
        hit.similarity.toFixed(2),
        String(hit.probability),
        hit.weightBits.toFixed(1),
        found?.probabilityGoesBy ?? '',
        hit.contradicts ? 'yes' : 'no',
        hit.reasons.map(sentence).join('; '),
        hit.listings.map((listing) => `${listing.list}, ${placeInList(listing)}`).join('; '),
        hit.entity.handling,
        hit.entity.id,
      ]);
    }),
  ];
}
