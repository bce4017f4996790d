import { useQuery } from '@apollo/client/react';
import { ASKED_TOGETHER } from '../api/client.js';
import { graphql, type ResultOf } from '../api/graphql.js';

const ME = graphql(`
  query Me {
    me { name displayName agency roles duties clearances { agency handling } }
    duties { duty roles }
  }
`);

type Asked = ResultOf<typeof ME>;
export type Me = Asked['me'];
export type Duty = Asked['duties'][number]['duty'];
export type Role = Asked['duties'][number]['roles'][number];

/**
 * Who is signed in and what his roles open to him. Asked once, and kept; until it is known nothing is offered. While all is asked for again, as
 * after a judgement, what was known holds: no page is taken down with what was written or chosen on it.
 */
export function useDuties() {
  const { data, previousData, error } = useQuery(ME, { context: ASKED_TOGETHER });
  const known = data ?? previousData;
  return {
    me: known?.me ?? null,
    /** True once there is nothing more to wait for; where the question failed, each page tells of it by itself. */
    settled: known !== undefined || error !== undefined,
    may: (duty: Duty) => known?.me.duties.includes(duty) ?? false,
    rolesFor: (duty: Duty): readonly Role[] => known?.duties.find((d) => d.duty === duty)?.roles ?? [],
  };
}
