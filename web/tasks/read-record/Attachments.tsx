import { useQuery } from '@apollo/client/react';
import { type DragEvent, useRef, useState } from 'react';
import { addAttachment, originalPath } from '../../api/attachments.js';
import { wordsOf } from '../../api/errors.js';
import { useDuties } from '../../parts/duties.js';
import { instant, number, size, type TextKey, text } from '../../texts/index.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { notify } from '../../ui/notice.js';
import { Problem } from '../../ui/Pieces.js';
import { ATTACHMENTS, type Attachment } from './attachment.js';
import { Photo } from './Photo.js';
import './attachments.css';

/** What was added to a record, and a place to drop more for those whose record it is. */
export function Attachments({ recordId }: { recordId: string }) {
  const { data, error, refetch } = useQuery(ATTACHMENTS, { variables: { id: recordId } });
  const { me, may } = useDuties();
  const record = data?.record;
  const attachments = record?.attachments ?? [];
  const adds = record != null && may('TAKE_IN') && me?.agency === record.originator;
  if (record != null && attachments.length === 0 && !adds) return null;
  return (
    <section className="panel attachments" aria-label={text('attachments.title')}>
      <header>
        <h2>{text('attachments.title')}</h2>
      </header>
      {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
      {attachments.map((attachment) => (
        <AttachmentFacts key={attachment.id} attachment={attachment} />
      ))}
      {record && attachments.length === 0 ? <p className="inside third">{text('attachments.none')}</p> : null}
      {adds ? <DropHere recordId={recordId} onAdded={() => void refetch()} /> : null}
    </section>
  );
}

function DropHere({ recordId, onAdded }: { recordId: string; onAdded: () => void }) {
  const [over, setOver] = useState(false);
  const [adding, setAdding] = useState<string | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const input = useRef<HTMLInputElement>(null);

  const add = async (files: readonly File[]) => {
    const problems: string[] = [];
    setRefused([]);
    for (const file of files) {
      setAdding(file.name);
      try {
        await addAttachment(recordId, file);
        notify(text('attachments.added', { name: file.name }));
        onAdded();
      } catch (problem) {
        const why = problem instanceof Error ? problem.message : String(problem);
        problems.push(text('attachments.refused', { name: file.name, why }));
      }
    }
    setAdding(null);
    setRefused(problems);
  };
  const onDrag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === 'dragover');
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={onDrag}
      onDragLeave={onDrag}
      onDrop={(event) => {
        onDrag(event);
        void add([...event.dataTransfer.files]);
      }}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={text('attachments.choose')}
        accept="image/jpeg,image/png,image/webp,image/tiff,image/heic,application/pdf"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void add(files);
        }}
      />
      <p role="status">
        {adding === null ? text('attachments.drop') : text('attachments.adding', { name: adding })}{' '}
        {adding === null ? (
          <button type="button" className="as-link" onClick={() => input.current?.click()}>
            {text('attachments.choose')}
          </button>
        ) : null}
      </p>
      {refused.map((problem) => (
        <Problem key={problem} message={problem} />
      ))}
    </div>
  );
}

function AttachmentFacts({ attachment }: { attachment: Attachment }) {
  const { fileName, mediaType, sizeBytes, widthPx, heightPx, pageCount, textState, exifState } = attachment;
  const name = fileName === '' ? text('attachments.unnamed') : fileName;
  const facts: readonly (readonly [label: string, value: string])[] = [
    [text('attachments.kind'), mediaType],
    [
      text('attachments.size'),
      widthPx !== null && heightPx !== null
        ? text('attachments.sizeOf', { size: size(sizeBytes), width: number(widthPx), height: number(heightPx) })
        : [size(sizeBytes), ...(pageCount === null ? [] : [text('attachments.pages', { count: pageCount })])].join(
            ', ',
          ),
    ],
    [text('attachments.addedBy'), text('record.by', { at: instant(attachment.addedAt), who: attachment.addedBy })],
    [text('attachments.sha256'), attachment.sha256],
  ];
  return (
    <article className="attachment">
      <h3>
        <bdi>{name}</bdi>
        <span className="end row">
          {fileName === '' ? null : (
            <a href={originalPath(attachment.id)} download={fileName}>
              {text('attachments.save')}
            </a>
          )}
          <HandlingMark mark={attachment.handling} />
        </span>
      </h3>
      {attachment.irregularities.map((irregularity) => (
        <p key={irregularity} className="chip warn">
          {text(`attachments.irregular.${irregularity}` as TextKey)}
        </p>
      ))}
      {exifState === null ? null : <Photo attachment={attachment} name={name} />}
      {textState === null ? null : <DocumentText attachment={attachment} name={name} />}
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label} className="fact">
            <dt>{label}</dt>
            <dd className={label === text('attachments.sha256') ? 'mono' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

function DocumentText({ attachment, name }: { attachment: Attachment; name: string }) {
  const { textState, firstPageText } = attachment;
  return (
    <>
      {firstPageText ? (
        <figure className="first-page">
          <figcaption className="small third">{text('attachments.firstPage')}</figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long page is scrolled by keyboard, too */}
          <section className="page-text" tabIndex={0} aria-label={text('attachments.firstPageOf', { name })}>
            <bdi>{firstPageText}</bdi>
          </section>
        </figure>
      ) : null}
      <p className={textState === 'READ' ? 'small third' : 'chip warn'}>
        {text(`attachments.textState.${textState}` as TextKey)}
      </p>
    </>
  );
}
