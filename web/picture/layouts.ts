import { type Picture, type Point, visibleEdges, visibleNodes } from './picture-state.js';
import { CELL_HEIGHT, CELL_WIDTH } from './place.js';

export interface LayoutRequest {
  readonly nodes: readonly { readonly id: string; readonly x: number; readonly y: number; readonly pinned: boolean }[];
  readonly edges: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  readonly nodeWidth: number;
  readonly nodeHeight: number;
}
export interface LayoutAnswer {
  /** x and y of each node, in the order of the request. */
  readonly places: Float32Array<ArrayBuffer>;
}

/** Arranges what is visible so that linked things stand near each other. Runs in a worker: the page stays alive. */
export function arrange(picture: Picture): Promise<ReadonlyMap<string, Point>> {
  const nodes = visibleNodes(picture);
  const request: LayoutRequest = {
    nodes: nodes.map(({ id, x, y, pinned }) => ({ id, x, y, pinned })),
    edges: visibleEdges(picture).map(({ id, from, to }) => ({ id, from, to })),
    nodeWidth: CELL_WIDTH * 0.6,
    nodeHeight: CELL_HEIGHT * 0.7,
  };
  const worker = new Worker(new URL('./layouts.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<ReadonlyMap<string, Point>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) =>
      resolve(
        new Map(
          nodes.map((node, index) => [
            node.id,
            { x: data.places[2 * index] ?? node.x, y: data.places[2 * index + 1] ?? node.y },
          ]),
        ),
      );
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
