import { Button, useComputedColorScheme } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useChart } from '../../parts/chart.js';
import { shortLabel } from '../../parts/sentences.js';
import { Canvas, type CanvasView } from '../../picture/Canvas.js';
import { moveTo } from '../../picture/commands.js';
import { visibleNodes } from '../../picture/picture-state.js';
import { text } from '../../texts/index.js';
import { act } from './chart-acts.js';
import { onCanvasKey } from './chart-keys.js';
import { Legend } from './Legend.js';
import { currentOn } from './selecting.js';
import type { Exploring } from './useExploring.js';

/** The chart as drawn, with its legend and the ways to come nearer. */
export function ChartCanvas({ canvas, exploring }: { canvas: RefObject<CanvasView | null>; exploring: Exploring }) {
  const chart = useChart();
  const { picture } = chart.session;
  const nodes = visibleNodes(picture);
  const scheme = useComputedColorScheme('light');
  return (
    <>
      <Canvas
        ref={canvas}
        picture={picture}
        selection={chart.selection}
        focus={chart.focus}
        litEdge={chart.litEdge}
        scheme={scheme}
        label={text('explore.canvasLabel', { count: nodes.length })}
        edgeLabel={(id) => (picture.edges[id] ? shortLabel(picture.edges[id]) : '')}
        hand={{
          onSelect: exploring.pick,
          onOpenEdge: exploring.openEdge,
          onExpand: exploring.setExpanding,
          onMoved: (places) => act(moveTo(places, 'move')),
          onKeyDown: (event) => onCanvasKey(event, exploring, canvas),
          onFocusChange: (has) =>
            has && currentOn(chart) === null && useChart.setState({ focus: nodes[0]?.id ?? null }),
        }}
      />
      <Legend />
      <div className="zoom">
        <Button size="compact-xs" aria-label={text('explore.zoomOut')} onClick={() => canvas.current?.zoomBy(0.8)}>
          <IconZoomOut size={14} />
        </Button>
        <Button size="compact-xs" aria-label={text('explore.zoomIn')} onClick={() => canvas.current?.zoomBy(1.25)}>
          <IconZoomIn size={14} />
        </Button>
        <Button size="compact-xs" onClick={() => canvas.current?.fit()}>
          {text('explore.fit')}
        </Button>
      </div>
    </>
  );
}
