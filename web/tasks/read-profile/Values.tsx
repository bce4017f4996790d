import { IconEqualNot } from '@tabler/icons-react';
import { Link } from 'react-router';
import { rowPlace } from '../../parts/row-place.js';
import { Verdict } from '../../parts/Verdict.js';
import { text, word } from '../../texts/index.js';
import { Grade } from '../../ui/Pieces.js';
import type { contradictionsIn, HeldValue } from './grouped-values.js';
import type { Value } from './profile.js';

/** Every value with its first source; a value of the same property stands under the one before. */
export function ValuesTable({ held }: { held: readonly HeldValue<Value>[] }) {
  return (
    <table className="table values">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{text('profile.property')}</th>
          <th scope="col">{text('profile.value')}</th>
          <th scope="col">{text('profile.source')}</th>
          <th scope="col">{text('profile.on')}</th>
        </tr>
      </thead>
      <tbody>
        {held.map((value, index) => {
          const raw = [...new Set(value.given.map((given) => given.raw))].find((written) => written !== value.value);
          return (
            <tr key={`${value.property} ${value.scheme} ${value.value}`}>
              <td className="third">
                {value.property === held[index - 1]?.property ? '' : `${word('property', value.property)}`}
              </td>
              <td>
                <bdi className={value.property === 'name' && index === 0 ? 'strong' : undefined}>{value.value}</bdi>{' '}
                {value.scheme ? <span className="third small">{value.scheme}</span> : null}{' '}
                <Verdict verdict={value.given[0]?.verdict ?? null} />
                {raw ? (
                  <span className="third small raw">
                    {' '}
                    <bdi>{text('profile.rawAs', { raw })}</bdi>
                  </span>
                ) : null}
              </td>
              <td>
                <SourceLine value={value} />
              </td>
              <td className="second no-wrap">
                {value.firstOn === value.lastOn
                  ? value.firstOn
                  : `${value.firstOn} ${text('period.to')} ${value.lastOn}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Where sources quarrel: each value of one property beside the others, none of them chosen. */
export function Contradictions({ found }: { found: ReturnType<typeof contradictionsIn<Value>> }) {
  return (
    <>
      {found.map((contradiction) => (
        <div key={`${contradiction.property} ${contradiction.scheme}`} className="contradiction">
          <span className="third">
            {word('property', contradiction.property)} {contradiction.scheme ?? ''}
          </span>
          <div className="sides">
            {contradiction.values.map((value, index) => (
              <div key={value.value} className="side-value">
                {index > 0 ? (
                  <IconEqualNot size={16} className="against" role="img" aria-label={text('profile.contradictions')} />
                ) : null}
                <div className="grow">
                  <div>
                    <bdi className="strong">{value.value}</bdi> <Verdict verdict={value.given[0]?.verdict ?? null} />
                  </div>
                  <SourceLine value={value} />
                </div>
              </div>
            ))}
          </div>
        </div>
      ))}
    </>
  );
}

/** Grade and source of the first record that gives a value, how many more do, and the way to the row. */
function SourceLine({ value }: { value: HeldValue<Value> }) {
  const [first, ...further] = value.given;
  if (!first) return null;
  return (
    <span className="source-line small">
      <Grade grade={first.record.grade} />
      <Link
        to={`/records/${encodeURIComponent(first.record.id)}?column=${encodeURIComponent(first.column)}`}
        className="cut"
      >
        {first.record.source.title}, {rowPlace(first.record)}
      </Link>
      {further.length > 0 ? (
        <span className="third" title={text('profile.furtherTitle', { count: further.length })}>
          {text('profile.further', { count: further.length })}
        </span>
      ) : null}
    </span>
  );
}
