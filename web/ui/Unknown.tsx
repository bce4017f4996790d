import { text } from '../texts/index.js';
import { Empty } from './Pieces.js';

/** What somebody meets at the address of a thing that is not there, or that he may not see: no difference may show. */
export function Unknown() {
  return (
    <Empty>
      <h1>{text('problem.unknownTitle')}</h1>
      <p>{text('problem.unknown')}</p>
    </Empty>
  );
}
