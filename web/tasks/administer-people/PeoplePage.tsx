import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconUserPlus, IconUserShare } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { useDuties } from '../../parts/duties.js';
import { Frame } from '../../parts/Frame.js';
import { lastDayOf } from '../../parts/last-day.js';
import { number, text } from '../../texts/index.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import { ClearStranger } from './ClearStranger.js';
import { Drawer } from './Drawer.js';
import { EVERYBODY, type Filter, filtered } from './filtered.js';
import { NewPerson } from './NewPerson.js';
import { PersonPanel } from './PersonPanel.js';
import { PEOPLE, type Person, ROLES, type Role } from './people-operations.js';
import { RequestQueue } from './RequestQueue.js';
import { administers, type Reach, reachOf } from './reach.js';
import { roleName } from './rights-words.js';
import './people.css';

/** Task: see who may do and see what, and change it. */
export function PeoplePage() {
  const { name } = useParams();
  const go = useNavigate();
  const { me } = useDuties();
  const { data, error, loading, refetch } = useQuery(PEOPLE, { fetchPolicy: 'cache-and-network' });
  const [filter, setFilter] = useState(EVERYBODY);
  const [form, setForm] = useState<'new' | 'clear' | null>(null);
  const people = data?.people ?? [];
  const shown = filtered(people, filter);
  const person = people.find((p) => p.name === name);
  const open = (what: 'new' | 'clear') => {
    setForm(what);
    go('/people');
  };
  const close = () => {
    setForm(null);
    go('/people');
  };
  const reach = data && me ? reachOf(me, data.administration) : null;
  const fourEyes = data?.administration.fourEyes ?? false;
  const standIn = data?.administration.standIn;
  const requests = data?.rightsRequests ?? [];
  return (
    <Frame title={text('people.title')} marks={{ kind: 'none' }} context={<h1>{text('people.title')}</h1>}>
      <section className="side" aria-label={text('people.filter')}>
        <FilterFields filter={filter} onFilter={setFilter} />
        <div className="stack people-actions">
          <Button variant="filled" leftSection={<IconUserPlus size={16} />} onClick={() => open('new')}>
            {text('people.new')}
          </Button>
          <Button leftSection={<IconUserShare size={16} />} onClick={() => open('clear')}>
            {text('people.clear')}
          </Button>
        </div>
      </section>
      <section className="list-column people-column" aria-label={text('people.title')}>
        {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
        {standIn ? <Problem message={text('people.standIn', standIn)} /> : null}
        {loading && !data ? <Loading /> : null}
        {fourEyes || requests.length > 0 ? <RequestQueue requests={requests} /> : null}
        {data && shown.length === 0 ? <Empty>{text('people.none')}</Empty> : null}
        {reach && shown.length > 0 ? (
          <PeopleTable shown={shown} reach={reach} total={people.length} chosen={name} onOpen={() => setForm(null)} />
        ) : null}
      </section>
      {reach && form ? (
        <Drawer title={text(form === 'new' ? 'people.new' : 'people.clear')} onClose={close}>
          {form === 'new' ? <NewPerson reach={reach} fourEyes={fourEyes} /> : <ClearStranger agency={reach.agency} />}
        </Drawer>
      ) : null}
      {reach && !form && person ? (
        <Drawer title={person.displayName} onClose={close}>
          <PersonPanel person={person} reach={reach} fourEyes={fourEyes} />
        </Drawer>
      ) : null}
    </Frame>
  );
}

function FilterFields({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  return (
    <div className="stack">
      <h2>{text('people.filter')}</h2>
      <TextInput
        label={text('people.nameOrAgency')}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      <NativeSelect
        label={text('people.roleFilter')}
        value={filter.role ?? ''}
        data={[
          { value: '', label: text('people.anyRole') },
          ...ROLES.map((role) => ({ value: role, label: roleName(role) })),
        ]}
        onChange={(event) => onFilter({ ...filter, role: (event.currentTarget.value || null) as Role | null })}
      />
      <Checkbox
        label={text('people.withEnded')}
        checked={filter.withEnded}
        onChange={(event) => onFilter({ ...filter, withEnded: event.currentTarget.checked })}
      />
    </div>
  );
}

function PeopleTable({
  shown,
  reach,
  total,
  chosen,
  onOpen,
}: {
  shown: readonly Person[];
  reach: Reach;
  total: number;
  chosen: string | undefined;
  onOpen: () => void;
}) {
  return (
    <div className="panel scroll people-table">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text('people.person')}</th>
            <th scope="col">{text('people.agency')}</th>
            <th scope="col">{text('people.roles')}</th>
            <th scope="col">{text('people.clearances')}</th>
            <th scope="col">{text('people.lastSignIn')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((person) => (
            <tr key={person.name} className={person.name === chosen ? 'chosen' : undefined}>
              <td>
                <Link to={`/people/${encodeURIComponent(person.name)}`} onClick={onOpen}>
                  <bdi>{person.displayName}</bdi>
                </Link>{' '}
                <span className="third small mono">{person.name}</span>
              </td>
              <td className="second no-wrap">{person.agency}</td>
              <td>
                <Roles person={person} told={person.name === reach.name || administers(reach, person)} />
              </td>
              <td>
                <Clearances clearances={person.rights.clearances} />
              </td>
              <td className="second no-wrap">{person.lastSignInOn ?? <span className="third">–</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer className="foot small">
        <b>{text('people.shown', { shown: number(shown.length), total: number(total) })}</b>
      </footer>
    </div>
  );
}

/** What somebody of another agency does there is not told. */
function Roles({ person: { rights, endedOn }, told }: { person: Person; told: boolean }) {
  if (endedOn) return <span className="chip against">{text('people.endedOn', { on: endedOn })}</span>;
  if (!told) return <span className="third">–</span>;
  return rights.roles.map(roleName).join(', ') || <span className="third">{text('people.noRole')}</span>;
}

function Clearances({ clearances }: { clearances: Person['rights']['clearances'] }) {
  if (clearances.length === 0) return <span className="third">{text('people.noClearance')}</span>;
  return (
    <ul className="clearances">
      {clearances.map((clearance) => (
        <li key={clearance.agency} className="row tight">
          <span className="second">{clearance.agency}</span> <HandlingMark mark={clearance.handling} />
          {clearance.validUntil ? (
            <span className="third small">{text('people.until', { day: lastDayOf(clearance) ?? '' })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
