import { useQuery } from '@apollo/client/react';
import { type DragEvent, useRef, useState } from 'react';
import { addAttachment } from '../../api/attachments.js';
import { wordsOf } from '../../api/errors.js';
import { AttachmentFacts } from '../../parts/attachments/AttachmentFacts.js';
import { useDuties } from '../../parts/duties.js';
import { text } from '../../texts/index.js';
import { notify } from '../../ui/notice.js';
import { Problem } from '../../ui/Pieces.js';
import { ATTACHMENTS } from './attachment.js';

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
        <AttachmentFacts key={attachment.id} attachment={attachment} here={recordId} />
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
