import { graphql, type ResultOf } from '../api/graphql.js';
import { text, word } from '../texts/index.js';

export const CONDITIONS = graphql(`
  fragment Conditions on Record {
    originator
    grade { scheme }
    conditions { codes text expiresOn reviewOn }
  }
`);

/**
 * What the provider asked for beside the marking: his codes with their meaning, his words, and when he wants it looked at again. A day that is
 * past widens nothing; it says that somebody has to ask him.
 */
export function HandlingConditions({ of: { grade, conditions } }: { of: ResultOf<typeof CONDITIONS> }) {
  const { codes, text: words, expiresOn, reviewOn } = conditions;
  if (codes.length === 0 && words === null && expiresOn === null && reviewOn === null) return null;
  const today = new Date().toISOString().slice(0, 10);
  const due = [expiresOn, reviewOn].some((day) => day !== null && day <= today);
  return (
    <div className="handling-conditions small">
      {codes.map((code) => (
        <p key={code}>
          <b className="mono">{code}</b> {word('handlingCode', `${grade.scheme} ${code}`)}
        </p>
      ))}
      {words ? <p className="second">{words}</p> : null}
      {expiresOn ? <p className="second">{text('conditions.expires', { on: expiresOn })}</p> : null}
      {reviewOn ? <p className="second">{text('conditions.review', { on: reviewOn })}</p> : null}
      {due ? <p className="chip warn">{text('conditions.due')}</p> : null}
    </div>
  );
}
