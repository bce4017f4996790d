import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { wordsOf } from '../../api/errors.js';
import { graphql } from '../../api/graphql.js';
import { AttachmentFacts } from '../../parts/attachments/AttachmentFacts.js';
import { ATTACHMENT } from '../../parts/attachments/attachment.js';
import { text } from '../../texts/index.js';
import { Problem } from '../../ui/Pieces.js';

const CAME_WITH = graphql(
  `query CameWithImport($id: ID!, $first: Int!, $after: String) {
    import(id: $id) {
      id
      attachments(first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { ...AttachmentShown } }
      }
    }
  }`,
  [ATTACHMENT],
);
const SHOWN_AT_ONCE = 10;

/** Photos and documents that stood beside the table in the archive; nothing where there were none. */
export function CameWith({ id }: { id: string }) {
  const { data, error, refetch, fetchMore } = useQuery(CAME_WITH, {
    variables: { id, first: SHOWN_AT_ONCE, after: null },
  });
  const found = data?.import?.attachments;
  if (error) return <Problem message={wordsOf(error)} onRetry={() => void refetch()} />;
  if (found === undefined || found.totalCount === 0) return null;
  const more = () =>
    fetchMore({
      variables: { after: found.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: next }) =>
        before.import && next.import
          ? {
              import: {
                ...before.import,
                attachments: {
                  ...next.import.attachments,
                  edges: [...before.import.attachments.edges, ...next.import.attachments.edges],
                },
              },
            }
          : before,
    });
  return (
    <section className="panel attachments" aria-label={text('attachments.title')}>
      <header>
        <h2>{text('attachments.title')}</h2>
        <span className="third small">{text('imports.cameWith', { count: found.totalCount })}</span>
      </header>
      {found.edges.map(({ node }) => (
        <AttachmentFacts key={node.id} attachment={node} here={id} />
      ))}
      {found.pageInfo.hasNextPage ? (
        <footer>
          <Button variant="subtle" onClick={() => void more()}>
            {text('imports.moreCameWith', { count: Math.min(SHOWN_AT_ONCE, found.totalCount - found.edges.length) })}
          </Button>
        </footer>
      ) : null}
    </section>
  );
}
