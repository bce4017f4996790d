import { lazy, Suspense } from 'react';
import type { Act } from './TakeBackDialog.js';

// Dialogs and what they are made of are fetched when one is first opened.
const Dialog = lazy(() => import('./TakeBackDialog.js').then((module) => ({ default: module.TakeBackDialog })));

/** Takes back what an act judged, once there is one to take back. */
export function TakeBack({ act, onClose }: { act: Act | null; onClose: () => void }) {
  if (act === null) return null;
  return (
    <Suspense fallback={null}>
      <Dialog act={act} onClose={onClose} />
    </Suspense>
  );
}
