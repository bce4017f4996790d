import { Link } from 'react-router';
import { EntitySign } from '../ui/EntitySign.js';
import { signOf } from '../ui/signs.js';

interface Named {
  readonly id: string;
  readonly kind: string;
  readonly traderKind?: string | null | undefined;
  readonly name: string;
}

/** A thing by sign and name, leading to its profile. The name keeps its own direction of writing. */
export function Thing({ thing, size = 18 }: { thing: Named; size?: number }) {
  return (
    <Link to={`/things/${encodeURIComponent(thing.id)}`} className="thing">
      <EntitySign name={signOf(thing)} size={size} />
      <bdi className="cut">{thing.name}</bdi>
    </Link>
  );
}
