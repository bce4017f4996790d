import { useMutation } from '@apollo/client/react';
import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { everythingMayHaveChanged } from '../api/client.js';
import { wordsOf } from '../api/errors.js';
import { graphql } from '../api/graphql.js';
import { text } from '../texts/index.js';
import { notify } from '../ui/notice.js';
import { Problem } from '../ui/Pieces.js';
import { type Act, endTakingBack, takenBack } from './taking-back.js';
import { WhatRelies } from './WhatRelies.js';

const TAKE_BACK = graphql(
  `mutation TakeBack($ids: [ID!]!, $reason: String!) { withdrawJudgements(ids: $ids, reason: $reason) { id withdrawn } }`,
);

/** Takes back all that one act judged, after reading what relies on the things it parted or joined. */
export function TakeBackDialog({ act }: { act: Act }) {
  const [takeBack, taking] = useMutation(TAKE_BACK);
  const [missing, setMissing] = useState(false);
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
    setMissing(reason === '');
    if (reason === '') return;
    const ids = [...act.judgements];
    const { data: done } = await takeBack({ variables: { ids, reason } }).catch(() => ({ data: null }));
    if (!done) return;
    notify(text('split.undone'));
    takenBack(act);
    await everythingMayHaveChanged();
  };
  return (
    <Modal
      opened
      onClose={endTakingBack}
      size="lg"
      title={text('split.undoTitle')}
      closeButtonProps={{ 'aria-label': text('app.close') }}
    >
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p className="second">{text('split.undoAbout', { count: act.judgements.length })}</p>
        <WhatRelies things={act.things} />
        <TextInput name="reason" label={text('split.reason')} maxLength={4000} autoComplete="off" data-autofocus />
        {missing ? <Problem message={text('split.needReason')} /> : null}
        {taking.error ? <Problem message={wordsOf(taking.error)} /> : null}
        <Button type="submit" variant="filled" disabled={taking.loading}>
          {text('profile.takeBack')}
        </Button>
      </form>
    </Modal>
  );
}
