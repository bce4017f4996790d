import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { text } from '../../texts/index.js';
import { HANDLINGS, type Rights, ROLES, type Role } from './people-operations.js';
import type { Reach } from './reach.js';
import { roleName } from './rights-words.js';

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
  const handlingFor = (agency: string) => clearances.find((c) => c.agency === agency)?.handling ?? '';
  const agencies = [
    ...new Set([reach.agency, ...before, ...clearances].map((c) => (typeof c === 'string' ? c : c.agency))),
  ];
  const set = (agency: string, handling: string) => {
    const others = clearances.filter((c) => c.agency !== agency);
    onChange(handling === '' ? others : [...others, { agency, handling }]);
  };
  return (
    <fieldset className="rights-fields">
      <legend>{text('people.clearances')}</legend>
      {agencies.sort().map((agency) => (
        <NativeSelect
          key={agency}
          className="clearance"
          label={text('people.recordsOf', { agency })}
          value={handlingFor(agency)}
          data={[
            { value: '', label: text('people.noClearance') },
            ...offeredFor(agency, before, reach).map((value) => ({ value, label: value })),
          ]}
          onChange={(event) => set(agency, event.currentTarget.value)}
        />
      ))}
      {reach.everywhere ? <AnotherAgency onAdd={(agency) => set(agency, 'TLP:GREEN')} /> : null}
    </fieldset>
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
