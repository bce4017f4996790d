import cytoscape, { type Core, type EventObject } from 'cytoscape';
import { type KeyboardEvent, type Ref, useCallback, useEffect, useImperativeHandle, useRef } from 'react';
import { differenceBetween } from './elements.js';
import { drawOverlay, type Inks, type OverlayState, readInks } from './overlay.js';
import { emptyPicture, type Picture, type Point } from './picture-state.js';
import { chartStyle, MANY_ELEMENTS, straightEdges } from './styles.js';
import './canvas.css';

/** What a page may ask of the view. It never asks what is on the chart: that it knows. */
export interface CanvasView {
  fit(): void;
  zoomBy(factor: number): void;
  /** Brings a thing into sight, without changing the zoom. */
  reveal(id: string): void;
  focus(): void;
  /** Where a thing is seen, in pixels from the canvas's corner. */
  at(id: string): Point | null;
  png(): Promise<Blob>;
}

interface Props extends Omit<OverlayState, 'hasFocus'> {
  readonly ref?: Ref<CanvasView>;
  readonly label: string;
  /** Changes with the colour scheme, so that colours are read again. */
  readonly scheme: string;
  /** What the hand and the keys do; null for a picture that is looked at: nothing in it moves, and the keyboard passes it by. */
  readonly hand: Hand | null;
}

interface Hand {
  readonly onSelect: (ids: readonly string[], add: boolean) => void;
  readonly onOpenEdge: (id: string) => void;
  readonly onExpand: (id: string) => void;
  readonly onMoved: (places: ReadonlyMap<string, Point>) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocusChange: (hasFocus: boolean) => void;
}

const ZOOM = { min: 0.08, max: 3 };
/** Room for names around all that is drawn, in pixels: on a chart one works on, and on a small one that is looked at. */
const ROOM_PX = { worked: 70, still: 24 };
/** Names hang below the things: where there is little room, all of it stands higher by half a name. */
const RAISED_PX = 12;

/** Draws a picture with Cytoscape, and tells what the analyst's hand does to it. Cytoscape lives outside React's state, for one mounting. */
export function Canvas(props: Props) {
  const { picture, selection, focus, litEdge, scheme } = props;
  const still = props.hand === null;
  const container = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLCanvasElement>(null);
  const chart = useRef<Core | null>(null);
  const shown = useRef<Picture>(emptyPicture);
  const latest = useRef<Props>(props);
  latest.current = props;
  const inks = useRef<Inks | null>(null);
  const hasFocus = useRef(false);

  const redraw = useCallback(() => {
    const [cy, canvas] = [chart.current, layer.current];
    const pen = canvas?.getContext('2d');
    if (!cy || !canvas || !pen) return;
    const ratio = window.devicePixelRatio;
    const [width, height] = [cy.width(), cy.height()];
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    inks.current ??= readInks();
    drawOverlay(pen, viewOf(cy), { ...latest.current, hasFocus: hasFocus.current }, inks.current);
  }, []);

  useEffect(() => {
    const box = container.current;
    if (!box) return;
    const cy = cytoscape({
      container: box,
      style: chartStyle(),
      minZoom: ZOOM.min,
      maxZoom: ZOOM.max,
      selectionType: 'single',
      boxSelectionEnabled: !still,
      autoungrabify: still,
      userZoomingEnabled: !still,
      userPanningEnabled: !still,
      autounselectify: true,
      // Measured: more pixels cost the frame and are not seen, since names are drawn on the layer above.
      pixelRatio: 'auto',
      textureOnViewport: false,
      hideEdgesOnViewport: false,
    });
    chart.current = cy;
    shown.current = emptyPicture;
    cy.on('render', redraw);
    if (!still) listen(cy, latest);
    void document.fonts.ready.then(redraw);
    const observer = new ResizeObserver(() => {
      cy.resize();
      if (still) fitComfortably(cy, still);
      // A drawer that opens must not cover what it speaks of.
      if (latest.current.focus) reveal(cy, latest.current.focus);
    });
    observer.observe(box);
    return () => {
      observer.disconnect();
      chart.current = null;
      cy.destroy();
    };
  }, [redraw, still]);

  useEffect(() => {
    const cy = chart.current;
    if (!cy) return;
    const first = Object.keys(shown.current.nodes).length === 0;
    const { added, removedIds, changed } = differenceBetween(shown.current, picture);
    shown.current = picture;
    cy.batch(() => {
      for (const id of removedIds) cy.getElementById(id).remove();
      // Cytoscape keeps and changes what it is given: it gets copies.
      cy.add(added.map((element) => structuredClone(element)));
      for (const node of changed) {
        const drawn = cy.getElementById(node.data.id);
        drawn.unlock();
        drawn.position({ ...node.position });
        if (node.locked) drawn.lock();
      }
    });
    if (cy.elements().length > MANY_ELEMENTS) cy.style([...chartStyle(), straightEdges] as cytoscape.StylesheetJson);
    if (first && added.length > 0) fitComfortably(cy, still);
    redraw();
  }, [picture, redraw, still]);

  useEffect(() => {
    const cy = chart.current;
    if (!cy) return;
    cy.batch(() => {
      cy.edges('.lit').removeClass('lit');
      if (litEdge) cy.getElementById(litEdge).addClass('lit');
    });
    redraw();
  }, [litEdge, redraw]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen and where the keyboard is are drawn on the layer
  useEffect(redraw, [selection, focus, redraw]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme, other colours
  useEffect(() => {
    inks.current = null;
    chart.current?.style(chartStyle());
    redraw();
  }, [scheme, redraw]);

  useImperativeHandle(
    props.ref,
    (): CanvasView => ({
      fit: () => chart.current && fitComfortably(chart.current, still),
      zoomBy: (factor) => {
        const cy = chart.current;
        cy?.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
      },
      reveal: (id) => reveal(chart.current, id),
      focus: () => container.current?.focus(),
      at: (id) => (chart.current ? viewOf(chart.current).nodeAt(id) : null),
      png: () => exportPng(chart.current, latest.current, inks.current ?? readInks()),
    }),
  );

  const setFocus = (now: boolean) => {
    hasFocus.current = now;
    props.hand?.onFocusChange(now);
    redraw();
  };
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus
  const over = <canvas ref={layer} className="canvas-layer" aria-hidden="true" />;
  if (props.hand === null) {
    return (
      <div className="canvas">
        <div ref={container} className="canvas-chart" role="img" aria-label={props.label} />
        {over}
      </div>
    );
  }
  return (
    <div className="canvas">
      <div
        ref={container}
        className="canvas-chart"
        role="application"
        aria-label={props.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application handles its own keys; the grid is its equal
        tabIndex={0}
        onKeyDown={props.hand.onKeyDown}
        onFocus={() => setFocus(true)}
        onBlur={() => setFocus(false)}
      />
      {over}
    </div>
  );
}

function viewOf(cy: Core) {
  return {
    zoom: cy.zoom(),
    width: cy.width(),
    height: cy.height(),
    nodeAt: (id: string) => {
      const node = cy.getElementById(id);
      return node.nonempty() ? node.renderedPosition() : null;
    },
    edgeMiddle: (id: string) => {
      const edge = cy.getElementById(id);
      return edge.nonempty() && edge.isEdge() ? edge.renderedMidpoint() : null;
    },
  };
}

/** All of the chart in sight, with room for names, and never larger than life. */
function fitComfortably(cy: Core, still: boolean): void {
  cy.fit(cy.elements(), still ? ROOM_PX.still : ROOM_PX.worked);
  if (cy.zoom() > 1.1) {
    cy.zoom(1.1);
    cy.center(cy.elements());
  }
  if (still) cy.panBy({ x: 0, y: -RAISED_PX });
}

function reveal(cy: Core | null, id: string): void {
  const node = cy?.getElementById(id);
  if (!cy || !node?.nonempty()) return;
  const { x, y } = node.renderedPosition();
  const margin = 90;
  const dx = x < margin ? margin - x : x > cy.width() - margin ? cy.width() - margin - x : 0;
  const dy = y < margin ? margin - y : y > cy.height() - margin ? cy.height() - margin - y : 0;
  if (dx !== 0 || dy !== 0) cy.panBy({ x: dx, y: dy });
}

/** What the mouse does. The chart's state is not touched here: each gesture is told to the page, which changes the picture. */
function listen(cy: Core, latest: { readonly current: Props }): void {
  const adds = (event: EventObject) =>
    event.originalEvent instanceof MouseEvent && (event.originalEvent.shiftKey || event.originalEvent.ctrlKey);
  cy.on('tap', 'node', (event) => latest.current.hand?.onSelect([event.target.id()], adds(event)));
  cy.on('dbltap', 'node', (event) => latest.current.hand?.onExpand(event.target.id()));
  cy.on('tap', 'edge', (event) => latest.current.hand?.onOpenEdge(event.target.id()));
  cy.on('tap', (event) => {
    if (event.target === cy) latest.current.hand?.onSelect([], false);
  });
  cy.on('boxend', (event) => {
    // Cytoscape tells of each thing in the box right after this.
    const boxed: string[] = [];
    const gather = (e: EventObject) => boxed.push(e.target.id());
    cy.on('box', 'node', gather);
    setTimeout(() => {
      cy.off('box', 'node', gather);
      if (boxed.length > 0) latest.current.hand?.onSelect(boxed, adds(event));
    });
  });
  // Dragging one of the chosen moves all of them.
  let grabbedAt: Point | null = null;
  cy.on('grab', 'node', (event) => {
    grabbedAt = { ...event.target.position() };
  });
  cy.on('free', 'node', (event) => {
    const node = event.target;
    const { x, y } = node.position();
    if (!grabbedAt || (Math.abs(x - grabbedAt.x) < 1 && Math.abs(y - grabbedAt.y) < 1)) return;
    const { selection, picture, hand } = latest.current;
    const by = { x: x - grabbedAt.x, y: y - grabbedAt.y };
    const together = selection.has(node.id()) ? [...selection] : [node.id()];
    const places = new Map<string, Point>();
    for (const id of together) {
      const was = picture.nodes[id];
      if (was && (!was.pinned || id === node.id())) places.set(id, { x: was.x + by.x, y: was.y + by.y });
    }
    hand?.onMoved(places);
  });
  cy.on('mouseover', 'node, edge', () => cy.container()?.classList.add('over-element'));
  cy.on('mouseout', 'node, edge', () => cy.container()?.classList.remove('over-element'));
}

/** The chart as a picture: signs and lines from Cytoscape, names over them, on the ground of the page. */
async function exportPng(cy: Core | null, state: Props, inks: Inks): Promise<Blob> {
  if (!cy) throw new Error('The chart is not drawn yet');
  const scale = 2;
  const blob = await cy.png({ output: 'blob-promise', scale, full: false, bg: inks.canvas });
  const base = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(base.width, base.height);
  const pen = canvas.getContext('2d');
  const layer = document.createElement('canvas');
  layer.width = base.width;
  layer.height = base.height;
  const layerPen = layer.getContext('2d');
  if (!pen || !layerPen) throw new Error('This browser gives no canvas to draw on');
  layerPen.setTransform(base.width / cy.width(), 0, 0, base.height / cy.height(), 0, 0);
  drawOverlay(layerPen, viewOf(cy), { ...state, hasFocus: false }, inks);
  pen.drawImage(base, 0, 0);
  pen.drawImage(layer, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
