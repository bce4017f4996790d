import { type ComponentProps, lazy, Suspense } from 'react';

// Dialogs and what they are made of are fetched when one is first opened.
const Dialog = lazy(() => import('./AddToCaseDialog.js').then((module) => ({ default: module.AddToCaseDialog })));

/** Puts things into a case, once it is asked to. */
export function AddToCase({ opened, ...dialog }: ComponentProps<typeof Dialog> & { opened: boolean }) {
  if (!opened) return null;
  return (
    <Suspense fallback={null}>
      <Dialog {...dialog} />
    </Suspense>
  );
}
