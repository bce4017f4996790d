import { useMutation } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { wordsOf } from '../../api/errors.js';
import { text } from '../../texts/index.js';
import { usePageKeys } from '../../ui/keys.js';
import { notify } from '../../ui/notice.js';
import { Problem } from '../../ui/Pieces.js';
import {
  DECIDE,
  SENSITIVE_REASONS,
  type SensitiveReason,
  STATUSES,
  type Status,
  TESTS,
  type Test,
} from './disclosure-operations.js';

/** What becomes of the chosen items. 1 to 4 choose the status, R goes to the reason. */
export function DecideDisclosure({
  caseId,
  records,
  onDecided,
}: {
  caseId: string;
  records: readonly string[];
  onDecided: () => void;
}) {
  const [status, setStatus] = useState<Status>('EVIDENCE');
  const [decide, deciding] = useMutation(DECIDE, {
    refetchQueries: ['CaseDisclosure', 'DisclosurePreview', 'Case'],
    awaitRefetchQueries: true,
  });
  const reason = useRef<HTMLInputElement>(null);
  usePageKeys({
    ...Object.fromEntries(STATUSES.map((s, i) => [String(i + 1), () => setStatus(s)])),
    r: () => reason.current?.focus(),
  });
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const said = (name: string) => String(given.get(name) ?? '').trim();
    const choice = {
      status,
      test: said('test') as Test,
      sensitiveReason: status === 'UNUSED_SENSITIVE' ? (said('sensitiveReason') as SensitiveReason) : null,
      reason: said('reason'),
      description: said('description'),
    };
    const { data } = await decide({ variables: { case: caseId, records: [...records], choice } }).catch(() => ({
      data: null,
    }));
    if (!data) return;
    notify(text('disclosure.saved', { count: records.length }));
    form.reset();
    onDecided();
  };
  return (
    <form className="decide-disclosure" aria-labelledby="decide-title" onSubmit={(event) => void submit(event)}>
      <h3 id="decide-title" className="section-name">
        {records.length === 0 ? text('disclosure.chooseFirst') : text('disclosure.decide', { count: records.length })}
      </h3>
      <fieldset className="row statuses" aria-label={text('disclosure.status')}>
        {STATUSES.map((s, i) => (
          <label key={s} className="row tight">
            <input type="radio" name="status" value={s} checked={s === status} onChange={() => setStatus(s)} />
            {text(`disclosure.statusOf.${s}`)} <kbd>{i + 1}</kbd>
          </label>
        ))}
      </fieldset>
      <div className="row">
        <label className="column small">
          <span>{text('disclosure.testQuestion')}</span>
          <select name="test" defaultValue="PENDING">
            {TESTS.map((t) => (
              <option key={t} value={t}>
                {text(`disclosure.testOf.${t}`)}
              </option>
            ))}
          </select>
        </label>
        {status === 'UNUSED_SENSITIVE' ? (
          <label className="column small">
            <span>{text('disclosure.sensitiveBecause')}</span>
            <select name="sensitiveReason">
              {SENSITIVE_REASONS.map((s) => (
                <option key={s} value={s}>
                  {text(`disclosure.sensitiveOf.${s}`)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
      </div>
      <TextInput
        ref={reason}
        name="reason"
        label={text('disclosure.reason')}
        required={status !== 'EVIDENCE'}
        withAsterisk={false}
        maxLength={500}
      />
      <TextInput name="description" label={text('disclosure.ownDescription')} maxLength={500} />
      {deciding.error ? <Problem message={wordsOf(deciding.error)} /> : null}
      <Button type="submit" variant="filled" disabled={records.length === 0 || deciding.loading}>
        {text('disclosure.save')}
      </Button>
    </form>
  );
}
