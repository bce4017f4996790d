import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { text } from '../../texts/index.js';
import { onEscape } from '../../ui/keys.js';

/** What stands beside the table. The focus moves in; Esc closes it. */
export function Drawer({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person is another drawer
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <aside className="drawer person" aria-labelledby="person-title" onKeyDown={onEscape(onClose)}>
      <header className="row">
        <h2 id="person-title" ref={heading} tabIndex={-1}>
          <bdi>{title}</bdi>
        </h2>
        <ActionIcon className="end" aria-label={text('app.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      {children}
    </aside>
  );
}
