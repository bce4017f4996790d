import { lazy, Suspense, useEffect } from 'react';
import { findSession, useSession, watchOtherTabs } from './api/session.js';
import { SignInPage } from './tasks/sign-in/SignInPage.js';
import { Loading } from './ui/Pieces.js';

// Whoever is not signed in yet has no use for the tasks and what they are made of.
const AppRoutes = lazy(() => import('./routes.js').then((module) => ({ default: module.AppRoutes })));

const SetUpFirstPage = lazy(() =>
  import('./tasks/own-account/SetUpFirstPage.js').then((module) => ({ default: module.SetUpFirstPage })),
);

const SecondFactorTakenPage = lazy(() =>
  import('./tasks/own-account/SecondFactorTakenPage.js').then((module) => ({ default: module.SecondFactorTakenPage })),
);

/** The page: the sign-in, or the tasks. */
export function App() {
  const session = useSession((s) => s.state);
  const hasToBeTold = useSession((s) => s.secondFactorTaken !== null);
  useEffect(watchOtherTabs, []);
  useEffect(() => void findSession(), []);

  if (session === 'unknown' || session === 'leaving') return <Loading />;
  if (session === 'signed-out') return <SignInPage />;
  return (
    <Suspense fallback={<Loading />}>
      {hasToBeTold ? <SecondFactorTakenPage /> : session === 'must-set-up' ? <SetUpFirstPage /> : <AppRoutes />}
    </Suspense>
  );
}
