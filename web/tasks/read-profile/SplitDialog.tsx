import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { everythingMayHaveChanged } from '../../api/client.js';
import { wordsOf } from '../../api/errors.js';
import { rowPlace } from '../../parts/row-place.js';
import { offerTakingBack } from '../../parts/taking-back.js';
import { WhatRelies } from '../../parts/WhatRelies.js';
import { text } from '../../texts/index.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { Grade, Loading, Problem } from '../../ui/Pieces.js';
import { Said } from './Said.js';
import { MENTIONS, type MentionToSplit, SPLIT } from './split-operations.js';

/** Takes chosen mentions out of a thing, with one reason, after reading what relies on the thing. */
export function SplitDialog({
  thing,
  onClose,
}: {
  thing: { readonly id: string; readonly name: string };
  onClose: () => void;
}) {
  const { data, error } = useQuery(MENTIONS, { variables: { id: thing.id }, fetchPolicy: 'network-only' });
  const [split, splitting] = useMutation(SPLIT);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [missing, setMissing] = useState<string | null>(null);
  const mentions = data?.entity?.mentions ?? [];
  const stay = mentions.filter((m) => !m.addsOnly && !chosen.has(m.id));

  const choose = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
    setMissing(null);
  };
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
    const lacking =
      chosen.size === 0 || stay.length === 0 ? 'split.chooseFirst' : reason === '' ? 'split.needReason' : null;
    setMissing(lacking === null ? null : text(lacking));
    if (lacking !== null) return;
    const taken = [...chosen];
    const { data: done } = await split({ variables: { taken, of: thing.id, reason } }).catch(() => ({ data: null }));
    if (!done) return;
    const act = { judgements: done.split.map((j) => j.id), things: [stay[0]?.id ?? thing.id, ...taken] };
    offerTakingBack(text('split.done', { count: act.judgements.length }), act);
    onClose();
    await everythingMayHaveChanged();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={text('split.title', { name: thing.name })}
      closeButtonProps={{ 'aria-label': text('app.close') }}
    >
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p className="second">{text('split.about')}</p>
        {error ? <Problem message={wordsOf(error)} /> : null}
        {!data && !error ? <Loading rows={4} /> : null}
        {mentions.length > 0 ? <Mentions mentions={mentions} chosen={chosen} onChoose={choose} /> : null}
        <WhatRelies things={[thing.id]} />
        <TextInput
          name="reason"
          label={text('split.reason')}
          description={text('split.reasonHint')}
          maxLength={4000}
          autoComplete="off"
        />
        {missing ? <Problem message={missing} /> : null}
        {splitting.error ? <Problem message={wordsOf(splitting.error)} /> : null}
        <div className="row">
          <span className="second small" role="status">
            {text('split.counts', { taken: chosen.size, stay: stay.length })}
          </span>
          <Button type="submit" variant="filled" className="end" disabled={splitting.loading}>
            {text('split.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function Mentions({
  mentions,
  chosen,
  onChoose,
}: {
  mentions: readonly MentionToSplit[];
  chosen: ReadonlySet<string>;
  onChoose: (id: string) => void;
}) {
  const first = mentions.find((m) => !m.addsOnly)?.id;
  return (
    <div className="split-mentions scroll">
      <table className="table">
        <caption className="visually-hidden">{text('split.choose')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{text('split.confirm')}</span>
            </th>
            <th scope="col">{text('split.says')}</th>
            <th scope="col">{text('profile.source')}</th>
            <th scope="col">{text('record.recorded')}</th>
            <th scope="col">{text('record.handling')}</th>
          </tr>
        </thead>
        <tbody>
          {mentions.map(({ id, role, addsOnly, values, record }) => (
            <tr key={id} className={chosen.has(id) ? 'chosen' : undefined}>
              <td>
                <Checkbox
                  data-autofocus={id === first ? true : undefined}
                  disabled={addsOnly}
                  checked={chosen.has(id)}
                  aria-label={text('split.chooseOne', { role, place: rowPlace(record), source: record.source.title })}
                  onChange={() => onChoose(id)}
                />
              </td>
              <td>
                <Said values={values} />
                {addsOnly ? <p className="third small">{text('split.addsOnly')}</p> : null}
              </td>
              <td>
                <Grade grade={record.grade} /> {record.source.title}, {rowPlace(record)}{' '}
                <span className="third small">{role}</span>
              </td>
              <td className="second no-wrap">{record.recordedOn}</td>
              <td>
                <HandlingMark mark={record.handling} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
