import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { number, text } from '../../texts/index.js';
import { HandlingMark } from '../../ui/HandlingMark.js';

const SEARCH_DOCUMENTS = graphql(`
  query SearchDocuments($text: String!, $first: Int!) {
    searchAttachments(text: $text, first: $first) {
      totalCount
      edges { node { page excerpt attachment { id fileName handling record { id } import { id } } } }
    }
  }
`);
const PAGES_SHOWN = 10;
type FoundPages = ResultOf<typeof SEARCH_DOCUMENTS>['searchAttachments'];

/** Pages of documents on which every word stands that was typed; null where there are none. */
export function useDocuments(typed: string): FoundPages | null {
  const skip = !/[\p{L}\p{N}]/u.test(typed);
  const { data } = useQuery(SEARCH_DOCUMENTS, { variables: { text: typed, first: PAGES_SHOWN }, skip });
  const found = skip ? null : (data?.searchAttachments ?? null);
  return found !== null && found.totalCount > 0 ? found : null;
}

export function InDocuments({ found }: { found: FoundPages }) {
  return (
    <section className="in-documents" aria-label={text('attachments.inDocuments')}>
      <h2 className="section-name">
        {text('attachments.inDocuments')}{' '}
        <span className="third">{text('attachments.hits', { count: found.totalCount })}</span>
      </h2>
      <ul>
        {found.edges.map(({ node: { page, excerpt, attachment } }) => (
          <li key={`${attachment.id} ${page}`}>
            <Link to={placeOf(attachment)} className="name">
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

/** Where a document is shown: with its record, or with the file beside which it came. */
function placeOf({ record, import: file }: FoundPages['edges'][number]['node']['attachment']): string {
  return record ? `/records/${encodeURIComponent(record.id)}` : `/imports/${encodeURIComponent(file?.id ?? '')}`;
}
