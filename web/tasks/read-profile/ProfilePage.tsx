import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconEqualNot, IconFolderPlus, IconTopologyStar3 } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { AddToCase } from '../../parts/AddToCase.js';
import { Frame } from '../../parts/Frame.js';
import { phrase } from '../../parts/sentences.js';
import { Thing } from '../../parts/Thing.js';
import { Verdict } from '../../parts/Verdict.js';
import { bits, instant, number, sentence, type TextKey, text, word } from '../../texts/index.js';
import { EntitySign } from '../../ui/EntitySign.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { marksOf } from '../../ui/handling.js';
import { usePageKeys } from '../../ui/keys.js';
import { Empty, Grade, Loading, Problem, Track } from '../../ui/Pieces.js';
import { signOf } from '../../ui/signs.js';
import { contradictionsIn, groupValues, type HeldValue } from './grouped-values.js';
import './profile.css';

const RECORDS_PER_PAGE = 25;

const PROFILE = graphql(`
  query Profile($id: ID!, $first: Int!, $after: String) {
    entity(id: $id) {
      id
      kind
      name
      names
      handling
      values { property raw value scheme verdict column record { id line recordedOn grade { scheme source information } source { name title } } }
      linkCounts { kind role outward entityKind count }
      records(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { id line sourceKey recordedOn endedOn handling grade { scheme source information } source { title } import { id fileName } } }
      }
      mentions { id }
      matches {
        id
        weightBits
        heldAsOne
        strong
        judgement { id decision }
        contradiction { template values { name value } }
        left { id record { source { title } } }
        right { id record { source { title } } }
        leftEntity { id kind traderKind name detail handling }
        rightEntity { id kind traderKind name detail handling }
        evidence { comparison weightBits because { template values { name value } } }
      }
      judgements { id decision by reason judgedAt withdrawn }
    }
  }
`);
type Profile = NonNullable<ResultOf<typeof PROFILE>['entity']>;
type Value = Profile['values'][number];

/** Task: read what we hold on one thing, where it comes from, and where sources quarrel. */
export function ProfilePage() {
  const { id = '' } = useParams();
  const go = useNavigate();
  const foundBy = (useLocation().state as { foundBy?: string } | null)?.foundBy;
  const { data, error, loading, refetch, fetchMore } = useQuery(PROFILE, {
    variables: { id, first: RECORDS_PER_PAGE, after: null },
  });
  const [adding, setAdding] = useState(false);
  const thing = data?.entity;
  const explore = () => go(`/explore?add=${encodeURIComponent(id)}`);
  usePageKeys({ e: explore, c: () => setAdding(true) });

  const more = () =>
    fetchMore({
      variables: { after: thing?.records.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) =>
        before.entity && next.entity
          ? {
              entity: {
                ...before.entity,
                records: {
                  ...next.entity.records,
                  edges: [...before.entity.records.edges, ...next.entity.records.edges],
                },
              },
            }
          : before,
    });

  return (
    <Frame
      title={thing?.name ?? text('find.title')}
      marks={marksOf(
        thing ? marksIn(thing) : [],
        text('handling.strictestOfProfile', { count: thing?.records.totalCount ?? 0 }),
      )}
      context={
        <>
          <Link to={foundBy ? `/find?text=${encodeURIComponent(foundBy)}` : '/find'}>
            {foundBy ? `${text('find.title')} “${foundBy}”` : text('find.title')}
          </Link>
          <span className="separator">/</span>
          <b>
            <bdi>{thing?.name}</bdi>
          </b>
        </>
      }
    >
      {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
      {loading && !thing ? <Loading rows={9} /> : null}
      {!loading && !error && !thing ? <Empty>{text('problem.unknown')}</Empty> : null}
      {thing ? (
        <Reading thing={thing} onExplore={explore} onAddToCase={() => setAdding(true)} onMore={() => void more()} />
      ) : null}
      <AddToCase ids={[thing?.id ?? id]} opened={adding} onClose={() => setAdding(false)} />
    </Frame>
  );
}

function Reading({
  thing,
  onExplore,
  onAddToCase,
  onMore,
}: {
  thing: Profile;
  onExplore: () => void;
  onAddToCase: () => void;
  onMore: () => void;
}) {
  const held = groupValues(thing.values);
  const contradictions = contradictionsIn(held);
  const links = [...thing.linkCounts].sort((a, b) => b.count - a.count);
  const linkTotal = links.reduce((sum, link) => sum + link.count, 0);
  const together = thing.matches.filter((match) => match.heldAsOne);
  const apart = strongestByOther(thing);
  const waiting = apart.filter(({ match }) => !match.judgement);
  const traderKind = held.find((value) => value.property === 'traderKind')?.value;
  const sections: readonly (readonly [string, TextKey, number])[] = [
    ['values', 'profile.values', held.length],
    ['contradictions', 'profile.contradictions', contradictions.length],
    ['links', 'profile.links', linkTotal],
    ['records', 'profile.records', thing.records.totalCount],
    ['matches', 'profile.matches', apart.length],
    ['together', 'profile.heldTogether', thing.mentions.length],
    ['judgements', 'profile.judgements', thing.judgements.length],
  ];
  return (
    <>
      <nav className="profile-parts" aria-label={text('profile.sections')}>
        {sections.map(([anchor, name, count]) => (
          <a key={anchor} href={`#${anchor}`}>
            {text(name)} <span className="third">{number(count)}</span>
          </a>
        ))}
      </nav>
      <article className="profile scroll">
        <header>
          <EntitySign name={signOf({ ...thing, traderKind })} size={38} />
          <div className="grow">
            <div className="row wrap">
              <h1>
                <bdi>{thing.name}</bdi>
              </h1>
              <span className="chip line">
                {traderKind && traderKind in { COMPANY: 1, PERSON: 1, UNKNOWN: 1 }
                  ? text(`traderKind.${traderKind}` as TextKey)
                  : text(`kind.${thing.kind}`)}
              </span>
              {contradictions.length > 0 ? (
                <a href="#contradictions" className="chip against">
                  <IconEqualNot size={14} aria-hidden />{' '}
                  {text('profile.contradictionsChip', { count: contradictions.length })}
                </a>
              ) : null}
            </div>
            <p className="second">
              {thing.names.slice(1, 5).map((name) => (
                <span key={name} className="other-name">
                  <bdi>{name}</bdi>
                </span>
              ))}
              <span className="mono other-name">{thing.id}</span>
            </p>
          </div>
          <Button
            variant="filled"
            leftSection={<IconTopologyStar3 size={16} />}
            rightSection={<kbd>E</kbd>}
            onClick={onExplore}
          >
            {text('profile.explore')}
          </Button>
          <Button leftSection={<IconFolderPlus size={16} />} rightSection={<kbd>C</kbd>} onClick={onAddToCase}>
            {text('profile.addToCase')}
          </Button>
        </header>
        <div className="profile-columns">
          <div className="stack">
            <Section id="values" title={text('profile.values')} hint={text('profile.valuesHint')}>
              <ValuesTable held={held} />
            </Section>
            {contradictions.length > 0 ? (
              <Section
                id="contradictions"
                title={text('profile.contradictions')}
                hint={text('profile.contradictionsHint', { count: contradictions.length })}
                icon={<IconEqualNot size={16} className="against" aria-hidden />}
              >
                {contradictions.map((contradiction) => (
                  <div key={`${contradiction.property} ${contradiction.scheme}`} className="contradiction">
                    <span className="third">
                      {word('property', contradiction.property)} {contradiction.scheme ?? ''}
                    </span>
                    <div className="sides">
                      {contradiction.values.map((value, index) => (
                        <div key={value.value} className="side-value">
                          {index > 0 ? (
                            <IconEqualNot
                              size={16}
                              className="against"
                              role="img"
                              aria-label={text('profile.contradictions')}
                            />
                          ) : null}
                          <div className="grow">
                            <div>
                              <bdi className="strong">{value.value}</bdi>{' '}
                              <Verdict verdict={value.given[0]?.verdict ?? null} />
                            </div>
                            <SourceLine value={value} />
                          </div>
                        </div>
                      ))}
                    </div>
                  </div>
                ))}
              </Section>
            ) : null}
            <RecordsTable thing={thing} onMore={onMore} />
          </div>
          <div className="stack">
            <Section id="links" title={text('profile.links')} hint={text('profile.linksHint', { count: linkTotal })}>
              {links.length === 0 ? <p className="inside second">{text('profile.noLinks')}</p> : null}
              <ul className="inside link-counts">
                {links.map((link) => (
                  <li key={`${link.kind} ${link.role} ${link.outward} ${link.entityKind}`}>
                    <EntitySign name={signOf({ kind: link.entityKind, traderKind: 'COMPANY' })} size={18} />
                    <span className="cut">
                      {text(`kinds.${link.entityKind}` as TextKey)}{' '}
                      <span className="third small">
                        {phrase(link.kind, link.outward)}
                        {link.role ? `, ${link.role}` : ''}
                      </span>
                    </span>
                    <Track value={link.count} of={links[0]?.count ?? 0} />
                    <span className="number">{number(link.count)}</span>
                  </li>
                ))}
              </ul>
            </Section>
            <Section
              id="matches"
              title={text('profile.matches')}
              hint={text('profile.matchesHint', { count: waiting.length })}
            >
              {apart.length === 0 ? <p className="inside second">{text('profile.noMatches')}</p> : null}
              <ul>
                {apart.map(({ other, match, pairs }) => (
                  <li key={match.id} className="match">
                    {other ? <Thing thing={other} /> : <span />}
                    {match.judgement ? (
                      <span className="chip line">{text(`decision.${match.judgement.decision}`)}</span>
                    ) : null}
                    <span className="end third small no-wrap">
                      {pairs > 1 ? text('profile.pairs', { count: pairs }) : ''}
                    </span>
                    <Link to={`/review/${encodeURIComponent(match.id)}`} className="mono no-wrap">
                      {bits(match.weightBits)} {text('review.bits')}
                    </Link>
                  </li>
                ))}
              </ul>
            </Section>
            <Section
              id="together"
              title={text('profile.heldTogether')}
              hint={text('profile.heldTogetherHint', { count: thing.mentions.length })}
            >
              <HeldTogether thing={thing} pairs={together} />
            </Section>
            <Section id="judgements" title={text('profile.judgements')}>
              {thing.judgements.length === 0 ? <p className="inside second">{text('profile.noJudgements')}</p> : null}
              <ul>
                {thing.judgements.map((judgement) => (
                  <li key={judgement.id} className="inside judgement">
                    <b>{text(`decision.${judgement.decision}`)}</b>{' '}
                    {judgement.withdrawn ? <span className="chip warn">{text('profile.withdrawn')}</span> : null}
                    <span className="third small end">
                      {judgement.by}, {instant(judgement.judgedAt)}
                    </span>
                    <p className="second">{judgement.reason}</p>
                  </li>
                ))}
              </ul>
            </Section>
          </div>
        </div>
      </article>
    </>
  );
}

/** The marks of all it is read from, and of the other things it may match. */
function marksIn(thing: Profile): readonly string[] {
  const others = thing.matches.flatMap((match) => [match.leftEntity, match.rightEntity]);
  return [thing.handling, ...others.flatMap((other) => other?.handling ?? [])];
}

/** Pairs with one other thing stand together: judged first, else the strongest speaks for them. */
function strongestByOther(thing: Profile) {
  const byOther = new Map<string, Profile['matches'][number][]>();
  for (const match of thing.matches) {
    if (match.heldAsOne) continue;
    const key = (match.leftEntity?.id === thing.id ? match.rightEntity?.id : match.leftEntity?.id) ?? match.id;
    byOther.set(key, [...(byOther.get(key) ?? []), match]);
  }
  return [...byOther.values()].flatMap((matches) => {
    const [match] = [...matches].sort(
      (a, b) => Number(b.judgement !== null) - Number(a.judgement !== null) || b.weightBits - a.weightBits,
    );
    if (!match) return [];
    return [
      { match, pairs: matches.length, other: match.leftEntity?.id === thing.id ? match.rightEntity : match.leftEntity },
    ];
  });
}

function Section({
  id,
  title,
  hint,
  icon,
  children,
}: {
  id: string;
  title: string;
  hint?: string;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={id} className="panel" aria-labelledby={`${id}-title`}>
      <header>
        {icon}
        <h2 id={`${id}-title`}>{title}</h2>
        {hint ? <span className="third small">{hint}</span> : null}
      </header>
      {children}
    </section>
  );
}

function ValuesTable({ held }: { held: readonly HeldValue<Value>[] }) {
  return (
    <table className="table values">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{text('profile.property')}</th>
          <th scope="col">{text('profile.value')}</th>
          <th scope="col">{text('profile.source')}</th>
          <th scope="col">{text('profile.on')}</th>
        </tr>
      </thead>
      <tbody>
        {held.map((value, index) => {
          const raw = [...new Set(value.given.map((given) => given.raw))].find((written) => written !== value.value);
          return (
            <tr key={`${value.property} ${value.scheme} ${value.value}`}>
              <td className="third">
                {value.property === held[index - 1]?.property ? '' : `${word('property', value.property)}`}
              </td>
              <td>
                <bdi className={value.property === 'name' && index === 0 ? 'strong' : undefined}>{value.value}</bdi>{' '}
                {value.scheme ? <span className="third small">{value.scheme}</span> : null}{' '}
                <Verdict verdict={value.given[0]?.verdict ?? null} />
                {raw ? (
                  <span className="third small raw">
                    {' '}
                    <bdi>{text('profile.rawAs', { raw })}</bdi>
                  </span>
                ) : null}
              </td>
              <td>
                <SourceLine value={value} />
              </td>
              <td className="second no-wrap">
                {value.firstOn === value.lastOn
                  ? value.firstOn
                  : `${value.firstOn} ${text('period.to')} ${value.lastOn}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Grade and source of the first record that gives a value, how many more do, and the way to the row. */
function SourceLine({ value }: { value: HeldValue<Value> }) {
  const [first, ...further] = value.given;
  if (!first) return null;
  return (
    <span className="source-line small">
      <Grade grade={first.record.grade} />
      <Link
        to={`/records/${encodeURIComponent(first.record.id)}?column=${encodeURIComponent(first.column)}`}
        className="cut"
      >
        {first.record.source.title}, {text('profile.row', { line: first.record.line })}
      </Link>
      {further.length > 0 ? (
        <span className="third" title={text('profile.furtherTitle', { count: further.length })}>
          {text('profile.further', { count: further.length })}
        </span>
      ) : null}
    </span>
  );
}

function RecordsTable({ thing, onMore }: { thing: Profile; onMore: () => void }) {
  const { edges, totalCount, pageInfo } = thing.records;
  return (
    <Section id="records" title={text('profile.records')} hint={text('profile.recordsHint', { count: totalCount })}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text('record.grade')}</th>
            <th scope="col">{text('record.source')}</th>
            <th scope="col">{text('record.file')}</th>
            <th scope="col" className="number">
              {text('record.row')}
            </th>
            <th scope="col">{text('record.recorded')}</th>
            <th scope="col">{text('record.handling')}</th>
          </tr>
        </thead>
        <tbody>
          {edges.map(({ node }) => (
            <tr key={node.id}>
              <td>
                <Grade grade={node.grade} />
              </td>
              <td>
                <Link to={`/records/${encodeURIComponent(node.id)}`}>{node.source.title}</Link>
              </td>
              <td className="second">
                <Link to={`/imports/${encodeURIComponent(node.import.id)}`}>{node.import.fileName}</Link>
              </td>
              <td className="number">{number(node.line)}</td>
              <td className="second">{node.recordedOn}</td>
              <td>
                <HandlingMark mark={node.handling} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pageInfo.hasNextPage ? (
        <footer>
          <Button variant="subtle" onClick={onMore}>
            {text('profile.moreRecords', { count: Math.min(RECORDS_PER_PAGE, totalCount - edges.length) })}
          </Button>
        </footer>
      ) : null}
    </Section>
  );
}

/** The pairs that hold the mentions together, the weakest last and named: where the identity would come apart first. */
function HeldTogether({ thing, pairs }: { thing: Profile; pairs: Profile['matches'] }) {
  if (thing.mentions.length < 2) return <p className="inside second">{text('profile.single')}</p>;
  if (pairs.length === 0) return <p className="inside second">{text('profile.byIdentity')}</p>;
  const inOrder = [...pairs].sort((a, b) => b.weightBits - a.weightBits);
  const weakest = inOrder.at(-1);
  const shown = inOrder.length > 6 ? [...inOrder.slice(0, 5), weakest].filter((pair) => pair !== undefined) : inOrder;
  return (
    <ul className="inside">
      {shown.map((pair) => {
        const best = [...pair.evidence].sort((a, b) => b.weightBits - a.weightBits)[0];
        return (
          <li key={pair.id} className="match bridge">
            <span className="cut">
              {pair === weakest && shown.length > 1 ? (
                <span className="chip warn">{text('profile.weakest')}</span>
              ) : null}{' '}
              {best ? sentence(best.because) : ''}
            </span>
            <Link to={`/review/${encodeURIComponent(pair.id)}`} className="mono end">
              {bits(pair.weightBits)}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
