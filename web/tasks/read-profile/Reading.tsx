import { Button } from '@mantine/core';
import { IconArrowsSplit2, IconEqualNot, IconFolderPlus, IconHistory, IconTopologyStar3 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { OnlyFor } from '../../parts/ForDuty.js';
import { phrase } from '../../parts/sentences.js';
import { takeBack } from '../../parts/taking-back.js';
import { instant, number, type TextKey, text } from '../../texts/index.js';
import { EntitySign } from '../../ui/EntitySign.js';
import { Track } from '../../ui/Pieces.js';
import { signOf } from '../../ui/signs.js';
import { actsOf } from './acts.js';
import { contradictionsIn, groupValues } from './grouped-values.js';
import { HeldTogether, Matches, strongestByOther } from './Matches.js';
import { canSplit, type Profile } from './profile.js';
import { RecordsTable } from './RecordsTable.js';
import { Section } from './Section.js';
import { Contradictions, ValuesTable } from './Values.js';

/** All that is held on a thing, part by part, with the list of the parts beside it. */
export function Reading({
  thing,
  notice,
  onLookBack,
  onExplore,
  onAddToCase,
  onSplit,
  onMore,
}: {
  thing: Profile;
  /** Where else the id leads at which it was opened. */
  notice: ReactNode;
  onLookBack: () => void;
  onExplore: () => void;
  onAddToCase: () => void;
  onSplit: () => void;
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
        {notice}
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
          <OnlyFor duty="BUILD_CASE">
            <Button leftSection={<IconFolderPlus size={16} />} rightSection={<kbd>C</kbd>} onClick={onAddToCase}>
              {text('profile.addToCase')}
            </Button>
          </OnlyFor>
          <Button leftSection={<IconHistory size={16} />} rightSection={<kbd>D</kbd>} onClick={onLookBack}>
            {text('held.lookBack')}
          </Button>
          {canSplit(thing) ? (
            <OnlyFor duty="JUDGE">
              <Button leftSection={<IconArrowsSplit2 size={16} />} rightSection={<kbd>X</kbd>} onClick={onSplit}>
                {text('profile.split')}
              </Button>
            </OnlyFor>
          ) : null}
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
                <Contradictions found={contradictions} />
              </Section>
            ) : null}
            <RecordsTable thing={thing} onMore={onMore} />
          </div>
          <div className="stack">
            <Section id="links" title={text('profile.links')} hint={text('profile.linksHint', { count: linkTotal })}>
              <LinkCounts links={links} />
            </Section>
            <Section
              id="matches"
              title={text('profile.matches')}
              hint={text('profile.matchesHint', { count: waiting.length })}
            >
              <Matches apart={apart} />
            </Section>
            <Section
              id="together"
              title={text('profile.heldTogether')}
              hint={text('profile.heldTogetherHint', { count: thing.mentions.length })}
            >
              <HeldTogether thing={thing} pairs={together} />
            </Section>
            <Section id="judgements" title={text('profile.judgements')}>
              <Judgements judgements={thing.judgements} />
            </Section>
          </div>
        </div>
      </article>
    </>
  );
}

/** How many links of each kind, most first. */
function LinkCounts({ links }: { links: Profile['linkCounts'] }) {
  if (links.length === 0) return <p className="inside second">{text('profile.noLinks')}</p>;
  return (
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
  );
}

/** What people decided, act by act: a split is one, however many pairs it judged. */
function Judgements({ judgements }: { judgements: Profile['judgements'] }) {
  if (judgements.length === 0) return <p className="inside second">{text('profile.noJudgements')}</p>;
  return (
    <ul>
      {actsOf(judgements).map((act) => {
        const [judgement] = act;
        const decision = text(`decision.${judgement.decision}`);
        const stands = !judgement.withdrawn && judgement.withdraws === null;
        return (
          <li key={judgement.id} className="inside judgement">
            <b>{judgement.withdraws === null ? decision : text('profile.takesBack', { decision })}</b>{' '}
            {act.length > 1 ? (
              <span className="third small">{text('profile.pairsJudged', { count: act.length })}</span>
            ) : null}{' '}
            {judgement.withdrawn ? <span className="chip warn">{text('profile.withdrawn')}</span> : null}
            <span className="third small end">
              {judgement.by}, {instant(judgement.judgedAt)}
            </span>
            <p className="second">{judgement.reason}</p>
            {stands ? (
              <OnlyFor duty="JUDGE">
                <Button
                  variant="subtle"
                  aria-label={`${text('profile.takeBack')}: ${decision}, ${judgement.reason}`}
                  onClick={() =>
                    takeBack({
                      judgements: act.map((j) => j.id),
                      things: act.flatMap((j) => [j.left?.id ?? [], j.right?.id ?? []].flat()),
                    })
                  }
                >
                  {text('profile.takeBack')}
                </Button>
              </OnlyFor>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
