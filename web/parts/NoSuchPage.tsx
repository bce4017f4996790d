import { Link } from 'react-router';
import { text } from '../texts/index.js';
import { Empty } from '../ui/Pieces.js';
import { Frame } from './Frame.js';

export function NoSuchPage() {
  return (
    <Frame title={text('app.name')} marks={{ kind: 'none' }} context={<h1>{text('app.name')}</h1>}>
      <Empty>
        {text('problem.page')} <Link to="/">{text('problem.home')}</Link>
      </Empty>
    </Frame>
  );
}
