import { Button } from '@mantine/core';
import { IconLayoutGrid, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useChart } from '../../parts/chart.js';
import { show } from '../../picture/commands.js';
import { visibleEdges, visibleNodes } from '../../picture/picture-state.js';
import { text } from '../../texts/index.js';
import { act } from './chart-acts.js';

/** How much is on the chart, and how much of it the analyst hid. */
export function StageBar({ working, onArrange }: { working: boolean; onArrange: () => void }) {
  const { session, selection, missing } = useChart();
  const nodes = visibleNodes(session.picture);
  const hidden = Object.values(session.picture.nodes).filter((node) => node.hidden);
  return (
    <div className="stage-bar">
      <span className="small">
        <b>{text('explore.things', { count: nodes.length })}</b>,{' '}
        <span className="drawn">{text('explore.pathLinks', { count: visibleEdges(session.picture).length })}</span>
        {hidden.length > 0 ? (
          <>
            {' · '}
            {text('explore.hidden', { count: hidden.length })}{' '}
            <button type="button" className="as-link" onClick={() => act(show(hidden.map((node) => node.id)))}>
              {text('explore.showHidden')}
            </button>
          </>
        ) : null}
        {missing > 0 ? ` · ${text('explore.missing', { count: missing })}` : ''}
        {selection.size > 0 ? ` · ${text('explore.selectedThings', { count: selection.size })}` : ''}
      </span>
      <span className="end row">
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={nodes.length < 2 || working}
          leftSection={<IconLayoutGrid size={14} />}
          onClick={onArrange}
        >
          {text('explore.arrange')}
        </Button>
        <Button size="compact-xs" variant="subtle" component={Link} to="/find" leftSection={<IconPlus size={14} />}>
          {text('explore.addThing')}
        </Button>
      </span>
    </div>
  );
}
