import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { shortLabel } from '../../parts/sentences.js';
import { Canvas } from '../../picture/Canvas.js';
import { emptyPicture, MATCH } from '../../picture/picture-state.js';
import { text } from '../../texts/index.js';
import type { MatchToJudge, Surroundings } from './match-operations.js';
import { pairPicture, sidesOf } from './pair-picture.js';

/** Names side by side, and none over the next. */
const NAME_WIDTH_PX = 76;
const NONE: ReadonlySet<string> = new Set();

/** The two among what they are linked to. Until that is known nothing is drawn, in the same room. */
export function PairChart({ match, around }: { match: MatchToJudge; around: Surroundings | null }) {
  const scheme = useComputedColorScheme('light');
  const picture = useMemo(() => (around ? pairPicture(match, around) : emptyPicture), [match, around]);
  return (
    <Canvas
      picture={picture}
      selection={NONE}
      focus={null}
      litEdge={null}
      scheme={scheme}
      label={around ? inWords(match, around) : text('review.chartComes')}
      nameWidthPx={NAME_WIDTH_PX}
      edgeLabel={(id) => (picture.edges[id]?.kind === MATCH ? shortLabel(picture.edges[id]) : '')}
      hand={null}
    />
  );
}

/** What the picture shows, for those who do not see it. */
function inWords(match: MatchToJudge, around: Surroundings): string {
  const { both, left, right } = sidesOf(around);
  const names = (things: readonly { readonly name: string }[]) =>
    things.length === 0 ? text('review.chartNothing') : things.map((thing) => thing.name).join(', ');
  return text('review.chart', {
    first: match.leftEntity?.name ?? '',
    second: match.rightEntity?.name ?? '',
    both: names(both),
    left: names(left),
    right: names(right),
  });
}
