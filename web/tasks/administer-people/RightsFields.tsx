import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { dayAfter, lastDayOf } from '../../parts/last-day.js';
import { text } from '../../texts/index.js';
import { HANDLINGS } from '../../ui/handling.js';
import { type Clearance, type Rights, ROLES, type Role } from './people-operations.js';
import type { Reach } from './reach.js';
import { roleName } from './rights-words.js';

const ALWAYS = { validFrom: null, validUntil: null };

/** The roles as boxes to tick, each with what it does. What he could not give is not offered. */
export function RoleFields({
  roles,
  reach,
  onChange,
}: {
  roles: readonly Role[];
  reach: Reach;
  onChange: (roles: readonly Role[]) => void;
}) {
  const offered = ROLES.filter((role) => reach.everywhere || role !== 'AUDITOR');
  return (
    <fieldset className="rights-fields">
      <legend>{text('people.roles')}</legend>
      {offered.map((role) => (
        <Checkbox
          key={role}
          checked={roles.includes(role)}
          label={roleName(role)}
          description={text(`people.does.${role}`)}
          onChange={(event) => {
            const ticked = event.currentTarget.checked;
            onChange(ROLES.filter((r) => (r === role ? ticked : roles.includes(r))));
          }}
        />
      ))}
    </fieldset>
  );
}

/** Per agency the narrowest mark whose records somebody sees. What another agency gave can only be narrowed. */
export function ClearanceFields({
  before,
  clearances,
  reach,
  onChange,
}: {
  before: Rights['clearances'];
  clearances: Rights['clearances'];
  reach: Reach;
  onChange: (clearances: Rights['clearances']) => void;
}) {
  const agencies = [...new Set([reach.agency, ...[...before, ...clearances].map((c) => c.agency)])];
  const heldFor = (agency: string) => clearances.find((c) => c.agency === agency);
  const set = (agency: string, next: Clearance | null) => {
    const others = clearances.filter((c) => c.agency !== agency);
    onChange(next === null ? others : [...others, next]);
  };
  return (
    <fieldset className="rights-fields">
      <legend>{text('people.clearances')}</legend>
      {agencies.sort().map((agency) => (
        <ClearanceField
          key={agency}
          agency={agency}
          offered={offeredFor(agency, before, reach)}
          clearance={heldFor(agency) ?? null}
          onChange={(next) => set(agency, next)}
        />
      ))}
      {reach.everywhere ? (
        <AnotherAgency onAdd={(agency) => set(agency, { agency, handling: 'TLP:GREEN', ...ALWAYS })} />
      ) : null}
    </fieldset>
  );
}

/** How far, and until which day. */
function ClearanceField({
  agency,
  offered,
  clearance,
  onChange,
}: {
  agency: string;
  offered: readonly string[];
  clearance: Clearance | null;
  onChange: (clearance: Clearance | null) => void;
}) {
  return (
    <div className="clearance-field">
      <NativeSelect
        label={text('people.recordsOf', { agency })}
        value={clearance?.handling ?? ''}
        data={[{ value: '', label: text('people.noClearance') }, ...offered.map((value) => ({ value, label: value }))]}
        onChange={(event) => {
          const handling = event.currentTarget.value;
          onChange(handling === '' ? null : { agency, ...ALWAYS, ...clearance, handling });
        }}
      />
      {clearance ? (
        <TextInput
          type="date"
          aria-label={`${text('people.recordsOf', { agency })}: ${text('people.lastDay')}`}
          title={text('people.lastDay')}
          value={lastDayOf(clearance) ?? ''}
          onChange={(event) => {
            const day = event.currentTarget.value;
            onChange({ ...clearance, validUntil: day === '' ? null : dayAfter(day) });
          }}
        />
      ) : null}
    </div>
  );
}

function offeredFor(agency: string, before: Rights['clearances'], reach: Reach): readonly string[] {
  if (reach.everywhere || agency === reach.agency) return HANDLINGS;
  const held = before.find((c) => c.agency === agency)?.handling;
  return HANDLINGS.slice(0, HANDLINGS.indexOf(held ?? '') + 1);
}

function AnotherAgency({ onAdd }: { onAdd: (agency: string) => void }) {
  const [agency, setAgency] = useState('');
  const add = () => {
    if (agency.trim() === '') return;
    onAdd(agency.trim());
    setAgency('');
  };
  return (
    <div className="another-agency">
      <TextInput
        label={text('people.anotherAgency')}
        value={agency}
        onChange={(event) => setAgency(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <Button onClick={add}>{text('people.addAgency')}</Button>
    </div>
  );
}
