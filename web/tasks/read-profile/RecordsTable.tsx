import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { rowNumber } from '../../parts/row-place.js';
import { text } from '../../texts/index.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { Grade } from '../../ui/Pieces.js';
import { type Profile, RECORDS_PER_PAGE } from './profile.js';
import { Section } from './Section.js';

/** The records that speak of the thing, each with the way to its row and its file. */
export function RecordsTable({ thing, onMore }: { thing: Profile; onMore: () => void }) {
  const { edges, totalCount, pageInfo } = thing.records;
  return (
    <Section id="records" title={text('profile.records')} hint={text('profile.recordsHint', { count: totalCount })}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text('record.grade')}</th>
            <th scope="col">{text('record.source')}</th>
            <th scope="col">{text('record.file')}</th>
            <th scope="col" className="number">
              {text('record.row')}
            </th>
            <th scope="col">{text('record.recorded')}</th>
            <th scope="col">{text('record.handling')}</th>
          </tr>
        </thead>
        <tbody>
          {edges.map(({ node }) => (
            <tr key={node.id}>
              <td>
                <Grade grade={node.grade} />
              </td>
              <td>
                <Link to={`/records/${encodeURIComponent(node.id)}`}>{node.source.title}</Link>
              </td>
              <td className="second">
                <Link to={`/imports/${encodeURIComponent(node.import.id)}`}>{node.import.fileName}</Link>
              </td>
              <td className="number">{rowNumber(node)}</td>
              <td className="second">{node.recordedOn}</td>
              <td>
                <HandlingMark mark={node.handling} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pageInfo.hasNextPage ? (
        <footer>
          <Button variant="subtle" onClick={onMore}>
            {text('profile.moreRecords', { count: Math.min(RECORDS_PER_PAGE, totalCount - edges.length) })}
          </Button>
        </footer>
      ) : null}
    </Section>
  );
}
