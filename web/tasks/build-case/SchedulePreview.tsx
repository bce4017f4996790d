import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { wordsOf } from '../../api/errors.js';
import { number, text } from '../../texts/index.js';
import { Loading, Problem } from '../../ui/Pieces.js';
import { PREVIEW, type Preview } from './disclosure-operations.js';

const EDITIONS = ['FULL', 'REDACTED', 'DEFENCE'] as const;
type Edition = (typeof EDITIONS)[number];

/** What each edition would say about disclosure if it were built now. */
export function SchedulePreview({ caseId, caseVersion }: { caseId: string; caseVersion: number }) {
  const [edition, setEdition] = useState<Edition>('DEFENCE');
  const { data, error, loading, refetch } = useQuery(PREVIEW, { variables: { case: caseId, edition } });
  const seen = useRef(caseVersion);
  useEffect(() => {
    // Whatever changed the case may have changed what an edition holds.
    if (seen.current !== caseVersion) void refetch();
    seen.current = caseVersion;
  }, [caseVersion, refetch]);
  const preview = data?.disclosurePreview;
  return (
    <div className="schedule-preview" aria-live="polite">
      <div className="row inside">
        <h3 className="section-name">{text('disclosure.preview')}</h3>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not take the height of its buttons */}
        <div className="segments" role="group" aria-label={text('disclosure.preview')}>
          {EDITIONS.map((e) => (
            <button key={e} type="button" aria-pressed={e === edition} onClick={() => setEdition(e)}>
              {text(`cases.edition.${e}`)}
            </button>
          ))}
        </div>
        {preview ? (
          <span className="third small">
            {text('disclosure.previewHint', { count: preview.leftOut, records: preview.records })}
          </span>
        ) : null}
      </div>
      {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
      {loading && !preview ? <Loading rows={3} /> : null}
      {preview ? <Listed title={text('disclosure.nonSensitive')} items={preview.nonSensitive} /> : null}
      {preview?.edition === 'FULL' ? <Listed title={text('disclosure.sensitive')} items={preview.sensitive} /> : null}
    </div>
  );
}

function Listed({ title, items }: { title: string; items: Preview['sensitive'] | Preview['nonSensitive'] }) {
  return (
    <div className="inside">
      <h4 className="section-name">{title}</h4>
      {items.length === 0 ? <p className="second">{text('disclosure.nothingListed')}</p> : null}
      <ol className="listed">
        {items.map((item) => (
          <li key={item.record}>
            <span className="number third">{number(item.number)}</span> <bdi>{item.description}</bdi>{' '}
            <span className="second">{text(`disclosure.testOf.${item.test}`)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
