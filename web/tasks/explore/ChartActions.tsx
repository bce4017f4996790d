import { Button } from '@mantine/core';
import { IconDownload, IconTable, IconTopologyStar3 } from '@tabler/icons-react';
import { useChart } from '../../parts/chart.js';
import { OnlyFor } from '../../parts/ForDuty.js';
import { visibleNodes } from '../../picture/picture-state.js';
import { text } from '../../texts/index.js';
import type { Exploring } from './useExploring.js';

interface Props {
  readonly exploring: Exploring;
  readonly working: boolean;
  readonly onExport: () => void;
  readonly onSave: () => void;
}

/** What is done with the chart as a whole: seen as canvas or grid, taken away, cleared, kept in its case. */
export function ChartActions({ exploring, working, onExport, onSave }: Props) {
  const { session, caseId } = useChart();
  const empty = visibleNodes(session.picture).length === 0;
  const { view, setView } = exploring;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not take the height of its buttons */}
      <div className="segments" role="group" aria-label={text('explore.view')}>
        <button type="button" aria-pressed={view === 'canvas'} onClick={() => setView('canvas')}>
          <IconTopologyStar3 size={14} aria-hidden /> {text('explore.canvas')}
        </button>
        <button type="button" aria-pressed={view === 'grid'} onClick={() => setView('grid')}>
          <IconTable size={14} aria-hidden /> {text('explore.grid')}
        </button>
      </div>
      <Button size="compact-xs" disabled={empty} leftSection={<IconDownload size={14} />} onClick={onExport}>
        {text(view === 'canvas' ? 'explore.exportPng' : 'explore.exportCsv')}
      </Button>
      <Button size="compact-xs" disabled={empty} onClick={exploring.clear}>
        {text('explore.clear')}
      </Button>
      <OnlyFor duty="BUILD_CASE">
        {caseId ? (
          <Button size="compact-xs" variant="filled" disabled={working || empty} onClick={onSave}>
            {text('explore.save')}
          </Button>
        ) : (
          <Button size="compact-xs" variant="filled" disabled={empty} onClick={() => exploring.setAddingToCase(true)}>
            {text('explore.addToCase')}
          </Button>
        )}
      </OnlyFor>
    </>
  );
}
