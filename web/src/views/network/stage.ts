import './webgl';
import Graph from 'graphology';
import Sigma from 'sigma';
import { EdgeLineProgram } from 'sigma/rendering';
import type { CameraState, Coordinates, EdgeDisplayData, NodeDisplayData } from 'sigma/types';
import type { Survey } from '../../survey/survey';
import { discProgram } from './disc';
import type { Line } from './kinds';
import { changesOf, FADED, HIDDEN, PLAIN, type Looks } from './look';
import { pickAt } from './pick';
import { RelationLine } from './relation-line';

/** Everything that decides how the network is drawn. */
export interface Paint {
  readonly looks: Looks;
  /** Colour of the page behind. */
  readonly ground: string;
  /** Colours as #rrggbb an organisation, plain and faded. */
  readonly colours: readonly (readonly [plain: string, faded: string])[];
  /** Radius an organisation in pixels, at the view of the whole. */
  readonly radii: Float32Array;
  /** Style a kind of relation: colours plain and faded, and the line. */
  readonly kinds: ReadonlyMap<string, { readonly plain: string; readonly faded: string; readonly line: Line }>;
}

export interface Hooks {
  readonly click: (i: number | null) => void;
  readonly hover: (i: number | null) => void;
  /** After every frame: what is drawn over and under the nodes. */
  readonly rendered: (below: CanvasRenderingContext2D, above: CanvasRenderingContext2D) => void;
  readonly moved: (camera: CameraState) => void;
  readonly lost: () => void;
}

/** Where an organisation is on the screen, and its radius there. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

type Keyed = { readonly i: number };

/** Beyond this many relations they are hairlines: strips of dashes would take a weak machine seconds a frame. */
const MOST_STRIPS = 12000;
const CLOSEST = 0.02;
const FARTHEST = 4;
const PADDING = 40;
const ZOOM_STEP = 1.5;

const graphs = new WeakMap<Survey, Graph>();

/** One graph a survey, however often the view is opened: building it takes longer than drawing it. */
function graphOf(survey: Survey): Graph {
  const known = graphs.get(survey) ?? buildGraph(survey);
  graphs.set(survey, known);
  return known;
}

function buildGraph({ size, organisations, relations }: Survey): Graph {
  const graph = new Graph({ multi: true, type: 'directed', allowSelfLoops: true });
  for (let i = 0; i < size; i++) graph.addNode(i, { i, x: organisations.x[i], y: organisations.y[i] });
  relations.source.forEach((from, edge) => graph.addDirectedEdgeWithKey(edge, from, relations.target[edge], { i: edge }));
  return graph;
}

const IDLE: Hooks = { click: () => undefined, hover: () => undefined, rendered: () => undefined, moved: () => undefined, lost: () => undefined };
const stages = new WeakMap<Survey, Stage>();

/** The stage of a survey, in a view: the one that was there before, or a new one. Throws where WebGL is missing. */
export function stageIn(container: HTMLElement, survey: Survey, paint: Paint, hooks: Hooks): Stage {
  const known = stages.get(survey);
  known?.attach(container, paint, hooks);
  const stage = known ?? new Stage(container, survey, paint, hooks);
  stages.set(survey, stage);
  return stage;
}

/** The drawing of the network with sigma: what is drawn is decided elsewhere and handed in as a Paint. */
export class Stage {
  readonly #host = document.createElement('div');
  readonly #sigma: Sigma;
  readonly #survey: Survey;
  readonly #stops: (() => void)[] = [];
  #paint: Paint;
  #hooks: Hooks;
  /** Draws anew what lies under and over the nodes, and leaves them alone. */
  overlay: () => void = () => undefined;

  constructor(container: HTMLElement, survey: Survey, paint: Paint, hooks: Hooks) {
    this.#survey = survey;
    this.#paint = paint;
    this.#hooks = hooks;
    this.#host.style.blockSize = '100%';
    container.append(this.#host);
    this.#sigma = new Sigma(graphOf(survey), this.#host, this.#settings());
    // sigma would draw every disc a second time, to ask the graphics card which one is under the pointer
    Object.assign(this.#sigma, { getNodeAtPosition: (at: Coordinates) => this.#nodeAt(at) });
    this.#listen();
  }

  /** Puts the stage into a view again, which draws what has changed meanwhile. */
  attach(container: HTMLElement, paint: Paint, hooks: Hooks): void {
    this.#hooks = hooks;
    container.append(this.#host);
    this.repaint(paint);
  }

  /** Takes the stage out of its view and keeps it: making another one takes longer than a tab may. */
  detach(): void {
    this.#hooks = IDLE;
    this.#host.remove();
  }

  #nodeAt(at: Coordinates): string | null {
    const { x, y } = this.#survey.organisations;
    const radiusOf = (i: number): number => this.#sigma.scaleSize(this.#paint.radii[i]!);
    const scale = this.#sigma.getGraphToViewportRatio();
    const found = pickAt(this.#sigma.viewportToGraph(at), scale, { x, y, looks: this.#paint.looks.nodes, radiusOf });
    return found === null ? null : String(found);
  }

  #settings() {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const strips = this.#survey.relations.source.length <= MOST_STRIPS;
    return {
      defaultEdgeType: 'relation',
      defaultNodeType: 'organisation',
      nodeProgramClasses: { organisation: discProgram(() => this.#paint.ground) },
      edgeProgramClasses: { relation: strips ? RelationLine : EdgeLineProgram },
      nodeReducer: (_: string, data: object) => this.#node((data as Keyed).i, data),
      edgeReducer: (_: string, data: object) => this.#edge((data as Keyed).i),
      allowInvalidContainer: true, // out of its view it has no size
      renderLabels: false, // names are placed in labels.ts, so that none covers another
      defaultDrawNodeHover: () => undefined,
      zIndex: false,
      stagePadding: PADDING,
      minCameraRatio: CLOSEST,
      maxCameraRatio: FARTHEST,
      zoomDuration: still ? 0 : 150,
      inertiaDuration: 0,
      inertiaRatio: 1,
      doubleClickZoomingDuration: still ? 0 : 150,
    };
  }

  #node(i: number, position: object): Partial<NodeDisplayData> {
    const { looks, colours, radii } = this.#paint;
    const look = looks.nodes[i]!;
    const [plain, faded] = colours[i]!;
    return { ...position, label: null, size: radii[i]!, color: look === PLAIN ? plain : faded, hidden: look === HIDDEN };
  }

  #edge(edge: number): Partial<EdgeDisplayData> & { line: Line } {
    const look = this.#paint.looks.edges[edge]!;
    const { plain, faded, line } = this.#paint.kinds.get(this.#survey.relations.relation[edge]!)!;
    return { label: null, size: look === FADED ? 0.75 : 1.25, color: look === PLAIN ? plain : faded, hidden: look === HIDDEN, line };
  }

  #listen(): void {
    const sigma = this.#sigma;
    sigma.on('clickNode', ({ node }) => this.#hooks.click(Number(node)));
    sigma.on('clickStage', () => this.#hooks.click(null));
    sigma.on('enterNode', ({ node }) => this.#hooks.hover(Number(node)));
    sigma.on('leaveNode', () => this.#hooks.hover(null));
    sigma.on('doubleClickNode', (event) => event.preventSigmaDefault());
    const { edgeLabels, labels, nodes, edges } = sigma.getCanvases();
    const [below, above] = [edgeLabels!.getContext('2d')!, labels!.getContext('2d')!];
    this.overlay = () => {
      for (const pen of [below, above]) pen.clearRect(0, 0, this.width, this.height);
      this.#hooks.rendered(below, above);
    };
    sigma.on('afterRender', this.overlay);
    sigma.getCamera().on('updated', (camera) => this.#hooks.moved(camera));
    const watch = new ResizeObserver(() => this.#fitContainer());
    watch.observe(sigma.getContainer());
    this.#stops.push(() => watch.disconnect());
    const lost = (): void => {
      const { lost: tell } = this.#hooks;
      this.destroy();
      tell();
    };
    for (const canvas of [nodes!, edges!]) {
      canvas.addEventListener('webglcontextlost', lost);
      this.#stops.push(() => canvas.removeEventListener('webglcontextlost', lost));
    }
    this.overlay();
  }

  #fitContainer(): void {
    const { offsetWidth, offsetHeight } = this.#sigma.getContainer();
    if (offsetWidth > 0 && (offsetWidth !== this.width || offsetHeight !== this.height)) this.#sigma.scheduleRender();
  }

  get paint(): Paint { return this.#paint; }

  /** Draws, at the next frame, what differs from the last paint; all of it when colours, sizes or styles are others. */
  repaint(paint: Paint): void {
    const before = this.#paint;
    this.#paint = paint;
    const same = before.colours === paint.colours && before.radii === paint.radii && before.kinds === paint.kinds;
    if (!same) return void this.#sigma.refresh({ schedule: true });
    const nodes = changesOf(before.looks.nodes, paint.looks.nodes).map(String);
    const edges = changesOf(before.looks.edges, paint.looks.edges).map(String);
    this.#sigma.refresh({ partialGraph: { nodes, edges }, skipIndexation: true, schedule: true });
  }

  spotOf(i: number): Spot {
    const { x, y } = this.#sigma.graphToViewport({ x: this.#survey.organisations.x[i]!, y: this.#survey.organisations.y[i]! });
    return { x, y, radius: this.#sigma.scaleSize(this.#paint.radii[i]!) };
  }

  /** The part of the plane that is in the view, in the coordinates of the payload; y grows upwards. */
  get window(): { left: number; right: number; top: number; bottom: number } {
    const [start, end] = [this.#sigma.viewportToGraph({ x: 0, y: 0 }), this.#sigma.viewportToGraph({ x: this.width, y: this.height })];
    return { left: start.x, right: end.x, top: start.y, bottom: end.y };
  }

  get width(): number { return this.#sigma.getDimensions().width; }
  get height(): number { return this.#sigma.getDimensions().height; }

  get camera(): CameraState { return this.#sigma.getCamera().getState(); }
  set camera(state: CameraState) { this.#sigma.getCamera().setState(state); }

  zoom(direction: 1 | -1): void {
    const camera = this.#sigma.getCamera();
    const ratio = camera.getBoundedRatio(camera.ratio * ZOOM_STEP ** -direction);
    camera.setState(this.#sigma.getViewportZoomedState({ x: this.width / 2, y: this.height / 2 }, ratio));
  }

  /** Sets the camera so that the organisations fill the view below `top` pixels; without any, so that all do. */
  frame(organisations: readonly number[], top: number): void {
    const camera = this.#sigma.getCamera();
    if (organisations.length === 0) return void camera.setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    const around = edgesOf(organisations.map((i) => this.spotOf(i)));
    const room = (length: number): number => Math.max(1, length - 4 * PADDING);
    const covered = Math.min(top, this.height / 2);
    const share = Math.max((around.right - around.left) / room(this.width), (around.bottom - around.top) / room(this.height - covered));
    const ratio = Math.min(1.2, Math.max(0.08, camera.ratio * share));
    const middle = { x: (around.left + around.right) / 2, y: (around.top + around.bottom) / 2 - (covered / 2) * (ratio / camera.ratio) };
    camera.setState({ ...this.#sigma.viewportToFramedGraph(middle), ratio, angle: 0 });
  }

  /** Moves the camera as little as needed to have an organisation in the view. */
  reveal(i: number): void {
    const { x, y } = this.spotOf(i);
    const margin = Math.min(80, this.width / 5, this.height / 5);
    const into = (value: number, length: number): number => Math.min(length - margin, Math.max(margin, value));
    const [dx, dy] = [x - into(x, this.width), y - into(y, this.height)];
    if (dx === 0 && dy === 0) return;
    const centre = this.#sigma.viewportToFramedGraph({ x: this.width / 2 + dx, y: this.height / 2 + dy });
    this.#sigma.getCamera().setState(centre);
  }

  destroy(): void {
    stages.delete(this.#survey);
    this.#stops.forEach((stop) => stop());
    this.#sigma.kill();
    this.#host.remove();
  }
}

function edgesOf(spots: readonly Spot[]): { left: number; right: number; top: number; bottom: number } {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of spots) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { left, right, top, bottom };
}
