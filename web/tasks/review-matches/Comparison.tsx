import { Link } from 'react-router';
import { rowPlace } from '../../parts/row-place.js';
import { Verdict } from '../../parts/Verdict.js';
import { bits, number, sentence, text, word } from '../../texts/index.js';
import { EntitySign } from '../../ui/EntitySign.js';
import { Grade } from '../../ui/Pieces.js';
import { signOf } from '../../ui/signs.js';
import type { MatchToJudge } from './match-operations.js';
import { scaleOf, waterfall } from './waterfall.js';

type Side = MatchToJudge['left'];

/** The two face each other, row by row, and the weight of the evidence runs down the same rows. */
export function Comparison({ match }: { match: MatchToJudge }) {
  const steps = waterfall(match.weightBits, match.evidence);
  const scale = scaleOf(steps, match.weightBits, match.joinAtBits);
  const evidenceOf = (index: number) => match.evidence[index - (steps.length - match.evidence.length)];
  return (
    <div className="compare scroll">
      <table>
        <thead>
          <tr>
            <th scope="col" className="third small">
              {text('review.compared')}
            </th>
            <SideHead side={match.left} entity={match.leftEntity} />
            <SideHead side={match.right} entity={match.rightEntity} />
            <th scope="col" className="axis small">
              <span className="row">
                <span>{text('review.different')}</span>
                <span className="end">{text('review.same')}</span>
              </span>
              <Axis at={scale.at} joinAtBits={match.joinAtBits} least={scale.least} />
            </th>
            <th scope="col" className="number small third">
              {text('review.bits')}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => {
            const evidence = evidenceOf(index);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two steps of one name are told apart by their place
              <tr key={`${step.name} ${index}`}>
                <th scope="row" className="second">
                  {word('comparison', step.name)}
                </th>
                {evidence && step.name !== 'prior' ? (
                  <>
                    <Compared raw={evidence.left} side={match.left} said={sentence(evidence.because)} />
                    <Compared raw={evidence.right} side={match.right} said={null} />
                  </>
                ) : (
                  <td colSpan={2} className="third small">
                    {text('review.beforeHint')}
                    {evidence ? `. ${sentence(evidence.because)}` : ''}
                  </td>
                )}
                <td className="bar-cell">
                  <Lines at={scale.at} joinAtBits={match.joinAtBits} />
                  <span
                    className={
                      step.name === 'prior'
                        ? 'weight-bar prior'
                        : step.weightBits < 0
                          ? 'weight-bar minus'
                          : 'weight-bar plus'
                    }
                    role="img"
                    aria-label={text('review.waterfall', {
                      name: word('comparison', step.name),
                      bits: bits(step.weightBits),
                      total: bits(step.to),
                    })}
                    style={{
                      left: `${scale.at(Math.min(step.from, step.to))}%`,
                      width: `max(2px, ${Math.abs(scale.at(step.to) - scale.at(step.from))}%)`,
                    }}
                  />
                  {index < steps.length - 1 ? (
                    <span className="joint" style={{ left: `${scale.at(step.to)}%` }} />
                  ) : null}
                </td>
                <td className={step.weightBits < 0 && step.name !== 'prior' ? 'number mono against' : 'number mono'}>
                  {bits(step.weightBits)}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text('review.together')}</th>
            <td colSpan={2} className="second">
              {odds(match.weightBits)};{' '}
              {match.weightBits >= match.joinAtBits
                ? text('review.past')
                : text('review.shortOf', { bits: (match.joinAtBits - match.weightBits).toFixed(1) })}
            </td>
            <td className="bar-cell">
              <Lines at={scale.at} joinAtBits={match.joinAtBits} />
              <span
                className={match.weightBits < 0 ? 'weight-bar minus' : 'weight-bar plus'}
                style={{
                  left: `${scale.at(Math.min(0, match.weightBits))}%`,
                  width: `max(2px, ${Math.abs(scale.at(match.weightBits) - scale.at(0))}%)`,
                }}
              />
            </td>
            <td className="number mono strong">{bits(match.weightBits)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function SideHead({ side, entity }: { side: Side; entity: MatchToJudge['leftEntity'] }) {
  const name = side.values.find((value) => value.property === 'name')?.raw ?? entity?.name ?? '';
  return (
    <th scope="col" className="side-head">
      <span className="thing">
        <EntitySign name={signOf({ kind: side.kind, traderKind: entity?.traderKind, name })} size={18} />
        {entity ? (
          <Link to={`/things/${encodeURIComponent(entity.id)}`} className="cut">
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <bdi className="cut">{name}</bdi>
        )}
      </span>
      <span className="source-line small third">
        <Grade grade={side.record.grade} />
        <Link to={`/records/${encodeURIComponent(side.record.id)}`} className="cut">
          {side.record.source.title}, {rowPlace(side.record)}
        </Link>
        <span className="no-wrap">{side.record.recordedOn}</span>
      </span>
    </th>
  );
}

/** Above the value as it came, below how it was cleaned. */
function Compared({ raw, side, said }: { raw: string | null; side: Side; said: string | null }) {
  const read = raw === null ? undefined : side.values.find((value) => value.raw === raw);
  return (
    <td>
      <div className="cut">
        {raw === null ? <span className="third">{text('review.notGiven')}</span> : <bdi>{raw}</bdi>}
      </div>
      <div className="small third cut">
        {read && read.value !== raw ? <bdi>{read.value} </bdi> : null}
        {read?.verdict ? <Verdict verdict={read.verdict} /> : null}
        {said}
      </div>
    </td>
  );
}

/** Nought, and the line beyond which no person is asked. */
function Lines({ at, joinAtBits }: { at: (bits: number) => number; joinAtBits: number }) {
  return (
    <>
      <span className="nought" style={{ left: `${at(0)}%` }} />
      <span className="join-at" style={{ left: `${at(joinAtBits)}%` }} />
    </>
  );
}

function Axis({ at, joinAtBits, least }: { at: (bits: number) => number; joinAtBits: number; least: number }) {
  const marks = [...new Set([least < -4 ? Math.ceil(least / 2) : null, 0, joinAtBits].filter((mark) => mark !== null))];
  return (
    <span className="axis-marks third">
      {marks.map((mark) => (
        <span key={mark} style={{ left: `${at(mark)}%` }}>
          {mark === 0 ? '0' : bits(mark).replace('.0', '')}
        </span>
      ))}
    </span>
  );
}

/** Bits as odds, in two figures: a bit doubles them. */
function odds(weightBits: number): string {
  const to = 2 ** Math.abs(weightBits);
  const figures = Number(to.toPrecision(2));
  return text(weightBits >= 0 ? 'review.odds' : 'review.oddsAgainst', {
    odds: figures > 1e9 ? `10^${Math.floor(Math.log10(figures))}` : number(figures),
  });
}
