import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { wordsOf } from '../api/errors.js';
import { graphql } from '../api/graphql.js';
import { text } from '../texts/index.js';
import { notify } from '../ui/notice.js';
import { Empty, Loading, Problem } from '../ui/Pieces.js';

const MY_CASES = graphql(`query MyCases { cases { id reference title version } }`);
const ADD = graphql(`
  mutation AddToCase($case: ID!, $entities: [ID!]!, $note: String!) {
    addToCase(case: $case, entities: $entities, note: $note) { id version items { entity { id kind traderKind name detail handling linkTotal } addedBy addedAt note } }
  }
`);

/** Puts things into a case, with a note saying why. `preferred`: the case that is offered first. */
export function AddToCaseDialog({
  ids,
  onClose,
  preferred = null,
}: {
  ids: readonly string[];
  onClose: () => void;
  preferred?: string | null;
}) {
  const { data, loading, error } = useQuery(MY_CASES, { fetchPolicy: 'cache-and-network' });
  const [add, adding] = useMutation(ADD);
  const [chosen, setChosen] = useState<string | null>(null);
  const cases = data?.cases ?? [];
  const caseId = chosen ?? preferred ?? cases[0]?.id ?? null;
  const reference = cases.find((c) => c.id === caseId)?.reference ?? '';

  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!caseId) return;
    const note = String(new FormData(event.currentTarget).get('note') ?? '');
    const { data: done } = await add({
      variables: { case: caseId, entities: [...ids], note },
    }).catch(() => ({ data: null }));
    if (!done) return;
    notify(text('cases.added', { count: ids.length, reference }));
    onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={text('cases.addTitle', { count: ids.length })}
      closeButtonProps={{ 'aria-label': text('app.close') }}
    >
      {loading && !data ? <Loading rows={2} /> : null}
      {error ? <Problem message={wordsOf(error)} /> : null}
      {data && cases.length === 0 ? (
        <Empty>
          {text('cases.noCases')} <Link to="/cases">{text('cases.open')}</Link>
        </Empty>
      ) : null}
      {cases.length > 0 ? (
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <NativeSelect
            label={text('cases.choose')}
            data-autofocus
            value={caseId ?? ''}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={cases.map((c) => ({ value: c.id, label: `${c.reference} ${c.title}` }))}
          />
          <TextInput name="note" label={text('cases.note')} maxLength={500} />
          {adding.error ? <Problem message={wordsOf(adding.error)} /> : null}
          <Button type="submit" variant="filled" disabled={adding.loading}>
            {text('cases.add')}
          </Button>
        </form>
      ) : null}
    </Modal>
  );
}
