import type { ReactNode } from 'react';
import { text } from '../texts/index.js';
import { Empty, Loading } from '../ui/Pieces.js';
import { type Duty, useDuties } from './duties.js';
import { Frame } from './Frame.js';

/** A page for those whose work it is. Everybody else reads whose it is: the server would refuse him, this only says so sooner. */
export function ForDuty({ duty, children }: { duty: Duty; children: ReactNode }) {
  const { me, settled, may, rolesFor } = useDuties();
  if (!settled) return <Loading />;
  if (me === null || may(duty)) return children;
  const roles = rolesFor(duty).map((role) => text(`people.role.${role}`));
  return (
    <Frame title={text('duty.title')} marks={{ kind: 'none' }} context={<h1>{text('duty.title')}</h1>}>
      <Empty>
        <p>{text('duty.whose', { roles: new Intl.ListFormat('en', { type: 'disjunction' }).format(roles) })}</p>
        <p>
          {text('duty.yours', { roles: me.roles.map((role) => text(`people.role.${role as 'ANALYST'}`)).join(', ') })}
        </p>
      </Empty>
    </Frame>
  );
}

/** What only those may do whose work it is; for everybody else it is not there. */
export function OnlyFor({ duty, children }: { duty: Duty; children: ReactNode }) {
  return useDuties().may(duty) ? children : null;
}
