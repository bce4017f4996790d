import { Button, Modal, TextInput } from '@mantine/core';
import { wordsOf } from '../../api/errors.js';
import { text } from '../../texts/index.js';
import { Problem } from '../../ui/Pieces.js';

/** Asks why something is taken out of a case, before it is: the reason stays in the case's history. */
export function AskReason({
  title,
  label,
  act,
  doing,
  error,
  onReason,
  onClose,
}: {
  title: string;
  label: string;
  /** What the button says. */
  act: string;
  doing: boolean;
  error: Error | undefined;
  onReason: (reason: string) => Promise<void>;
  onClose: () => void;
}) {
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void onReason(String(new FormData(event.currentTarget).get('reason')).trim());
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': text('app.close') }}>
      <form className="stack" onSubmit={submit}>
        <TextInput name="reason" label={label} required withAsterisk={false} maxLength={500} data-autofocus />
        {error ? <Problem message={wordsOf(error)} /> : null}
        <Button type="submit" variant="filled" disabled={doing}>
          {act}
        </Button>
      </form>
    </Modal>
  );
}
