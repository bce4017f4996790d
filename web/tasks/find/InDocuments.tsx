import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { graphql } from '../../api/graphql.js';
import { number, text } from '../../texts/index.js';
import { HandlingMark } from '../../ui/HandlingMark.js';

const SEARCH_DOCUMENTS = graphql(`
  query SearchDocuments($text: String!, $first: Int!) {
    searchAttachments(text: $text, first: $first) {
      totalCount
      edges { node { page excerpt attachment { id fileName handling record { id } } } }
    }
  }
`);
const PAGES_SHOWN = 10;

/** Pages of documents on which every word stands that was typed. Nothing where there are none. */
export function InDocuments({ typed }: { typed: string }) {
  const { data } = useQuery(SEARCH_DOCUMENTS, { variables: { text: typed, first: PAGES_SHOWN } });
  const found = data?.searchAttachments;
  if (!found || found.totalCount === 0) return null;
  return (
    <section className="in-documents" aria-label={text('attachments.inDocuments')}>
      <h2 className="section-name">
        {text('attachments.inDocuments')}{' '}
        <span className="third">{text('attachments.hits', { count: found.totalCount })}</span>
      </h2>
      <ul>
        {found.edges.map(({ node: { page, excerpt, attachment } }) => (
          <li key={`${attachment.id} ${page}`}>
            <Link to={`/records/${encodeURIComponent(attachment.record.id)}`} className="name">
              <bdi>{text('attachments.hit', { file: attachment.fileName, page: number(page) })}</bdi>
            </Link>{' '}
            <HandlingMark mark={attachment.handling} />
            <div className="small second">
              <bdi>{excerpt}</bdi>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
