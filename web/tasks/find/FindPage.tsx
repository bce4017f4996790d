import { useQuery } from '@apollo/client/react';
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { graphql } from '../../api/graphql.js';
import { isShareView } from '../../api/view.js';
import { Frame } from '../../parts/Frame.js';
import { number, type TextKey, text, word } from '../../texts/index.js';
import { EntitySign } from '../../ui/EntitySign.js';
import { marksOf } from '../../ui/handling.js';
import { type KeyTable, pressed } from '../../ui/keys.js';
import { notify } from '../../ui/notice.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import { signOf } from '../../ui/signs.js';
import { InDocuments, useDocuments } from './InDocuments.js';
import { markMatched } from './matched-letters.js';
import { Preview } from './Preview.js';
import { type Hit, type Kind, SEARCH } from './search.js';
import './find.css';

const HITS_PER_PAGE = 25;
/** A pause in typing after which the search is made. */
const PAUSE_MS = 220;

const STATUS = graphql(`query FindStatus { status { entities records imports } }`);

/** Task: find which of the things we hold is the one that is meant, and see why it came up. */
export function FindPage() {
  const [params, setParams] = useSearchParams();
  const typed = params.get('text') ?? '';
  const kinds = (params.get('kinds')?.split(',').filter(Boolean) ?? []) as Kind[];
  const [field, setField] = useState(typed);
  /** What was last searched for by typing, or stood in the address at first. */
  const asked = useRef(typed);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const go = useNavigate();
  const status = useQuery(STATUS).data?.status;
  const variables = { text: typed, kinds: kinds.length > 0 ? kinds : null, first: HITS_PER_PAGE, after: null };
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(SEARCH, {
    variables,
    skip: typed === '',
  });
  const found = typed === '' ? undefined : (data ?? previousData)?.search;
  const hits = found?.edges.map((edge) => edge.node) ?? [];
  const chosen = hits[at] ?? hits[0];
  const documents = useDocuments(typed);
  const pages = documents?.edges.map((edge) => edge.node) ?? [];

  // The address changes a while after the typing that changed it: only where it changed by itself does the field follow, or letters typed
  // meanwhile would be lost.
  useEffect(() => {
    if (typed === asked.current) return;
    asked.current = typed;
    setField(typed);
  }, [typed]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search starts at its first hit
  useEffect(() => setAt(0), [typed, params.get('kinds')]);
  useEffect(() => {
    if (field.trim() === typed) return;
    const pause = setTimeout(() => {
      asked.current = field.trim();
      setParams(field.trim() ? { text: field.trim() } : {}, { replace: true });
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [field, typed, setParams]);

  const choose = (kind: Kind, on: boolean) => {
    const next = on ? [...kinds, kind] : kinds.filter((k) => k !== kind);
    setParams(next.length > 0 ? { text: typed, kinds: next.join(',') } : { text: typed }, { replace: true });
  };
  const open = (id: string) => go(`/things/${encodeURIComponent(id)}`, { state: { foundBy: typed } });
  const toChart = (hit: Hit) =>
    void import('../../parts/open-chart.js').then(async ({ addThings }) => {
      const added = await addThings([hit.entity.id]);
      notify(text('explore.did.add', { count: added }));
    });
  const moveTo = (next: number) => {
    const bounded = Math.max(0, Math.min(hits.length - 1, next));
    setAt(bounded);
    list.current?.querySelectorAll('li')[bounded]?.scrollIntoView({ block: 'nearest' });
  };
  const listKeys: KeyTable = {
    ['ArrowDown']: () => moveTo(at + 1),
    ['ArrowUp']: () => moveTo(at - 1),
    j: () => moveTo(at + 1),
    k: () => moveTo(at - 1),
    ['Home']: () => moveTo(0),
    ['End']: () => moveTo(hits.length - 1),
    a: () => chosen && toChart(chosen),
  };
  const onListKey = (event: KeyboardEvent) => {
    // Enter on a link inside the list is the link's.
    const enter: KeyTable = event.target === list.current && chosen ? { ['Enter']: () => open(chosen.entity.id) } : {};
    pressed(event, { ...listKeys, ...enter });
  };
  const more = () =>
    fetchMore({
      variables: { after: found?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        search: { ...next.search, edges: [...before.search.edges, ...next.search.edges] },
      }),
    });

  return (
    <Frame
      title={typed ? `${text('find.title')} ${typed}` : text('find.title')}
      marks={marksOf(
        [...hits.map((hit) => hit.entity.handling), ...pages.map((page) => page.attachment.handling)],
        text(pages.length > 0 ? 'handling.strictestOfFound' : 'handling.strictestOfThings', { count: hits.length }),
      )}
      context={
        <h1 className="quiet">
          {status
            ? text('find.searching', {
                entities: number(status.entities),
                records: number(status.records),
                count: status.imports,
              })
            : text('find.title')}
        </h1>
      }
    >
      <section className="side facets" aria-label={text('find.type')}>
        <h2 className="section-name">{text('find.type')}</h2>
        {(found?.facets ?? []).map((facet) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox of the library is the control
          <label key={facet.kind} className="facet">
            <Checkbox
              checked={kinds.includes(facet.kind)}
              onChange={(event) => choose(facet.kind, event.currentTarget.checked)}
            />
            <EntitySign name={signOf({ kind: facet.kind, traderKind: 'COMPANY' })} size={18} />
            <span>{text(`kinds.${facet.kind}` as TextKey)}</span>
            <span className="end third">{number(facet.count)}</span>
          </label>
        ))}
        {found ? null : <p className="small third">{text('find.hint')}</p>}
        <Link to="/find/list" className="paste-list">
          {text('find.pasteList')}
        </Link>
      </section>
      <section className="results" aria-label={text('find.results')}>
        {/* biome-ignore lint/a11y/useSemanticElements: React's types know no <search> with a submit of its own */}
        <form
          className="query"
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            list.current?.focus();
          }}
        >
          <TextInput
            id="find-text"
            aria-label={text('find.label')}
            placeholder={text('find.label')}
            value={field}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setField(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' && hits.length > 0) {
                event.preventDefault();
                list.current?.focus();
              }
              if (event.key === 'Escape' && field) {
                event.preventDefault();
                setField('');
              }
            }}
            leftSection={<IconSearch size={16} />}
            rightSection={
              field ? (
                <ActionIcon size="sm" aria-label={text('find.clear')} onClick={() => setField('')}>
                  <IconX size={16} />
                </ActionIcon>
              ) : (
                <kbd>/</kbd>
              )
            }
          />
        </form>
        {found ? (
          <div className="hit-head" aria-hidden="true">
            <span />
            <span>{text('find.nameAndWhy')}</span>
            <span className="number">{text('find.links')}</span>
            <span className="number">{text('find.closeness')}</span>
          </div>
        ) : null}
        <div className="hits scroll">
          {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
          {loading && !found ? <Loading rows={9} /> : null}
          {typed === '' ? <Empty>{text('find.start')}</Empty> : null}
          {found && hits.length === 0 ? (
            <Empty>
              {text(kinds.length > 0 ? 'find.noneOfKinds' : isShareView() ? 'find.noneInShareView' : 'find.none', {
                text: typed,
              })}
            </Empty>
          ) : null}
          {hits.length > 0 ? (
            <ul
              ref={list}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the list takes the arrow keys; each hit is a link besides
              tabIndex={0}
              onKeyDown={onListKey}
              aria-label={text('find.shown', { shown: hits.length, total: number(found?.totalCount ?? 0) })}
            >
              {hits.map((hit, index) => (
                <HitRow
                  key={`${hit.entity.id} ${hit.matched}`}
                  hit={hit}
                  typed={typed}
                  chosen={hit === chosen}
                  onChoose={() => setAt(index)}
                />
              ))}
            </ul>
          ) : null}
          {documents === null ? null : <InDocuments found={documents} />}
          {found?.pageInfo.hasNextPage ? (
            <div className="inside-more">
              <Button onClick={() => void more()}>
                {text('find.more', { count: Math.min(HITS_PER_PAGE, found.totalCount - hits.length) })}
              </Button>
            </div>
          ) : null}
        </div>
        <div className="foot small" role="status">
          {found ? <b>{text('find.shown', { shown: number(hits.length), total: number(found.totalCount) })}</b> : null}
          <span className="end row">
            <kbd>↓</kbd>
            {text('find.keysMove')} <kbd>Enter</kbd> {text('find.keysOpen')} <kbd>A</kbd> {text('find.keysChart')}
          </span>
        </div>
      </section>
      {chosen ? <Preview key={chosen.entity.id} hit={chosen} typed={typed} onToChart={() => toChart(chosen)} /> : null}
    </Frame>
  );
}

function HitRow({ hit, typed, chosen, onChoose }: { hit: Hit; typed: string; chosen: boolean; onChoose: () => void }) {
  const { entity } = hit;
  const nameMatched = hit.matched === entity.name;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list's arrow keys do the same
    <li className={chosen ? 'hit chosen' : 'hit'} aria-current={chosen ? 'true' : undefined} onClick={onChoose}>
      <EntitySign name={signOf(entity)} size={22} />
      <div className="cut">
        <div className="cut">
          <Link to={`/things/${encodeURIComponent(entity.id)}`} state={{ foundBy: typed }} className="name">
            <bdi>{nameMatched ? <Marked matched={entity.name} typed={typed} /> : entity.name}</bdi>
          </Link>{' '}
          <bdi className="second">{entity.detail}</bdi>
        </div>
        <div className="why small cut">
          <span className="third">{word('property', hit.property)}</span>{' '}
          {nameMatched ? null : (
            <bdi>
              “<Marked matched={hit.matched} typed={typed} />”
            </bdi>
          )}{' '}
          {text(hit.similarity >= 0.999 ? 'find.same' : hit.similarity >= 0.75 ? 'find.close' : 'find.far')}
        </div>
      </div>
      <span className="number">{number(entity.linkTotal)}</span>
      <span className="number">{hit.similarity.toFixed(2)}</span>
    </li>
  );
}

function Marked({ matched, typed }: { matched: string; typed: string }) {
  let at = 0;
  return markMatched(matched, typed).map((piece) => {
    at += piece.text.length;
    return piece.marked ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>;
  });
}
