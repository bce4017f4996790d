import { ApolloProvider } from '@apollo/client/react';
import { type ComponentType, lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { client } from './api/client.js';
import { type Duty, useDuties } from './parts/duties.js';
import { ForDuty } from './parts/ForDuty.js';
import { text } from './texts/index.js';
import { KeepGoing } from './ui/KeepGoing.js';
import { Loading } from './ui/Pieces.js';

/** Each task is fetched when it is first opened; the canvas with its library only for Explore. */
const task = <Name extends string>(name: Name, load: () => Promise<Record<Name, ComponentType>>) =>
  lazy(async () => ({ default: (await load())[name] }));

const FindPage = task('FindPage', () => import('./tasks/find/FindPage.js'));
const HitTablePage = task('HitTablePage', () => import('./tasks/find/HitTablePage.js'));
const ProfilePage = task('ProfilePage', () => import('./tasks/read-profile/ProfilePage.js'));
const RecordPage = task('RecordPage', () => import('./tasks/read-record/RecordPage.js'));
const ExplorePage = task('ExplorePage', () => import('./tasks/explore/ExplorePage.js'));
const ReviewPage = task('ReviewPage', () => import('./tasks/review-matches/ReviewPage.js'));
const ImportsPage = task('ImportsPage', () => import('./tasks/import/ImportsPage.js'));
const CheckPage = task('CheckPage', () => import('./tasks/import/CheckPage.js'));
const ImportPage = task('ImportPage', () => import('./tasks/import/ImportPage.js'));
const CasesPage = task('CasesPage', () => import('./tasks/build-case/CasesPage.js'));
const CasePage = task('CasePage', () => import('./tasks/build-case/CasePage.js'));
const ConsentPage = task('ConsentPage', () => import('./tasks/decide-consent/ConsentPage.js'));
const AccessLogPage = task('AccessLogPage', () => import('./tasks/read-access-log/AccessLogPage.js'));
const AccountPage = task('AccountPage', () => import('./tasks/own-account/AccountPage.js'));
const PeoplePage = task('PeoplePage', () => import('./tasks/administer-people/PeoplePage.js'));
const NoSuchPage = task('NoSuchPage', () => import('./parts/NoSuchPage.js'));

/** Which page stands at which address, and whose work it is. */
const PAGES: readonly (readonly [path: string, duty: Duty, page: ComponentType])[] = [
  ['/find', 'CONSULT', FindPage],
  ['/find/list', 'CONSULT', HitTablePage],
  ['/things/:id', 'CONSULT', ProfilePage],
  ['/records/:id', 'CONSULT', RecordPage],
  ['/explore', 'CONSULT', ExplorePage],
  ['/review/:id?', 'CONSULT', ReviewPage],
  ['/imports', 'CONSULT', ImportsPage],
  ['/imports/check/:id', 'TAKE_IN', CheckPage],
  ['/imports/:id', 'CONSULT', ImportPage],
  ['/cases', 'CONSULT', CasesPage],
  ['/cases/:id', 'CONSULT', CasePage],
  ['/consent', 'DECIDE_CONSENT', ConsentPage],
  ['/people/:name?', 'ADMINISTER', PeoplePage],
  ['/access-log', 'READ_LOGS', AccessLogPage],
];

/** What somebody meets first is his own work: an administrator or an auditor finds no evidence. */
function FirstTask() {
  const { settled, may } = useDuties();
  if (!settled) return <Loading />;
  const own = may('CONSULT') ? '/find' : may('ADMINISTER') ? '/people' : may('READ_LOGS') ? '/access-log' : '/find';
  return <Navigate to={own} replace />;
}

/** The tasks of somebody who is signed in, by address. */
export function AppRoutes() {
  return (
    <ApolloProvider client={client}>
      <BrowserRouter>
        <KeepGoing message={text('problem.broke')}>
          <Suspense fallback={<Loading />}>
            <Routes>
              <Route path="/" element={<FirstTask />} />
              {PAGES.map(([path, duty, Page]) => (
                <Route
                  key={path}
                  path={path}
                  element={
                    <ForDuty duty={duty}>
                      <Page />
                    </ForDuty>
                  }
                />
              ))}
              <Route path="/account" element={<AccountPage />} />
              <Route path="*" element={<NoSuchPage />} />
            </Routes>
          </Suspense>
        </KeepGoing>
      </BrowserRouter>
    </ApolloProvider>
  );
}
