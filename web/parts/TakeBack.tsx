import { lazy, Suspense } from 'react';
import { useTakingBack } from './taking-back.js';

// Dialogs and what they are made of are fetched when one is first opened.
const Dialog = lazy(() => import('./TakeBackDialog.js').then((module) => ({ default: module.TakeBackDialog })));

/** Takes back what an act judged, once somebody asks for it (`taking-back.ts`). */
export function TakeBack() {
  const act = useTakingBack((asked) => asked.act);
  if (act === null) return null;
  return (
    <Suspense fallback={null}>
      <Dialog act={act} />
    </Suspense>
  );
}
