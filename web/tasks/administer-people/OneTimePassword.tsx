import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { text } from '../../texts/index.js';
import { notify } from '../../ui/notice.js';

/** A password that works once. It is in this page's memory alone, and gone with this panel. */
export function OneTimePassword({ name, password }: { name: string; password: string }) {
  return (
    <section className="one-time" aria-labelledby="one-time-title" role="status">
      <h3 id="one-time-title">{text('people.oneTime', { name })}</h3>
      <div className="row">
        <code className="mono">{password}</code>
        <Button
          size="compact-xs"
          leftSection={<IconCopy size={14} />}
          onClick={() => void navigator.clipboard.writeText(password).then(() => notify(text('people.copied')))}
        >
          {text('people.copy')}
        </Button>
      </div>
      <p className="small second">{text('people.oneTimeHint')}</p>
    </section>
  );
}
