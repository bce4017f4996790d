import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { originalPath } from '../../api/attachments.js';
import { instant, number, size, type TextKey, text } from '../../texts/index.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { rowPlace } from '../row-place.js';
import type { Attachment } from './attachment.js';
import { Photo } from './Photo.js';
import './attachments.css';

/** A photo or document, what was found in it, and what it belongs to but for the record or import that is shown `here`. */
export function AttachmentFacts({ attachment, here }: { attachment: Attachment; here: string }) {
  const {
    record,
    import: cameWith,
    fileName,
    mediaType,
    sizeBytes,
    widthPx,
    heightPx,
    pageCount,
    textState,
    exifState,
  } = attachment;
  const name = fileName === '' ? text('attachments.unnamed') : fileName;
  const extent =
    widthPx !== null && heightPx !== null
      ? text('attachments.sizeOf', { size: size(sizeBytes), width: number(widthPx), height: number(heightPx) })
      : [size(sizeBytes), ...(pageCount === null ? [] : [text('attachments.pages', { count: pageCount })])].join(', ');
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
        <Fact label={text('attachments.kind')}>{mediaType}</Fact>
        <Fact label={text('attachments.size')}>{extent}</Fact>
        <Fact label={text('attachments.addedBy')}>
          {text('record.by', { at: instant(attachment.addedAt), who: attachment.addedBy })}
        </Fact>
        {cameWith !== null && cameWith.id !== here ? (
          <Fact label={text('attachments.cameWith')}>
            <Link to={`/imports/${encodeURIComponent(cameWith.id)}`}>{cameWith.fileName}</Link>
          </Fact>
        ) : null}
        {cameWith !== null && record !== null && record.id !== here ? (
          <Fact label={text('attachments.namedIn')}>
            <Link to={`/records/${encodeURIComponent(record.id)}`}>{rowPlace(record)}</Link>
          </Fact>
        ) : null}
        <Fact label={text('attachments.sha256')}>
          <span className="mono">{attachment.sha256}</span>
        </Fact>
      </dl>
    </article>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
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
