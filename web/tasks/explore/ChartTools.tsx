import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsMaximize,
  IconCircleDashed,
  IconEyeOff,
  IconGitMerge,
  IconPin,
  IconPlus,
  IconRoute,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useChart } from '../../parts/chart.js';
import { OnlyFor } from '../../parts/ForDuty.js';
import { visibleNodes } from '../../picture/picture-state.js';
import { type TextKey, text } from '../../texts/index.js';
import { pinChosen, redo, undo } from './chart-acts.js';
import { chooseRelated, chosenOn, currentOn } from './selecting.js';
import type { Exploring } from './useExploring.js';

/** The tools beside the chart, each with its key: off while there is nothing to use it on. */
export function ChartTools({ exploring }: { exploring: Exploring }) {
  const chart = useChart();
  const { session } = chart;
  const [one, some] = [currentOn(chart) !== null, chosenOn(chart).length > 0];
  const two = visibleNodes(session.picture).length > 1;
  return (
    <div className="tools" role="toolbar" aria-label={text('explore.tools')} aria-orientation="vertical">
      <Tool
        icon={<IconArrowsMaximize size={16} />}
        label="explore.expand"
        letter="E"
        on={one}
        use={exploring.expandCurrent}
      />
      <Tool icon={<IconEyeOff size={16} />} label="explore.hide" letter="H" on={some} use={exploring.hideChosen} />
      <Tool icon={<IconPin size={16} />} label="explore.pin" letter="P" on={some} use={pinChosen} />
      <hr />
      <Tool icon={<IconRoute size={16} />} label="explore.path" letter="T" on={two} use={exploring.startPath} />
      <Tool icon={<IconCircleDashed size={16} />} label="explore.related" letter="R" on={some} use={chooseRelated} />
      <Tool icon={<IconGitMerge size={16} />} label="explore.matched" letter="M" on={one} use={exploring.drawMatches} />
      <OnlyFor duty="BUILD_CASE">
        <Tool
          icon={<IconPlus size={16} />}
          label="explore.addToCase"
          letter="C"
          on={some}
          use={() => exploring.setAddingToCase(true)}
        />
      </OnlyFor>
      <hr />
      <Tool
        icon={<IconArrowBackUp size={16} />}
        label="explore.undo"
        letter="Z"
        on={session.done.length > 0}
        use={undo}
      />
      <Tool
        icon={<IconArrowForwardUp size={16} />}
        label="explore.redo"
        letter="Y"
        on={session.undone.length > 0}
        use={redo}
      />
    </div>
  );
}

function Tool({
  icon,
  label,
  letter,
  on,
  use,
}: {
  icon: ReactNode;
  label: TextKey;
  letter: string;
  on: boolean;
  use: () => void;
}) {
  const name = `${text(label)} (${letter})`;
  return (
    <button type="button" className="tool" disabled={!on} onClick={use} aria-label={name} title={name}>
      {icon}
      <span aria-hidden="true">{letter}</span>
    </button>
  );
}
