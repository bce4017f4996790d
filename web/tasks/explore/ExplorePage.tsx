import { useCallback, useRef, useState } from 'react';
import { Link } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { AddToCase } from '../../parts/AddToCase.js';
import { useChart } from '../../parts/chart.js';
import { Frame } from '../../parts/Frame.js';
import type { CanvasView } from '../../picture/Canvas.js';
import { visibleNodes } from '../../picture/picture-state.js';
import { text } from '../../texts/index.js';
import { pressed, usePageKeys } from '../../ui/keys.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import { announcement } from './announcement.js';
import { BesideChart } from './BesideChart.js';
import { ChartActions } from './ChartActions.js';
import { ChartCanvas } from './ChartCanvas.js';
import { ChartGrid } from './ChartGrid.js';
import { ChartTools } from './ChartTools.js';
import { keysOfChoice, keysOfPage } from './chart-keys.js';
import { type ChartCase, useChartCase } from './chart-of-case.js';
import { dialogPlace, ExpandDialog } from './ExpandDialog.js';
import { marksShown } from './marks-shown.js';
import { StageBar } from './StageBar.js';
import { saveCsv, savePng } from './save-chart.js';
import { chosenOn, turnOver } from './selecting.js';
import { useAsking } from './useAsking.js';
import { useExploring } from './useExploring.js';
import { useOpening } from './useOpening.js';
import './explore.css';

/** Whether the keys go to nothing in particular: to the page as it opened. */
function nobodyReads(): boolean {
  return document.activeElement === document.body || document.activeElement?.id === 'work';
}

/** Task: start from one thing and grow the picture outward, and prove each line of it. */
export function ExplorePage() {
  const chart = useChart();
  const { picture } = chart.session;
  const canvas = useRef<CanvasView>(null);
  const { working, failure, ask, forgetFailure } = useAsking();
  const exploring = useExploring(canvas, ask);
  const { chartCase, save } = useChartCase();
  const [marksBeside, setMarksBeside] = useState<readonly string[]>([]);
  const goOn = useCallback(() => requestAnimationFrame(() => nobodyReads() && canvas.current?.focus()), []);
  useOpening(ask, goOn);
  usePageKeys(keysOfPage(exploring));

  const nodes = visibleNodes(picture);
  const chosen = chosenOn(chart);
  const { view, pathFrom, expanding } = exploring;
  const expandingNode = expanding ? picture.nodes[expanding] : undefined;
  const title = chartCase ? text('explore.of', { reference: chartCase.reference }) : text('explore.chart');

  return (
    <Frame
      title={title}
      marks={marksShown(picture, marksBeside)}
      context={<WhoseChart chartCase={chartCase} title={title} />}
      actions={
        <ChartActions
          exploring={exploring}
          working={working}
          onExport={() => (view === 'canvas' ? void savePng(canvas.current) : saveCsv(picture))}
          onSave={() => ask(save)}
        />
      }
    >
      <ChartTools exploring={exploring} />
      <div className="stage">
        <StageBar working={working} onArrange={exploring.arrangeAll} />
        {failure ? <Problem message={wordsOf(failure)} onRetry={forgetFailure} /> : null}
        {pathFrom ? (
          <p className="path-hint" role="status">
            {text('explore.pathPickSecond', { name: picture.nodes[pathFrom]?.name ?? '' })}
          </p>
        ) : null}
        {chart.opening ? <Loading /> : null}
        {!chart.opening && nodes.length === 0 ? (
          <Empty>
            {text('explore.empty')} <Link to="/find">{text('explore.find')}</Link>.{' '}
            <Link to="/cases">{text('explore.emptyCase')}</Link>
          </Empty>
        ) : null}
        {view === 'canvas' && nodes.length > 0 ? <ChartCanvas canvas={canvas} exploring={exploring} /> : null}
        {view === 'grid' && nodes.length > 0 ? (
          <ChartGrid
            picture={picture}
            selection={chart.selection}
            focus={chart.focus}
            litEdge={chart.litEdge}
            onSelect={turnOver}
            onFocus={(id) => useChart.setState({ focus: id })}
            onOpenEdge={exploring.openEdge}
            onKeyDown={(event) => void pressed(event, keysOfChoice(exploring))}
          />
        ) : null}
        {expandingNode ? (
          <ExpandDialog
            key={expandingNode.id}
            id={expandingNode.id}
            name={expandingNode.name}
            picture={picture}
            at={dialogPlace(canvas.current, expandingNode.id)}
            working={working}
            onAdd={exploring.expand}
            onClose={exploring.closeExpanding}
          />
        ) : null}
        <p className="visually-hidden" aria-live="polite">
          {announcement(chart)}
        </p>
      </div>
      <BesideChart exploring={exploring} working={working} onMarks={setMarksBeside} />
      <AddToCase
        ids={chosen.length > 0 ? chosen : nodes.map((node) => node.id)}
        opened={exploring.addingToCase}
        onClose={() => exploring.setAddingToCase(false)}
        preferred={chart.caseId}
      />
    </Frame>
  );
}

/** The way to the case whose chart this is. */
function WhoseChart({ chartCase, title }: { chartCase: ChartCase | null; title: string }) {
  return (
    <>
      {chartCase ? (
        <>
          <Link to="/cases">{text('cases.title')}</Link>
          <span className="separator">/</span>
          <Link to={`/cases/${encodeURIComponent(chartCase.id)}`}>{chartCase.reference}</Link>
          <span className="separator">/</span>
        </>
      ) : null}
      <h1>{title}</h1>
      <span className="small third">
        {chartCase ? text('cases.version', { version: chartCase.version }) : text('explore.unsaved')}
      </span>
    </>
  );
}
