import { useMutation, useQuery } from '@apollo/client/react';
import { ActionIcon, Button, Checkbox, NativeSelect } from '@mantine/core';
import { IconCopy, IconDownload, IconTopologyStar3, IconUsers, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { withPurpose } from '../../api/purpose.js';
import { OnlyFor } from '../../parts/ForDuty.js';
import { Frame } from '../../parts/Frame.js';
import { Thing } from '../../parts/Thing.js';
import { inSentence, instant, number, size, text } from '../../texts/index.js';
import { marksOf } from '../../ui/handling.js';
import { notify } from '../../ui/notice.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import { Unknown } from '../../ui/Unknown.js';
import { AskReason } from './AskReason.js';
import { Disclosure } from './Disclosure.js';
import { Members } from './Members.js';
import './case.css';
import { ConsentPanel } from './ConsentPanel.js';

const BUNDLE = graphql(
  `fragment BundleShown on Bundle { id caseVersion edition redaction fileName sizeBytes bundleId contentId exportedAt exportedBy leftOut path }`,
);
const CASE = graphql(
  `query Case($id: ID!) {
    case(id: $id) {
      id reference title version openedBy openedOn members
      memberships { member validFrom validUntil }
      items { entity { id kind traderKind name detail handling linkTotal } addedBy addedAt note }
      events { seq time actor action object detail }
      chart { entity }
      bundles { ...BundleShown }
    }
  }`,
  [BUNDLE],
);
const REMOVE = graphql(
  `mutation RemoveFromCase($case: ID!, $entity: ID!, $reason: String!) { removeFromCase(case: $case, entity: $entity, reason: $reason) { id version } }`,
);
const EXPORT = graphql(
  `mutation ExportBundle($case: ID!, $edition: Edition!, $redaction: Redaction, $leaveOut: Boolean!) {
    exportBundle(case: $case, edition: $edition, redaction: $redaction, leaveOutWithoutConsent: $leaveOut) { ...BundleShown }
  }`,
  [BUNDLE],
);

type CaseShown = NonNullable<ResultOf<typeof CASE>['case']>;
type Item = CaseShown['items'][number];
type BundleShown = CaseShown['bundles'][number];
/** What goes beyond an edition's own demands. */
const REDACTIONS = ['NONE', 'DEFENCE', 'NON_NOMINAL'] as const satisfies readonly BundleShown['redaction'][];
const EDITIONS = ['FULL', 'REDACTED', 'DEFENCE'] as const;
type Edition = (typeof EDITIONS)[number];

/** Task: gather what proves the matter, and hand it over as a bundle that stands on its own. */
export function CasePage() {
  const { id = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(CASE, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const [consentMarks, setConsentMarks] = useState<readonly string[]>([]);
  const shown = data?.case;
  return (
    <Frame
      title={shown ? `${shown.reference} ${shown.title}` : text('cases.title')}
      marks={marksOf(
        [...(shown?.items ?? []).map((item) => item.entity.handling), ...consentMarks],
        consentMarks.length > 0
          ? text('handling.strictestOfCase')
          : text('handling.strictestOfThings', { count: shown?.items.length ?? 0 }),
      )}
      context={
        <>
          <Link to="/cases">{text('cases.title')}</Link>
          {shown ? (
            <>
              <span className="separator">/</span>
              <b>{shown.reference}</b>
              <span className="small third">{text('cases.version', { version: shown.version })}</span>
            </>
          ) : null}
        </>
      }
      actions={
        shown ? (
          <span className="row small">
            <IconUsers size={14} aria-hidden />{' '}
            <span title={shown.members.join(', ')}>{text('cases.members', { count: shown.members.length })}</span>
          </span>
        ) : null
      }
    >
      {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
      {loading && !shown ? <Loading /> : null}
      {!loading && !error && !shown ? <Unknown /> : null}
      {shown ? <Working shown={shown} onConsentMarks={setConsentMarks} /> : null}
    </Frame>
  );
}

function Working({ shown, onConsentMarks }: { shown: CaseShown; onConsentMarks: (marks: readonly string[]) => void }) {
  const [removing, setRemoving] = useState<Item | null>(null);
  const [edition, setEdition] = useState<Edition>('FULL');
  return (
    <div className="case-page scroll">
      <header className="case-head">
        {/* Without names a case has no title: its words are people's own. */}
        <h1>{shown.title || shown.reference}</h1>
        <span className="second">
          {shown.reference} · {text('cases.led', { on: shown.openedOn })}
        </span>
        <span className="end row">
          <span className="second small">
            {shown.chart.length > 0 ? text('cases.chartHint', { count: shown.chart.length }) : text('cases.noChart')}
          </span>
          <Button
            component={Link}
            to={`/explore?case=${encodeURIComponent(shown.id)}`}
            leftSection={<IconTopologyStar3 size={16} />}
          >
            {text('cases.openChart')}
          </Button>
        </span>
      </header>
      <div className="case-columns">
        <div className="stack">
          <section className="panel" aria-labelledby="items-title">
            <header>
              <h2 id="items-title">{text('cases.items')}</h2>
              <span className="third small">{text('cases.itemsHint', { count: shown.items.length })}</span>
            </header>
            {shown.items.length === 0 ? (
              <Empty>{text('cases.noItems')}</Empty>
            ) : (
              <Items items={shown.items} onRemove={setRemoving} />
            )}
          </section>
          <Disclosure caseId={shown.id} caseVersion={shown.version} />
          <History events={shown.events} />
        </div>
        <div className="stack">
          <Members shown={shown} />
          <OnlyFor duty="EXPORT_CASE">
            <ExportPanel shown={shown} edition={edition} onEdition={setEdition} />
          </OnlyFor>
          <OnlyFor duty="ASK_CONSENT">
            <ConsentPanel caseId={shown.id} edition={edition} onMarks={onConsentMarks} />
          </OnlyFor>
          <Bundles bundles={shown.bundles} />
        </div>
      </div>
      {removing ? <RemoveItem caseId={shown.id} item={removing} onClose={() => setRemoving(null)} /> : null}
    </div>
  );
}

function Items({ items, onRemove }: { items: readonly Item[]; onRemove: (item: Item) => void }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col" className="number">
            {text('cases.number')}
          </th>
          <th scope="col">{text('cases.item')}</th>
          <th scope="col">{text('cases.note')}</th>
          <th scope="col">{text('cases.addedBy')}</th>
          <th scope="col">
            <span className="visually-hidden">{text('cases.remove')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, index) => (
          <tr key={item.entity.id}>
            <td className="number">{index + 1}</td>
            <td>
              <Thing thing={item.entity} /> <bdi className="third">{item.entity.detail}</bdi>
            </td>
            <td className="second">{item.note}</td>
            <td className="second no-wrap">
              {item.addedBy}, {instant(item.addedAt)}
            </td>
            <td>
              <OnlyFor duty="BUILD_CASE">
                <ActionIcon
                  aria-label={text('cases.removeIt', { name: item.entity.name })}
                  onClick={() => onRemove(item)}
                >
                  <IconX size={16} />
                </ActionIcon>
              </OnlyFor>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RemoveItem({ caseId, item, onClose }: { caseId: string; item: Item; onClose: () => void }) {
  const [remove, { loading, error }] = useMutation(REMOVE, { refetchQueries: ['Case'] });
  const { id, name } = item.entity;
  const takeOut = async (reason: string) => {
    const { data } = await remove({ variables: { case: caseId, entity: id, reason } }).catch(() => ({ data: null }));
    if (data) onClose();
  };
  return (
    <AskReason
      title={text('cases.removeIt', { name })}
      label={text('cases.removeReason', { name })}
      act={text('cases.remove')}
      doing={loading}
      error={error}
      onReason={takeOut}
      onClose={onClose}
    />
  );
}

function ExportPanel({
  shown,
  edition,
  onEdition,
}: {
  shown: CaseShown;
  edition: Edition;
  onEdition: (edition: Edition) => void;
}) {
  const [leaveOut, setLeaveOut] = useState(false);
  /** Null: as the edition demands. */
  const [redaction, setRedaction] = useState<BundleShown['redaction'] | null>(null);
  const [exportBundle, exporting] = useMutation(EXPORT, { refetchQueries: ['Case'], awaitRefetchQueries: true });
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const variables = { case: shown.id, edition, redaction, leaveOut };
    const { data } = await exportBundle({ variables }).catch(() => ({ data: null }));
    if (data) notify(text('cases.built', { file: data.exportBundle.fileName }));
  };
  return (
    <form className="panel" aria-labelledby="export-title" onSubmit={(event) => void submit(event)}>
      <header>
        <h2 id="export-title">{text('cases.export')}</h2>
        <span className="third small">{text('cases.exportHint', { version: shown.version })}</span>
      </header>
      <fieldset className="editions" aria-label={text('cases.export')}>
        {EDITIONS.map((e) => (
          <label key={e} className={e === edition ? 'edition chosen' : 'edition'}>
            <input type="radio" name="edition" value={e} checked={e === edition} onChange={() => onEdition(e)} />
            <span>
              <b>{text(`cases.edition.${e}`)}</b>
              <span className="small second">{text(`cases.editionHint.${e}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {exporting.error ? <Problem message={wordsOf(exporting.error)} /> : null}
      <div className="inside stack">
        <NativeSelect
          label={text('cases.redactionLabel')}
          description={edition === 'FULL' ? null : text('cases.redactionHint')}
          value={redaction ?? ''}
          data={[
            { value: '', label: text('cases.redactionOfEdition', { edition }) },
            ...REDACTIONS.map((value) => ({ value, label: text(`cases.redaction.${value}`) })),
          ]}
          onChange={(event) => setRedaction(REDACTIONS.find((one) => one === event.currentTarget.value) ?? null)}
        />
        <Checkbox
          label={text('consent.leaveOut')}
          checked={leaveOut}
          onChange={(event) => setLeaveOut(event.currentTarget.checked)}
        />
        <Button type="submit" variant="filled" disabled={exporting.loading || shown.items.length === 0}>
          {text(exporting.loading ? 'cases.building' : 'cases.build', { edition })}
        </Button>
      </div>
    </form>
  );
}

function Bundles({ bundles }: { bundles: readonly BundleShown[] }) {
  const newestFirst = [...bundles].sort((a, b) => (a.exportedAt < b.exportedAt ? 1 : -1));
  return (
    <section className="panel" aria-labelledby="bundles-title">
      <header>
        <h2 id="bundles-title">{text('cases.bundles')}</h2>
      </header>
      {bundles.length === 0 ? <p className="inside second">{text('cases.noBundles')}</p> : null}
      <ul>
        {newestFirst.map((bundle) => (
          <li key={bundle.id} className="bundle">
            <div className="row">
              <b>{text(`cases.edition.${bundle.edition}`)}</b>
              <span className="second small">{inSentence(text('cases.version', { version: bundle.caseVersion }))}</span>
              <Button
                component="a"
                href={withPurpose(bundle.path)}
                download
                className="end"
                leftSection={<IconDownload size={16} />}
              >
                {text('cases.download')}
              </Button>
            </div>
            <p className="second small">
              {bundle.fileName}, {size(bundle.sizeBytes)} ·{' '}
              {text('cases.exported', { at: instant(bundle.exportedAt), by: bundle.exportedBy })} ·{' '}
              {inSentence(text(`cases.redaction.${bundle.redaction}`))} ·{' '}
              {bundle.leftOut === 0 ? text('cases.nothingLeftOut') : text('cases.leftOut', { count: bundle.leftOut })}
            </p>
            <dl className="seals small">
              <dt>{text('cases.bundleId')}</dt>
              <dd className="mono">{bundle.bundleId}</dd>
              <dd>
                <ActionIcon
                  aria-label={`${text('cases.copy')} ${text('cases.bundleId')}`}
                  onClick={() =>
                    void navigator.clipboard.writeText(bundle.bundleId).then(() => notify(text('cases.copied')))
                  }
                >
                  <IconCopy size={14} />
                </ActionIcon>
              </dd>
              <dt>{text('cases.contentId')}</dt>
              <dd className="mono">{bundle.contentId}</dd>
            </dl>
          </li>
        ))}
      </ul>
      <footer>{text('cases.check')}</footer>
    </section>
  );
}

function History({ events }: { events: CaseShown['events'] }) {
  return (
    <section className="panel" aria-labelledby="history-title">
      <header>
        <h2 id="history-title">{text('cases.history')}</h2>
        <span className="third small">{text('cases.historyHint')}</span>
      </header>
      <ol>
        {[...events].reverse().map((event) => (
          <li key={event.seq} className="event">
            <span className="number third">{number(event.seq)}</span>
            <span className="second no-wrap">{instant(event.time)}</span>
            <span>
              <b>{event.action.toLowerCase().replaceAll('_', ' ')}</b> <bdi>{event.object}</bdi>{' '}
              <bdi className="second">{event.detail}</bdi>
            </span>
            <span className="third">{event.actor}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
