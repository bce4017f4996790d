import { text, word } from '../../texts/index.js';

/** Values of a mention that are shown in its line; the others are counted. */
const VALUES_SHOWN = 3;

/** What a mention says, as short as a line has it. */
export function Said({ values }: { values: readonly { readonly property: string; readonly value: string }[] }) {
  return (
    <>
      {values.slice(0, VALUES_SHOWN).map((value, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one row may say one thing twice
        <span key={n} className="said">
          <span className="third small">{word('property', value.property)}</span> <bdi>{value.value}</bdi>{' '}
        </span>
      ))}
      {values.length > VALUES_SHOWN ? (
        <span className="third small">{text('split.more', { count: values.length - VALUES_SHOWN })}</span>
      ) : null}
    </>
  );
}
