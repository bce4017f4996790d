import { useQuery } from '@apollo/client/react';
import { TextInput, useMantineColorScheme } from '@mantine/core';
import {
  IconDeviceDesktop,
  IconEye,
  IconEyeOff,
  IconHandFinger,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSun,
  IconUserCircle,
  IconUserCog,
} from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { Link, NavLink, useNavigate } from 'react-router';
import { everythingMayHaveChanged } from '../api/client.js';
import { graphql } from '../api/graphql.js';
import { setPurpose, usePurpose } from '../api/purpose.js';
import { signOut } from '../api/session.js';
import { isShareView, setShareView } from '../api/view.js';
import { number, type TextKey, text } from '../texts/index.js';
import { Brand } from '../ui/Brand.js';
import { type Marks, markColour, strictest } from '../ui/handling.js';
import { setSingleKeys, usePageKeys, useSingleKeys } from '../ui/keys.js';
import { useNotice } from '../ui/notice.js';
import { type Duty, useDuties } from './duties.js';
import { TakeBack } from './TakeBack.js';
import './frame.css';

const KeysHelp = lazy(() => import('./KeysHelp.js').then((module) => ({ default: module.KeysHelp })));

const FRAME = graphql(`
  query Frame {
    status { matchesToJudge cases demo }
  }
`);

/** Where each task stands, whose work it is, and the letter that leads there after `G`. */
const TASKS: readonly {
  readonly path: string;
  readonly name: TextKey;
  readonly duty: Duty;
  readonly letter: string;
  readonly waiting?: 'matchesToJudge' | 'cases';
}[] = [
  { path: '/find', name: 'app.find', duty: 'CONSULT', letter: 'f' },
  { path: '/explore', name: 'app.explore', duty: 'CONSULT', letter: 'e' },
  { path: '/review', name: 'app.review', duty: 'CONSULT', letter: 'r', waiting: 'matchesToJudge' },
  { path: '/imports', name: 'app.import', duty: 'CONSULT', letter: 'i' },
  { path: '/cases', name: 'app.cases', duty: 'CONSULT', letter: 'c', waiting: 'cases' },
  { path: '/consent', name: 'app.consent', duty: 'DECIDE_CONSENT', letter: 'o' },
  { path: '/people', name: 'app.people', duty: 'ADMINISTER', letter: 'p' },
  { path: '/access-log', name: 'app.accessLog', duty: 'READ_LOGS', letter: 'l' },
];

/** The frame of every page: handling strip, tasks, context bar, work area. */
export function Frame({
  title,
  marks,
  context,
  actions,
  children,
}: {
  title: string;
  marks: Marks;
  context: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { data } = useQuery(FRAME);
  const { me, may } = useDuties();
  const [keysOpen, setKeysOpen] = useState(false);
  const work = useRef<HTMLElement>(null);
  useTaskKeys(may, () => setKeysOpen(true));

  useEffect(() => {
    document.title = `${title} · ${text('app.name')}`;
  }, [title]);
  useEffect(() => {
    // After a change of page the reading point is the work area, unless the page put it somewhere itself.
    if (document.activeElement === document.body) work.current?.focus({ preventScroll: true });
  }, []);

  const strip = stripOf(marks);
  return (
    <div className="frame">
      <a className="skip" href="#work">
        {text('app.skip')}
      </a>
      <aside className="strip" aria-label={text('record.grade')}>
        {strip.mark ? <b className={markColour(strip.mark)}>{strip.mark}</b> : null}
        <span>{strip.basis}</span>
      </aside>
      <header>
        <div className="bar">
          <Link to="/" className="brand">
            <Brand />
            {text('app.name')}
          </Link>
          <nav aria-label={text('app.tasks')}>
            {TASKS.filter((task) => may(task.duty)).map(({ path, name, waiting }) => {
              const count = waiting ? (data?.status[waiting] ?? 0) : 0;
              return (
                <NavLink key={path} to={path}>
                  {text(name)}
                  {count > 0 ? <span className="count">{number(count)}</span> : null}
                </NavLink>
              );
            })}
            {may('CONSULT') || may('READ_SCHEMA') ? <a href="/graphiql/">{text('app.ask')}</a> : null}
          </nav>
          <div className="row end">
            {may('CONSULT') ? <FindAnything /> : null}
            <AccountMenu me={me} onKeys={() => setKeysOpen(true)} />
          </div>
        </div>
        <div className="context">
          {context}
          <div className="row end">
            <Purpose />
            <ShareView />
            {data?.status.demo ? <span className="demo">{text('app.demo')}</span> : null}
            {actions}
          </div>
        </div>
      </header>
      <main id="work" className="work" ref={work} tabIndex={-1}>
        {children}
      </main>
      <Notices />
      <TakeBack />
      {keysOpen ? (
        <Suspense fallback={null}>
          <KeysHelp onClose={() => setKeysOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function stripOf(marks: Marks): { mark: string | null; basis: string } {
  if (marks.kind === 'none') return { mark: null, basis: text('handling.nothing') };
  return { mark: strictest(marks.marks), basis: marks.basis };
}

function FindAnything() {
  const go = useNavigate();
  return (
    <form
      className="search"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get('text');
        if (typeof typed === 'string' && typed.trim()) go(`/find?text=${encodeURIComponent(typed.trim())}`);
      }}
    >
      <TextInput
        name="text"
        id="find-anything"
        aria-label={text('app.findAnything')}
        placeholder={text('app.findAnything')}
        leftSection={<IconSearch size={14} />}
        rightSection={<kbd>/</kbd>}
      />
    </form>
  );
}

/** `G` then a letter goes to a task, `/` to the search, `?` shows the keys. */
function useTaskKeys(may: (duty: Duty) => boolean, showKeys: () => void): void {
  const mayNow = useRef(may);
  mayNow.current = may;
  const go = useNavigate();
  const waiting = useRef(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!waiting.current || event.defaultPrevented) return;
      const task = TASKS.find(({ letter, duty }) => letter === event.key.toLowerCase() && mayNow.current(duty));
      waiting.current = false;
      if (!task) return;
      // Ahead of the keys of canvas and list, which know the same letters.
      event.preventDefault();
      event.stopPropagation();
      go(task.path);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [go]);
  usePageKeys({
    g: () => {
      waiting.current = true;
    },
    '/': () => (document.getElementById('find-text') ?? document.getElementById('find-anything'))?.focus(),
    '?': showKeys,
  });
}

/** Why this person asks. Sent with all that he asks from now on; what was already on screen is asked for again, for it may have been refused. */
function Purpose() {
  const purpose = usePurpose((said) => said.purpose);
  const form = useRef<HTMLFormElement>(null);
  const say = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setPurpose(String(new FormData(event.currentTarget).get('purpose') ?? ''));
    form.current?.hidePopover();
    void everythingMayHaveChanged();
  };
  return (
    <>
      <button type="button" className="purpose" popoverTarget="purpose-form">
        {purpose === '' ? text('app.noPurpose') : text('app.purpose', { purpose })}
      </button>
      <form id="purpose-form" ref={form} popover="auto" className="account-menu purpose-form" onSubmit={say}>
        <TextInput name="purpose" label={text('app.purposeQuestion')} defaultValue={purpose} maxLength={300} />
      </form>
    </>
  );
}

/** Turns the names of persons off for whoever looks over the shoulder or gets the picture, and says so as long as they are. */
function ShareView() {
  const on = isShareView();
  return (
    <button
      type="button"
      className={on ? 'share-view on' : 'share-view'}
      aria-pressed={on}
      title={text('app.shareViewHint')}
      onClick={() => setShareView(!on)}
    >
      {on ? <IconEyeOff size={14} aria-hidden /> : <IconEye size={14} aria-hidden />}
      {text(on ? 'app.shareViewOn' : 'app.shareView')}
    </button>
  );
}

function AccountMenu({ me, onKeys }: { me: { displayName: string; agency: string } | null; onKeys: () => void }) {
  const { setColorScheme, colorScheme } = useMantineColorScheme();
  const singleKeys = useSingleKeys((keys) => keys.on);
  const menu = useRef<HTMLDivElement>(null);
  const go = useNavigate();
  const item = (label: ReactNode, act: () => void, checked?: boolean) => (
    <button
      type="button"
      aria-pressed={checked}
      onClick={() => {
        menu.current?.hidePopover();
        act();
      }}
    >
      {label}
    </button>
  );
  return (
    <>
      <button type="button" className="account" popoverTarget="account-menu">
        <IconUserCircle size={16} aria-hidden />
        <span>{me?.displayName}</span>
        <span className="third">{me?.agency}</span>
      </button>
      {/* The browser's own popover: closes on Esc and on a click elsewhere, and gives the focus back. */}
      <div id="account-menu" ref={menu} popover="auto" className="account-menu">
        {item(
          <>
            <IconSun size={16} aria-hidden /> {text('app.light')}
          </>,
          () => setColorScheme('light'),
          colorScheme === 'light',
        )}
        {item(
          <>
            <IconMoon size={16} aria-hidden /> {text('app.dark')}
          </>,
          () => setColorScheme('dark'),
          colorScheme === 'dark',
        )}
        {item(
          <>
            <IconDeviceDesktop size={16} aria-hidden /> {text('app.asSystem')}
          </>,
          () => setColorScheme('auto'),
          colorScheme === 'auto',
        )}
        <hr />
        {item(
          <>
            <IconKeyboard size={16} aria-hidden /> {text('app.keys')} <kbd>?</kbd>
          </>,
          onKeys,
        )}
        {item(
          <>
            <IconHandFinger size={16} aria-hidden /> {text('app.singleKeys')}
          </>,
          () => setSingleKeys(!singleKeys),
          singleKeys,
        )}
        <hr />
        {item(
          <>
            <IconUserCog size={16} aria-hidden /> {text('app.account')}
          </>,
          () => go('/account'),
        )}
        {item(
          <>
            <IconLogout size={16} aria-hidden /> {text('app.signOut')}
          </>,
          () => void signOut(),
        )}
      </div>
    </>
  );
}

function Notices() {
  const { message, offers } = useNotice();
  return (
    <div className="notice-place" role="status" aria-atomic="false">
      {offers.map(({ key, message: happened, label, act }) => (
        <div key={key} className="notice offer">
          <span>{happened}</span>
          <button type="button" onClick={act}>
            {label}
          </button>
        </div>
      ))}
      {message === '' ? null : <div className="notice">{message}</div>}
    </div>
  );
}
