import './webgl';
import Graph from 'graphology';
import Sigma from 'sigma';
import type { CameraState, Coordinates } from 'sigma/types';
import { createNormalizationFunction } from 'sigma/utils';
import { boxRound, middleOf } from '../../drawing/camera';
import type { Line } from '../../drawing/kinds';
import type { Survey } from '../../survey/survey';
import { DISCS } from './discs';
import { flatProgram, Nothing, type Source } from './flat';
import { HAIRLINES, STRIPS } from './lines';
import type { Looks } from './look';
import { pickAt } from './pick';

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
  readonly kinds: ReadonlyMap<string, { readonly plain: string; readonly faded: string; readonly line: Line; readonly arrow: boolean }>;
}

export interface Hooks {
  readonly click: (i: number | null) => void;
  readonly hover: (i: number | null) => void;
  /** After every frame: what is drawn over the nodes. */
  readonly rendered: (pen: CanvasRenderingContext2D) => void;
  readonly moved: (camera: CameraState) => void;
  readonly lost: () => void;
}

/** Where an organisation is on the screen, and its radius there. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const CLOSEST = 0.02;
const FARTHEST = 4;
const PADDING = 40;
const ZOOM_STEP = 1.5;
const WHOLE: CameraState = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };

/** The corners of the plane that the organisations fill: all that sigma's camera has to know of them. */
function extentOf({ organisations: { x, y } }: Survey): { x: [number, number]; y: [number, number] } {
  return { x: rangeOf(x), y: rangeOf(y) };
}

function rangeOf(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
}

function cornersOf({ x, y }: ReturnType<typeof extentOf>): Graph {
  const graph = new Graph();
  if (x[0] <= x[1]) [0, 1].forEach((corner) => graph.addNode(corner, { x: x[corner], y: y[corner] }));
  return graph;
}

/** Its layers keep their picture while they are out of the page, and nothing is picked from them: what is under the pointer is reckoned. */
class Layers extends Sigma {
  override createWebGLContext(id: string, options: Parameters<Sigma['createWebGLContext']>[1] = {}): WebGLRenderingContext {
    return super.createWebGLContext(id, { ...options, preserveDrawingBuffer: true, picking: false });
  }
}

const IDLE: Hooks = { click: () => undefined, hover: () => undefined, rendered: () => undefined, moved: () => undefined, lost: () => undefined };
const stages = new WeakMap<Survey, Stage>();

/** The stage of a survey: the one that was there before, or a new one. Throws where WebGL is missing. */
export function stageOf(survey: Survey, paint: Paint): Stage {
  const stage = stages.get(survey) ?? new Stage(survey, paint);
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
  /** What the layers show; null where they are blank. */
  #drawn: Paint | null = null;
  #hooks: Hooks = IDLE;
  #hovered: number | null = null;
  readonly #pen: CanvasRenderingContext2D;
  /** The frame in which the overlay is drawn anew; 0 when it is not asked for. */
  #frame = 0;

  /** Outside any view at first. */
  constructor(survey: Survey, paint: Paint) {
    this.#survey = survey;
    this.#paint = paint;
    this.#host.style.blockSize = '100%';
    this.#sigma = new Layers(cornersOf(extentOf(survey)), this.#host, this.#settings());
    this.#pen = this.#sigma.getCanvases()['labels']!.getContext('2d')!;
    this.#follow();
    this.#listen();
  }

  /** Puts the stage into a view. */
  attach(container: HTMLElement, paint: Paint, hooks: Hooks): void {
    this.#hooks = hooks;
    container.append(this.#host);
    this.#paint = paint;
    this.#sigma.resize(); // at once: who frames something next reckons with the size
    if (this.#drawn !== paint) this.#sigma.scheduleRender();
  }

  /** Takes the stage out of its view and keeps it: making another one takes longer than a tab may. */
  detach(): void {
    this.#hooks = IDLE;
    this.#host.remove();
  }

  #nodeAt(at: Coordinates): number | null {
    const { x, y } = this.#survey.organisations;
    const radiusOf = (i: number): number => this.#sigma.scaleSize(this.#paint.radii[i]!);
    const scale = this.#sigma.getGraphToViewportRatio();
    return pickAt(this.#sigma.viewportToGraph(at), scale, { x, y, looks: this.#paint.looks.nodes, radiusOf });
  }

  #source(): Source {
    const { organisations, relations } = this.#survey;
    const placed = createNormalizationFunction(extentOf(this.#survey));
    const at = organisations.x.map((x, i) => placed({ x, y: organisations.y[i]! }));
    const paint = (): Paint => this.#paint;
    return {
      get paint() { return paint(); },
      x: Float32Array.from(at, ({ x }) => x), y: Float32Array.from(at, ({ y }) => y),
      source: relations.source, target: relations.target, kind: relations.relation,
    };
  }

  #settings() {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const source = this.#source();
    return {
      defaultNodeType: 'discs',
      // all in the layer of the nodes, in this order; sigma's own programs are not made
      nodeProgramClasses: { circle: Nothing, hairlines: flatProgram(source, HAIRLINES), strips: flatProgram(source, STRIPS), discs: flatProgram(source, DISCS) },
      nodeHoverProgramClasses: { circle: Nothing, hairlines: Nothing, strips: Nothing, discs: Nothing },
      edgeProgramClasses: { arrow: Nothing, line: Nothing },
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

  /** The pointer is followed here: sigma would ask the graphics card, and for the corners of its own graph. */
  #follow(): void {
    const [mouse, touch] = [this.#sigma.getMouseCaptor(), this.#sigma.getTouchCaptor()];
    mouse.removeAllListeners();
    touch.removeAllListeners();
    mouse.on('mousemove', (at) => this.#hover(this.#nodeAt(at)));
    mouse.on('mouseleave', () => this.#hover(null));
    mouse.on('click', (at) => this.#hooks.click(this.#nodeAt(at)));
    mouse.on('doubleClick', (at) => { if (this.#nodeAt(at) !== null) at.preventSigmaDefault(); });
    touch.on('tap', (at) => { const finger = at.touches[0] ?? at.previousTouches[0]; if (finger) this.#hooks.click(this.#nodeAt(finger)); });
  }

  #hover(i: number | null): void {
    if (i === this.#hovered) return;
    this.#hovered = i;
    this.#hooks.hover(i);
  }

  #listen(): void {
    const sigma = this.#sigma;
    const { labels: _, nodes, mouse, ...unused } = sigma.getCanvases();
    for (const canvas of Object.values(unused)) canvas.style.display = 'none'; // each one would be put together with the others, empty, at every frame
    sigma.on('resize', () => (this.#drawn = null));
    sigma.on('afterRender', () => {
      this.#drawn = this.#paint;
      this.#drawOver();
    });
    sigma.getCamera().on('updated', (camera) => this.#hooks.moved(camera));
    const watch = new ResizeObserver(() => this.#fitContainer());
    watch.observe(sigma.getContainer());
    this.#stops.push(() => watch.disconnect());
    const lost = (): void => {
      const { lost: tell } = this.#hooks;
      this.destroy();
      tell();
    };
    nodes!.addEventListener('webglcontextlost', lost);
    this.#stops.push(() => nodes!.removeEventListener('webglcontextlost', lost));
  }

  /** Draws anew, in the next frame, what lies over the nodes, and leaves them alone. */
  overlay(): void {
    this.#frame ||= requestAnimationFrame(() => this.#drawOver());
  }

  #drawOver(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#pen.clearRect(0, 0, this.width, this.height);
    this.#hooks.rendered(this.#pen);
  }

  #fitContainer(): void {
    const { offsetWidth, offsetHeight } = this.#sigma.getContainer();
    if (offsetWidth > 0 && (offsetWidth !== this.width || offsetHeight !== this.height)) this.#sigma.scheduleRender();
  }

  get paint(): Paint { return this.#paint; }

  /** Draws anew at the next frame. */
  repaint(paint: Paint): void {
    this.#paint = paint;
    this.#sigma.scheduleRender();
  }

  spotOf(i: number): Spot {
    const { x, y } = this.#placeOf(i);
    return { x, y, radius: this.#sigma.scaleSize(this.#paint.radii[i]!) };
  }

  /** Where an organisation is on the screen: as drawn last, or as seen by a camera. */
  #placeOf(i: number, seen?: { readonly cameraState: CameraState }): Coordinates {
    const { x, y } = this.#survey.organisations;
    return this.#sigma.graphToViewport({ x: x[i]!, y: y[i]! }, seen);
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
    if (organisations.length === 0) return void camera.setState(WHOLE);
    const seen = { cameraState: WHOLE }; // not the camera's own state, which may not have been drawn yet
    const around = boxRound(organisations.map((i) => this.#placeOf(i, seen)))!;
    const room = (length: number): number => Math.max(1, length - 4 * PADDING);
    const covered = Math.min(top, this.height / 2);
    const share = Math.max(around.width / room(this.width), around.height / room(this.height - covered));
    const ratio = Math.min(1.2, Math.max(0.08, share));
    const { x, y } = middleOf(around);
    camera.setState({ ...this.#sigma.viewportToFramedGraph({ x, y: y - (covered / 2) * ratio }, seen), ratio, angle: 0 });
  }

  /** Moves the camera as little as needed to have an organisation in the view. */
  reveal(i: number): void {
    const { x, y } = this.#placeOf(i, { cameraState: this.camera }); // nothing may be drawn yet
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
    cancelAnimationFrame(this.#frame);
    this.#sigma.kill();
    this.#host.remove();
  }
}
