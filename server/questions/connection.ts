import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { BadInput } from '../errors.js';
import type { Page, PageRequest } from '../graph/entity-graph.js';

/** More than this on one page is a download, not a question. */
const MOST_PER_PAGE = 500;

@ObjectType('PageInfo', { simpleResolvers: true })
export class PageInfoType {
  @Field(() => Boolean)
  readonly hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Pass as `after` for the next page; null at the end.' })
  readonly endCursor!: string | null;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

/** A page in the form of Relay's connections. */
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfoType;
  readonly totalCount: number;
}

/** Declares `NameConnection` and `NameEdge` for a node type. */
export function connectionType<T extends object>(name: string, node: ClassType<T>): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  class EdgeType {
    @Field(() => String)
    readonly cursor!: string;

    @Field(() => node)
    readonly node!: T;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true })
  class ConnectionType {
    @Field(() => [EdgeType])
    readonly edges!: readonly EdgeType[];

    @Field(() => PageInfoType)
    readonly pageInfo!: PageInfoType;

    @Field(() => Int)
    readonly totalCount!: number;
  }
  return ConnectionType;
}

/**
 * Asks for one page and gives it as a connection. The store knows only the cursor at a page's end; an edge's cursor therefore names the
 * page it stood on and its place there: "3~abc" is the third thing after the store's cursor "abc".
 */
export async function connectionOf<T, N>(
  first: number,
  after: string | null | undefined,
  pageFor: (request: PageRequest) => Promise<Page<T>>,
  nodeOf: (item: T) => N,
): Promise<Connection<N>> {
  checkFirst(first);
  const { skip, from } = placeOf(after ?? null);
  const page = await pageFor({ first: first + skip, after: from });
  const cursorAt = (place: number) => `${place}~${from ?? ''}`;
  return {
    edges: page.items.map((item, i) => ({ cursor: cursorAt(i + 1), node: nodeOf(item) })).slice(skip),
    pageInfo: {
      hasNextPage: page.endCursor !== null,
      endCursor: page.endCursor === null ? null : `0~${page.endCursor}`,
    },
    totalCount: page.total,
  };
}

export function checkFirst(first: number): void {
  if (first < 1 || first > MOST_PER_PAGE) {
    throw new BadInput(`Ask for 1 to ${MOST_PER_PAGE} at a time`, { argument: 'first', value: first });
  }
}

function placeOf(after: string | null): { readonly skip: number; readonly from: string | null } {
  if (after === null) return { skip: 0, from: null };
  const parts = /^(\d{1,3})~(.*)$/s.exec(after);
  if (parts === null || Number(parts[1]) > MOST_PER_PAGE) {
    throw new BadInput('This is no cursor: pass an `endCursor` as it was given', { argument: 'after', value: after });
  }
  return { skip: Number(parts[1]), from: parts[2] === '' ? null : (parts[2] as string) };
}
