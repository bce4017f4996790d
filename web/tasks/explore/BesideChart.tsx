import { useEffect } from 'react';
import { useChart } from '../../parts/chart.js';
import { EvidenceDrawer } from '../../parts/EvidenceDrawer.js';
import { PathPanel } from './PathPanel.js';
import { ThingDrawer } from './ThingDrawer.js';
import type { Exploring } from './useExploring.js';

/** The drawer beside the chart, if one is open. `onMarks` is told the handling codes of what it shows, empty when it closes. */
export function BesideChart({
  exploring,
  working,
  onMarks,
}: {
  exploring: Exploring;
  working: boolean;
  onMarks: (marks: readonly string[]) => void;
}) {
  const picture = useChart((chart) => chart.session.picture);
  const { beside, closeBeside } = exploring;
  const showsMarked = beside.what === 'link' || beside.what === 'path';
  useEffect(() => {
    if (!showsMarked) onMarks([]);
  }, [showsMarked, onMarks]);

  if (beside.what === 'link') return <EvidenceDrawer linkId={beside.id} onClose={closeBeside} onMarks={onMarks} />;
  if (beside.what === 'path') {
    const { from, to } = beside;
    return (
      <PathPanel
        key={`${from} ${to}`}
        from={from}
        to={to}
        working={working}
        onDraw={exploring.drawPath}
        onClose={closeBeside}
        onMarks={onMarks}
      />
    );
  }
  const node = beside.what === 'thing' ? picture.nodes[beside.id] : undefined;
  return node ? (
    <ThingDrawer
      node={node}
      picture={picture}
      takeFocus={beside.what === 'thing' && beside.takeFocus}
      onOpenEdge={exploring.openEdge}
      onExpand={() => exploring.setExpanding(node.id)}
      onAddToCase={() => exploring.setAddingToCase(true)}
      onClose={closeBeside}
    />
  ) : null;
}
