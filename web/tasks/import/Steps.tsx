import { IconCheck } from '@tabler/icons-react';
import { text } from '../../texts/index.js';

const STEPS = ['file', 'recognised', 'check', 'import', 'match'] as const;
export type Step = (typeof STEPS)[number];

/** Where a file is on its way in. */
export function Steps({ at }: { at: Step }) {
  const now = STEPS.indexOf(at);
  return (
    <ol className="steps">
      {STEPS.map((step, i) => (
        <li
          key={step}
          className={i < now ? 'done' : i === now ? 'on' : undefined}
          aria-current={i === now ? 'step' : undefined}
        >
          <i aria-hidden="true">{i < now ? <IconCheck size={13} /> : i + 1}</i>
          {text(`imports.steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}
