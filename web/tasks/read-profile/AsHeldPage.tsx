import { useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { Frame } from '../../parts/Frame.js';
import { rowPlace } from '../../parts/row-place.js';
import { Thing } from '../../parts/Thing.js';
import { instant, text } from '../../texts/index.js';
import { EntitySign } from '../../ui/EntitySign.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { marksOf } from '../../ui/handling.js';
import { Empty, Grade, Loading, Problem } from '../../ui/Pieces.js';
import { signOf } from '../../ui/signs.js';
import { Unknown } from '../../ui/Unknown.js';
import { actsOf } from './acts.js';
import { heldOnAddress, today } from './days.js';
import { groupValues } from './grouped-values.js';
import { AS_HELD, type AsHeld, type HeldChange, type HeldThing } from './held-operations.js';
import { Said } from './Said.js';
import { Section } from './Section.js';
import { ValuesTable } from './Values.js';

/** Rows shown before the rest is asked for. */
const ROWS_SHOWN = 25;

/** The thing of an id as it was held on a day, and what has changed since. */
export function AsHeldPage({ id, day }: { id: string; day: string }) {
  const { data, error, loading, refetch } = useQuery(AS_HELD, { variables: { id, on: day } });
  const held = data?.asHeldOn;
  const address = `/things/${encodeURIComponent(id)}`;
  const name = held?.thing?.name ?? text('held.title');
  return (
    <Frame
      title={text('held.pageTitle', { name, day })}
      marks={marksOf(
        held ? marksIn(held) : [],
        text('handling.strictestOfHeld', { count: held?.thing?.recordTotal ?? 0 }),
      )}
      context={
        <>
          <Link to="/find">{text('find.title')}</Link>
          <span className="separator">/</span>
          <Link to={address}>
            <bdi>{name}</bdi>
          </Link>
          <span className="separator">/</span>
          <b>{text('held.on', { day })}</b>
        </>
      }
    >
      <article className="profile scroll">
        <AsHeldNotice key={day} id={id} day={day} weighedAnewOn={held?.weighedAnewOn ?? null} />
        {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
        {loading && !held ? <Loading rows={9} /> : null}
        {!loading && !error && !held ? <Unknown /> : null}
        {held && !held.thing ? <NotHeld id={id} held={held} /> : null}
        {held?.thing ? <Reading id={id} thing={held.thing} changes={held.changes} /> : null}
      </article>
    </Frame>
  );
}

/** Says that this is the past, and whose; leads to another day, or back. */
function AsHeldNotice({ id, day, weighedAnewOn }: { id: string; day: string; weighedAnewOn: string | null }) {
  const go = useNavigate();
  const choose = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = String(new FormData(event.currentTarget).get('on') ?? '');
    if (chosen !== '') void go(heldOnAddress(id, chosen));
  };
  return (
    <div className="held-notice" role="status">
      <IconHistory size={16} aria-hidden />
      <div className="grow">
        <b>{text('held.on', { day })}</b>
        <p>{text('held.about')}</p>
        {weighedAnewOn ? <p>{text('held.weighedAnew', { day: weighedAnewOn })}</p> : null}
      </div>
      <form className="row wrap" onSubmit={choose}>
        <TextInput type="date" name="on" aria-label={text('held.day')} defaultValue={day} max={today()} required />
        <Button type="submit">{text('held.choose')}</Button>
        <Link to={`/things/${encodeURIComponent(id)}`} className="no-wrap">
          {text('held.back')}
        </Link>
      </form>
    </div>
  );
}

/** Before the first record that bears the id, or after the last. */
function NotHeld({ id, held }: { id: string; held: AsHeld }) {
  return (
    <Empty>
      <h1>{text('held.nothing', { day: held.on })}</h1>
      <p>
        {text('held.firstOn', { day: held.firstOn })}{' '}
        {held.on < held.firstOn ? (
          <Link to={heldOnAddress(id, held.firstOn)}>{text('held.openAsHeldOn', { day: held.firstOn })}</Link>
        ) : null}
      </p>
      {held.endedOn ? <p>{text('held.recordsEnded', { day: held.endedOn })}</p> : null}
    </Empty>
  );
}

function Reading({ id, thing, changes }: { id: string; thing: HeldThing; changes: AsHeld['changes'] }) {
  const values = groupValues(thing.mentions.flatMap((mention) => mention.values));
  return (
    <>
      <header>
        <EntitySign name={signOf(thing)} size={38} />
        <div className="grow">
          <div className="row wrap">
            <h1>
              <bdi>{thing.name}</bdi>
            </h1>
            <span className="chip line">{text(`kind.${thing.kind}`)}</span>
            <span className="chip line">{text('held.records', { count: thing.recordTotal })}</span>
          </div>
          <p className="second">
            {thing.names.slice(1, 5).map((other) => (
              <span key={other} className="other-name">
                <bdi>{other}</bdi>
              </span>
            ))}
            <span className="mono other-name">{thing.id}</span>
          </p>
        </div>
      </header>
      <div className="profile-columns">
        <div className="stack">
          <Section id="values" title={text('profile.values')} hint={text('profile.valuesHint')}>
            <ValuesTable held={values} />
          </Section>
          <HeldMentions id={id} thing={thing} />
        </div>
        <div className="stack">
          <Section id="changes" title={text('held.changes')}>
            {changes.length === 0 ? <p className="inside second">{text('held.unchanged')}</p> : null}
            <ul>
              {changes.map((change) => (
                <Change key={keyOf(change)} change={change} />
              ))}
            </ul>
          </Section>
        </div>
      </div>
    </>
  );
}

/** What belonged to it, row by row, and what holds each row now. */
function HeldMentions({ id, thing }: { id: string; thing: HeldThing }) {
  const [all, showAll] = useState(false);
  const shown = all ? thing.mentions : thing.mentions.slice(0, ROWS_SHOWN);
  const home = thing.mentions.find((mention) => mention.id === id)?.entity?.id;
  return (
    <Section
      id="held-mentions"
      title={text('held.mentions')}
      hint={text('profile.heldTogetherHint', { count: thing.mentions.length })}
    >
      <div className="scroll">
        <table className="table held-mentions">
          <thead>
            <tr>
              <th scope="col">{text('split.says')}</th>
              <th scope="col">{text('profile.source')}</th>
              <th scope="col">{text('record.recorded')}</th>
              <th scope="col">{text('record.handling')}</th>
              <th scope="col">{text('held.now')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id: mention, role, values, record, entity }) => (
              <tr key={mention}>
                <td>
                  <Said values={values} />
                </td>
                <td>
                  <Grade grade={record.grade} />{' '}
                  <Link to={`/records/${encodeURIComponent(record.id)}`}>{record.source.title}</Link>,{' '}
                  {rowPlace(record)} <span className="third small">{role}</span>
                </td>
                <td className="second no-wrap">{record.recordedOn}</td>
                <td>
                  <HandlingMark mark={record.handling} />
                </td>
                <td>{entity ? <HeldNow thing={entity} same={entity.id === home} /> : text('held.noMore')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < thing.mentions.length ? (
        <footer>
          <Button variant="subtle" onClick={() => showAll(true)}>
            {text('held.moreMentions', { count: thing.mentions.length - shown.length })}
          </Button>
        </footer>
      ) : null}
    </Section>
  );
}

function HeldNow({ thing, same }: { thing: NonNullable<HeldThing['mentions'][number]['entity']>; same: boolean }) {
  return same ? <span className="second">{text('held.here')}</span> : <Thing thing={thing} />;
}

/** One change: how many rows came, left or were corrected, by what, which, and where they are now. */
function Change({ change }: { change: HeldChange }) {
  const [first, ...rest] = change.mentions;
  const homes = new Map(change.mentions.flatMap(({ entity }) => (entity ? [[entity.id, entity] as const] : [])));
  return (
    <li className="inside held-change">
      <b>{text(`held.change.${change.kind}`, { count: change.mentions.length })}</b>{' '}
      <span className="third small end">{change.on ?? ''}</span>
      <p className="second">{text(`held.cause.${change.cause}`)}</p>
      {first ? <MentionInALine mention={first} /> : null}
      {rest.length > 0 ? (
        <details>
          <summary>{text('held.andMore', { count: rest.length })}</summary>
          {rest.map((mention) => (
            <MentionInALine key={mention.id} mention={mention} />
          ))}
        </details>
      ) : null}
      {change.kind === 'LEFT' && homes.size > 0 ? (
        <p className="row wrap">
          {text('held.heldNowAs')}
          {[...homes.values()].map((thing) => (
            <Thing key={thing.id} thing={thing} />
          ))}
        </p>
      ) : null}
      {actsOf(change.judgements).map(([judgement]) => (
        <p key={judgement.id} className="second">
          {judgement.withdraws === null
            ? text(`decision.${judgement.decision}`)
            : text('profile.takesBack', { decision: text(`decision.${judgement.decision}`) })}
          : {judgement.reason}{' '}
          <span className="third small">
            {judgement.by}, {instant(judgement.judgedAt)}
          </span>
        </p>
      ))}
    </li>
  );
}

function MentionInALine({ mention: { values, record } }: { mention: HeldChange['mentions'][number] }) {
  return (
    <p>
      <Said values={values} /> <Link to={`/records/${encodeURIComponent(record.id)}`}>{record.source.title}</Link>,{' '}
      {rowPlace(record)}
    </p>
  );
}

function keyOf({ kind, cause, on, mentions }: HeldChange): string {
  return [kind, cause, on, mentions[0]?.id].join(' ');
}

/** The marks of all rows that are shown, and of what holds them now: where nothing was held, none is. */
function marksIn({ thing, changes }: AsHeld): readonly string[] {
  const mentions = thing === null ? [] : [thing, ...changes].flatMap((part) => part.mentions);
  return mentions.flatMap(({ record, entity }) => [record.handling, ...(entity ? [entity.handling] : [])]);
}
