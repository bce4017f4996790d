import type { ReactNode } from 'react';

/** One part of the profile, under its heading. */
export function Section({
  id,
  title,
  hint,
  icon,
  children,
}: {
  id: string;
  title: string;
  hint?: string;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={id} className="panel" aria-labelledby={`${id}-title`}>
      <header>
        {icon}
        <h2 id={`${id}-title`}>{title}</h2>
        {hint ? <span className="third small">{hint}</span> : null}
      </header>
      {children}
    </section>
  );
}
