import { ApolloProvider } from '@apollo/client/react';
import { type ComponentType, lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { client } from './api/client.js';
import { text } from './texts/index.js';
import { KeepGoing } from './ui/KeepGoing.js';
import { Loading } from './ui/Pieces.js';

/** Each task is fetched when it is first opened; the canvas with its library only for Explore. */
const task = <Name extends string>(name: Name, load: () => Promise<Record<Name, ComponentType>>) =>
  lazy(async () => ({ default: (await load())[name] }));

const FindPage = task('FindPage', () => import('./tasks/find/FindPage.js'));
const ProfilePage = task('ProfilePage', () => import('./tasks/read-profile/ProfilePage.js'));
const RecordPage = task('RecordPage', () => import('./tasks/read-record/RecordPage.js'));
const ExplorePage = task('ExplorePage', () => import('./tasks/explore/ExplorePage.js'));
const ReviewPage = task('ReviewPage', () => import('./tasks/review-matches/ReviewPage.js'));
const ImportsPage = task('ImportsPage', () => import('./tasks/import/ImportsPage.js'));
const ImportPage = task('ImportPage', () => import('./tasks/import/ImportPage.js'));
const CasesPage = task('CasesPage', () => import('./tasks/build-case/CasesPage.js'));
const CasePage = task('CasePage', () => import('./tasks/build-case/CasePage.js'));
const ConsentPage = task('ConsentPage', () => import('./tasks/decide-consent/ConsentPage.js'));
const AccessLogPage = task('AccessLogPage', () => import('./tasks/read-access-log/AccessLogPage.js'));
const AccountPage = task('AccountPage', () => import('./tasks/own-account/AccountPage.js'));
const NoSuchPage = task('NoSuchPage', () => import('./parts/NoSuchPage.js'));

/** The tasks of somebody who is signed in, by address. */
export function AppRoutes() {
  return (
    <ApolloProvider client={client}>
      <BrowserRouter>
        <KeepGoing message={text('problem.broke')}>
          <Suspense fallback={<Loading />}>
            <Routes>
              <Route path="/" element={<Navigate to="/find" replace />} />
              <Route path="/find" element={<FindPage />} />
              <Route path="/things/:id" element={<ProfilePage />} />
              <Route path="/records/:id" element={<RecordPage />} />
              <Route path="/explore" element={<ExplorePage />} />
              <Route path="/review/:id?" element={<ReviewPage />} />
              <Route path="/imports" element={<ImportsPage />} />
              <Route path="/imports/:id" element={<ImportPage />} />
              <Route path="/cases" element={<CasesPage />} />
              <Route path="/cases/:id" element={<CasePage />} />
              <Route path="/consent" element={<ConsentPage />} />
              <Route path="/access-log" element={<AccessLogPage />} />
              <Route path="/account" element={<AccountPage />} />
              <Route path="*" element={<NoSuchPage />} />
            </Routes>
          </Suspense>
        </KeepGoing>
      </BrowserRouter>
    </ApolloProvider>
  );
}
