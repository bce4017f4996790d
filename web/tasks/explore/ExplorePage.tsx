import { useMutation, useQuery } from '@apollo/client/react';
import { Button, useComputedColorScheme } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsMaximize,
  IconCircleDashed,
  IconDownload,
  IconEyeOff,
  IconGitMerge,
  IconLayoutGrid,
  IconPin,
  IconPlus,
  IconRoute,
  IconTable,
  IconTopologyStar3,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'; // prettier-ignore
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { graphql } from '../../api/graphql.js';
import { AddToCase } from '../../parts/AddToCase.js';
import { addThings, doOnChart, keptChart, openChart, redoOnChart, undoOnChart, useChart } from '../../parts/chart.js';
import { EvidenceDrawer } from '../../parts/EvidenceDrawer.js';
import { Frame, marksOf } from '../../parts/Frame.js';
import { phrase, shortLabel } from '../../parts/sentences.js';
import { Canvas, type CanvasView } from '../../picture/Canvas.js';
import { type Command, clear, collapse, hide, hideOthers, moveTo, setPinned, show } from '../../picture/commands.js';
import { arrange } from '../../picture/layouts.js';
import {
  drawnLinks,
  edgesOf,
  MATCH,
  otherEnd,
  type Picture,
  visibleEdges,
  visibleNodes,
} from '../../picture/picture-state.js';
import { clockwise, type Direction, nearest } from '../../picture/walk.js';
import { number, type TextKey, text } from '../../texts/index.js';
import { type KeyTable, pressed, usePageKeys } from '../../ui/keys.js';
import { notify } from '../../ui/notice.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import { ChartGrid } from './ChartGrid.js';
import { ExpandDialog } from './ExpandDialog.js';
import type { Choice } from './expansion.js';
import { readExpansion, readMatches } from './explore-operations.js';
import { Legend } from './Legend.js';
import { PathPanel } from './PathPanel.js';
import { saveCsv, savePng } from './save-chart.js';
import { ThingDrawer } from './ThingDrawer.js';
import './explore.css';

const CHART_CASE = graphql(
  `query ChartCase($id: ID!) { case(id: $id) { id reference title version chart { entity x y } items { entity { id } } } }`,
);
const SAVE_CHART = graphql(
  `mutation SaveChart($case: ID!, $positions: [ChartPositionInput!]!) { saveChart(case: $case, positions: $positions) { id version chart { entity x y } } }`,
);

/** Above this a chart cannot be read and costs the frame (docs/decisions/0071). */
const MOST_ELEMENTS = 5_000;

type Beside =
  | { readonly what: 'nothing' }
  | { readonly what: 'thing'; readonly id: string; readonly takeFocus: boolean }
  | { readonly what: 'link'; readonly id: string }
  | { readonly what: 'path'; readonly from: string; readonly to: string };
const NOTHING: Beside = { what: 'nothing' };

/** Task: start from one thing and grow the picture outward, and prove each line of it. */
export function ExplorePage() {
  const { session, selection, focus, litEdge, caseId, opening, missing } = useChart();
  const { picture } = session;
  const [view, setView] = useState<'canvas' | 'grid'>('canvas');
  const [beside, setBeside] = useState<Beside>(NOTHING);
  const [expanding, setExpanding] = useState<string | null>(null);
  const [pathFrom, setPathFrom] = useState<string | null>(null);
  const [addingToCase, setAddingToCase] = useState(false);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [marks, setMarks] = useState<readonly string[]>([]);
  const canvas = useRef<CanvasView>(null);
  const scheme = useComputedColorScheme('light');
  const go = useNavigate();
  useOpening(setFailure);
  const chartCase = useQuery(CHART_CASE, { variables: { id: caseId ?? '' }, skip: caseId === null });
  const [saveChart] = useMutation(SAVE_CHART);

  const nodes = visibleNodes(picture);
  const edges = visibleEdges(picture);
  const drawn = drawnLinks(picture);
  const hiddenIds = Object.values(picture.nodes)
    .filter((node) => node.hidden)
    .map((node) => node.id);
  const chosen =
    selection.size > 0 ? [...selection].filter((id) => picture.nodes[id]?.hidden === false) : focus ? [focus] : [];
  const current = focus ?? chosen[0] ?? null;

  const act = (command: Command) => {
    doOnChart(command);
    if (command.count > 0) notify(words(command));
  };
  const select = useCallback((ids: readonly string[], add: boolean) => {
    useChart.setState(({ selection: was }) => {
      const next = new Set(add ? was : []);
      for (const id of ids) if (!next.delete(id)) next.add(id);
      return { selection: next, focus: ids.at(-1) ?? null, litEdge: null };
    });
    const [only] = ids;
    setBeside(only !== undefined && ids.length === 1 && !add ? { what: 'thing', id: only, takeFocus: false } : NOTHING);
  }, []);
  const openEdge = useCallback(
    (id: string) => {
      useChart.setState({ litEdge: id });
      const edge = useChart.getState().session.picture.edges[id];
      if (edge?.kind === MATCH) go(`/review/${encodeURIComponent(id)}`);
      else setBeside({ what: 'link', id });
    },
    [go],
  );
  const closeBeside = () => {
    setBeside(NOTHING);
    useChart.setState({ litEdge: null });
    canvas.current?.focus();
  };
  const goTo = (id: string | null) => {
    if (id === null) return;
    useChart.setState({ focus: id, litEdge: null });
    canvas.current?.reveal(id);
    if (beside.what === 'thing') setBeside({ what: 'thing', id, takeFocus: false });
  };

  /** Work that asks the server: said while it runs, and its failure shown with what still holds. */
  const ask = async (work: () => Promise<void>) => {
    setWorking(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(error);
    } finally {
      setWorking(false);
    }
  };
  const expand = (choices: readonly Choice[], upTo: number) =>
    void ask(async () => {
      if (!expanding) return;
      const command = await readExpansion(expanding, choices, upTo);
      if (command && nodes.length + edges.length + command.count > MOST_ELEMENTS)
        notify(text('explore.large', { count: nodes.length + edges.length }));
      else if (command) act(command);
      setExpanding(null);
      canvas.current?.focus();
    });
  const drawMatches = (id: string) =>
    void ask(async () => {
      const command = await readMatches(id);
      if (command) act(command);
      else notify(text('explore.matchNothing', { name: picture.nodes[id]?.name ?? '' }));
    });
  const arrangeAll = () =>
    void ask(async () => {
      act(moveTo(await arrange(picture), 'arrange'));
      canvas.current?.fit();
    });
  const save = () =>
    void ask(async () => {
      if (!caseId) return;
      const positions = nodes.map(({ id, x, y }) => ({ entity: id, x, y }));
      await saveChart({ variables: { case: caseId, positions } });
      notify(text('explore.saved', { reference: chartCase.data?.case?.reference ?? '' }));
    });

  const startPath = () => {
    const [a, b] = [...selection];
    if (selection.size === 2 && a && b) setBeside({ what: 'path', from: a, to: b });
    else if (current) {
      setPathFrom(current);
      canvas.current?.focus();
    } else notify(text('explore.pathChoose'));
  };
  const endPath = (to: string) => {
    if (pathFrom && pathFrom !== to) setBeside({ what: 'path', from: pathFrom, to });
    setPathFrom(null);
  };
  const onLinks = (step: 1 | -1): boolean => {
    if (!current) return false;
    const around = clockwise(picture, current);
    const at = around.findIndex((edge) => edge.id === litEdge);
    const next = around[at + step];
    useChart.setState({ litEdge: next?.id ?? null });
    if (next && beside.what === 'link') setBeside({ what: 'link', id: next.id });
    return next !== undefined;
  };
  const related = () => {
    const around = chosen.flatMap((id) => edgesOf(picture, id).map((edge) => otherEnd(edge, id)));
    useChart.setState({ selection: new Set([...chosen, ...around]) });
  };
  const invert = () =>
    useChart.setState({ selection: new Set(nodes.filter((node) => !selection.has(node.id)).map((node) => node.id)) });
  const hideChosen = () => {
    if (chosen.length === 0) return;
    // The keyboard stays near: on what the hidden thing was linked to, or lies nearest.
    const next = current
      ? (edgesOf(picture, current)
          .map((edge) => otherEnd(edge, current))
          .find((id) => !chosen.includes(id)) ??
        nodes.find((node) => !chosen.includes(node.id))?.id ??
        null)
      : null;
    act(hide(chosen));
    useChart.setState({ selection: new Set(), focus: next, litEdge: null });
    if (beside.what === 'thing') setBeside(NOTHING);
  };
  const takeBack = () => {
    if (!current) return;
    const command = collapse(picture, current);
    if (command.count === 0) notify(text('explore.collapseNothing', { name: picture.nodes[current]?.name ?? '' }));
    else act(command);
  };
  const pin = () => {
    if (chosen.length > 0) act(setPinned(chosen, !chosen.every((id) => picture.nodes[id]?.pinned)));
  };
  const undo = () => {
    const step = undoOnChart();
    if (step) notify(text('explore.undid', { what: words(step) }));
  };
  const redo = () => {
    const step = redoOnChart();
    if (step) notify(text('explore.redid', { what: words(step) }));
  };
  const giveUp = () => {
    if (pathFrom) setPathFrom(null);
    else if (expanding) setExpanding(null);
    else if (beside.what !== 'nothing') closeBeside();
    else useChart.setState({ selection: new Set(), litEdge: null });
  };

  usePageKeys({
    'Ctrl+z': undo,
    'Ctrl+y': redo,
    'Ctrl+Shift+Z': redo,
    'Alt+1': () => setView('canvas'),
    'Alt+2': () => setView('grid'),
    Escape: giveUp,
  });

  const openCurrent = () => {
    if (pathFrom && current) endPath(current);
    else if (litEdge) openEdge(litEdge);
    else if (current) setBeside({ what: 'thing', id: current, takeFocus: true });
  };
  const step = (direction: Direction) => () => goTo(nearest(picture, current ?? '', direction));
  const onChosen: KeyTable = {
    e: () => current && setExpanding(current),
    'Shift+E': takeBack,
    h: hideChosen,
    'Shift+H': () => act(hideOthers(picture, new Set(chosen))),
    p: pin,
    t: startPath,
    r: related,
    i: invert,
    m: () => current && drawMatches(current),
    c: () => chosen.length > 0 && setAddingToCase(true),
    o: () => {
      const edge = litEdge ? picture.edges[litEdge] : undefined;
      if (edge && current) goTo(otherEnd(edge, current));
    },
  };
  const canvasKeys: KeyTable = {
    ...onChosen,
    ArrowLeft: step('left'),
    ArrowRight: step('right'),
    ArrowUp: step('up'),
    ArrowDown: step('down'),
    Enter: openCurrent,
    ' ': () =>
      current &&
      useChart.setState(({ selection: was }) => ({
        selection: was.has(current) ? without(was, current) : new Set([...was, current]),
      })),
    '+': () => canvas.current?.zoomBy(1.25),
    '=': () => canvas.current?.zoomBy(1.25),
    '-': () => canvas.current?.zoomBy(0.8),
    '0': () => canvas.current?.fit(),
  };
  const onCanvasKey = (event: KeyboardEvent) => {
    // Tab goes along the links of the thing, and leaves the canvas after the last.
    if (event.key === 'Tab' && onLinks(event.shiftKey ? -1 : 1)) event.preventDefault();
    else pressed(event, canvasKeys);
  };

  const reference = chartCase.data?.case?.reference;
  const title = reference ? text('explore.of', { reference }) : text('explore.chart');
  const tool = (icon: ReactNode, label: TextKey, key: string, act: () => void, on = true) => (
    <button
      type="button"
      className="tool"
      disabled={!on}
      onClick={act}
      aria-label={`${text(label)} (${key})`}
      title={`${text(label)} (${key})`}
    >
      {icon}
      <span aria-hidden="true">{key}</span>
    </button>
  );
  const expandingNode = expanding ? picture.nodes[expanding] : undefined;
  const besideNode = beside.what === 'thing' ? picture.nodes[beside.id] : undefined;

  return (
    <Frame
      title={title}
      marks={
        beside.what === 'link' && marks.length > 0 && nodes.length === 0 ? marksOf(marks, '') : { kind: 'ceiling' }
      }
      context={
        <>
          {reference ? (
            <>
              <Link to="/cases">{text('cases.title')}</Link>
              <span className="separator">/</span>
              <Link to={`/cases/${encodeURIComponent(caseId ?? '')}`}>{reference}</Link>
              <span className="separator">/</span>
            </>
          ) : null}
          <h1>{title}</h1>
          <span className="small third">
            {reference
              ? text('cases.version', { version: chartCase.data?.case?.version ?? 0 })
              : text('explore.unsaved')}
          </span>
        </>
      }
      actions={
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
          <Button
            size="compact-xs"
            disabled={nodes.length === 0}
            leftSection={<IconDownload size={14} />}
            onClick={() => (view === 'canvas' ? void savePng(canvas.current) : saveCsv(picture))}
          >
            {text(view === 'canvas' ? 'explore.exportPng' : 'explore.exportCsv')}
          </Button>
          <Button
            size="compact-xs"
            disabled={nodes.length === 0}
            onClick={() => {
              act(clear(nodes.length));
              useChart.setState({ caseId: null, focus: null, selection: new Set() });
              setBeside(NOTHING);
            }}
          >
            {text('explore.clear')}
          </Button>
          {caseId ? (
            <Button size="compact-xs" variant="filled" disabled={working || nodes.length === 0} onClick={save}>
              {text('explore.save')}
            </Button>
          ) : (
            <Button
              size="compact-xs"
              variant="filled"
              disabled={nodes.length === 0}
              onClick={() => setAddingToCase(true)}
            >
              {text('explore.addToCase')}
            </Button>
          )}
        </>
      }
    >
      <div className="tools" role="toolbar" aria-label={text('explore.tools')} aria-orientation="vertical">
        {tool(
          <IconArrowsMaximize size={16} />,
          'explore.expand',
          'E',
          () => current && setExpanding(current),
          current !== null,
        )}
        {tool(<IconEyeOff size={16} />, 'explore.hide', 'H', hideChosen, chosen.length > 0)}
        {tool(<IconPin size={16} />, 'explore.pin', 'P', pin, chosen.length > 0)}
        <hr />
        {tool(<IconRoute size={16} />, 'explore.path', 'T', startPath, nodes.length > 1)}
        {tool(<IconCircleDashed size={16} />, 'explore.related', 'R', related, chosen.length > 0)}
        {tool(
          <IconGitMerge size={16} />,
          'explore.matched',
          'M',
          () => current && drawMatches(current),
          current !== null,
        )}
        {tool(<IconPlus size={16} />, 'explore.addToCase', 'C', () => setAddingToCase(true), chosen.length > 0)}
        <hr />
        {tool(<IconArrowBackUp size={16} />, 'explore.undo', 'Z', undo, session.done.length > 0)}
        {tool(<IconArrowForwardUp size={16} />, 'explore.redo', 'Y', redo, session.undone.length > 0)}
      </div>
      <div className="stage">
        <div className="stage-bar">
          <span className="small">
            <b>{text('explore.things', { count: nodes.length })}</b>,{' '}
            {text('explore.pathLinks', { count: edges.length })}
            {hiddenIds.length > 0 ? (
              <>
                {' · '}
                {text('explore.hidden', { count: hiddenIds.length })}{' '}
                <button type="button" className="as-link" onClick={() => act(show(hiddenIds))}>
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
              onClick={arrangeAll}
            >
              {text('explore.arrange')}
            </Button>
            <Button size="compact-xs" variant="subtle" component={Link} to="/find" leftSection={<IconPlus size={14} />}>
              {text('explore.addThing')}
            </Button>
          </span>
        </div>
        {failure ? <Problem message={wordsOf(failure)} onRetry={() => setFailure(null)} /> : null}
        {pathFrom ? (
          <p className="path-hint" role="status">
            {text('explore.pathPickSecond', { name: picture.nodes[pathFrom]?.name ?? '' })}
          </p>
        ) : null}
        {opening ? <Loading /> : null}
        {!opening && nodes.length === 0 ? (
          <Empty>
            {text('explore.empty')} <Link to="/find">{text('explore.find')}</Link>.{' '}
            <Link to="/cases">{text('explore.emptyCase')}</Link>
          </Empty>
        ) : null}
        {view === 'canvas' && nodes.length > 0 ? (
          <>
            <Canvas
              ref={canvas}
              picture={picture}
              selection={selection}
              focus={focus}
              litEdge={litEdge}
              scheme={scheme}
              label={text('explore.canvasLabel', { count: nodes.length })}
              edgeLabel={(id) => (picture.edges[id] ? shortLabel(picture.edges[id]) : '')}
              onSelect={(ids, add) => (pathFrom && ids[0] ? endPath(ids[0]) : select(ids, add))}
              onOpenEdge={openEdge}
              onExpand={setExpanding}
              onMoved={(places) => act(moveTo(places, 'move'))}
              onKeyDown={onCanvasKey}
              onFocusChange={(has) => has && current === null && useChart.setState({ focus: nodes[0]?.id ?? null })}
            />
            <Legend />
            <div className="zoom">
              <Button
                size="compact-xs"
                aria-label={text('explore.zoomOut')}
                onClick={() => canvas.current?.zoomBy(0.8)}
              >
                <IconZoomOut size={14} />
              </Button>
              <Button
                size="compact-xs"
                aria-label={text('explore.zoomIn')}
                onClick={() => canvas.current?.zoomBy(1.25)}
              >
                <IconZoomIn size={14} />
              </Button>
              <Button size="compact-xs" onClick={() => canvas.current?.fit()}>
                {text('explore.fit')}
              </Button>
            </div>
          </>
        ) : null}
        {view === 'grid' && nodes.length > 0 ? (
          <ChartGrid
            picture={picture}
            selection={selection}
            focus={focus}
            litEdge={litEdge}
            onSelect={(ids, add) =>
              useChart.setState(({ selection: was }) => ({ selection: toggled(add ? was : new Set(), ids) }))
            }
            onFocus={(id) => useChart.setState({ focus: id })}
            onOpenEdge={openEdge}
            onKeyDown={(event) => void pressed(event, onChosen)}
          />
        ) : null}
        {expanding && expandingNode ? (
          <ExpandDialog
            key={expanding}
            id={expanding}
            name={expandingNode.name}
            picture={picture}
            at={dialogPlace(canvas.current, expanding)}
            working={working}
            onAdd={expand}
            onClose={() => {
              setExpanding(null);
              canvas.current?.focus();
            }}
          />
        ) : null}
        <p className="visually-hidden" aria-live="polite">
          {announcement(picture, current, litEdge, selection, drawn)}
        </p>
      </div>
      {beside.what === 'link' ? <EvidenceDrawer linkId={beside.id} onClose={closeBeside} onMarks={setMarks} /> : null}
      {beside.what === 'path' ? (
        <PathPanel key={`${beside.from} ${beside.to}`} from={beside.from} to={beside.to} onClose={closeBeside} />
      ) : null}
      {beside.what === 'thing' && besideNode ? (
        <ThingDrawer
          node={besideNode}
          picture={picture}
          takeFocus={beside.takeFocus}
          onOpenEdge={openEdge}
          onExpand={() => setExpanding(besideNode.id)}
          onAddToCase={() => setAddingToCase(true)}
          onClose={closeBeside}
        />
      ) : null}
      <AddToCase
        ids={chosen.length > 0 ? chosen : nodes.map((node) => node.id)}
        opened={addingToCase}
        onClose={() => setAddingToCase(false)}
        preferred={caseId}
      />
    </Frame>
  );
}

/** What the address asks for: a thing to add, a case's chart to open, or the chart that was left on this machine. */
function useOpening(onFailure: (error: unknown) => void): void {
  const [params, setParams] = useSearchParams();
  const add = params.get('add');
  const openCase = params.get('case');
  const { data } = useQuery(CHART_CASE, {
    variables: { id: openCase ?? '' },
    skip: openCase === null,
    fetchPolicy: 'network-only',
  });
  const opened = data?.case;
  const restored = useRef(false);
  useEffect(() => {
    if (openCase !== null) {
      if (!opened) return;
      setParams({}, { replace: true });
      const places = opened.chart.map(({ entity, x, y }) => ({ id: entity, x, y, pinned: false, hidden: false }));
      // A chart that was never saved begins with what is in the case.
      const begin = places.length > 0 ? [] : opened.items.map((item) => item.entity.id);
      openChart({ caseId: opened.id, places })
        .then(() => addThings(begin))
        .catch(onFailure);
      return;
    }
    if (restored.current && add === null) return;
    restored.current = true;
    const kept = keptChart();
    const isEmpty = Object.keys(useChart.getState().session.picture.nodes).length === 0 && !useChart.getState().opening;
    const restoring = isEmpty && kept && kept.places.length > 0 ? openChart(kept) : Promise.resolve();
    if (add !== null) setParams({}, { replace: true });
    restoring.then(() => (add === null ? undefined : addThings(add.split(',')))).catch(onFailure);
  }, [add, openCase, opened, setParams, onFailure]);
}

const words = (step: Pick<Command, 'name' | 'count' | 'about'>): string =>
  text(`explore.did.${step.name}`, { count: step.count, name: step.about });

function without(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const rest = new Set(set);
  rest.delete(id);
  return rest;
}

function toggled(set: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  const next = new Set(set);
  for (const id of ids) if (!next.delete(id)) next.add(id);
  return next;
}

const DIALOG = { width: 344, height: 380 };

/** Beside the thing, and wholly in sight. */
function dialogPlace(canvas: CanvasView | null, id: string): { left: number; top: number } {
  const at = canvas?.at(id);
  const stage = document.querySelector('.stage');
  if (!at || !stage) return { left: 12, top: 48 };
  const most = { left: stage.clientWidth - DIALOG.width - 12, top: stage.clientHeight - DIALOG.height - 12 };
  const left = at.x + 40 + DIALOG.width > stage.clientWidth ? at.x - DIALOG.width - 40 : at.x + 40;
  return { left: Math.max(12, Math.min(left, most.left)), top: Math.max(48, Math.min(at.y - 40, most.top)) };
}

/** What a screen reader says when the keyboard moves: the thing or the link it is on. */
function announcement(
  picture: Picture,
  current: string | null,
  litEdge: string | null,
  selection: ReadonlySet<string>,
  drawn: ReadonlyMap<string, number>,
): string {
  const edge = litEdge ? picture.edges[litEdge] : undefined;
  if (edge) {
    const way = edge.kind === MATCH ? text('evidence.matchSentence') : phrase(edge.kind, true);
    const said = `${picture.nodes[edge.from]?.name ?? ''} ${way} ${picture.nodes[edge.to]?.name ?? ''}`;
    return text('explore.linkAt', { sentence: said, count: edge.recordCount });
  }
  const node = current ? picture.nodes[current] : undefined;
  if (!node) return '';
  const marks = `${node.pinned ? text('explore.markPinned') : ''}${selection.has(node.id) ? text('explore.markSelected') : ''}`;
  return text('explore.at', {
    kind: text(`kind.${node.kind}` as TextKey),
    name: node.name,
    detail: node.detail,
    drawn: number(drawn.get(node.id) ?? 0),
    total: number(node.linkTotal),
    marks,
  });
}
