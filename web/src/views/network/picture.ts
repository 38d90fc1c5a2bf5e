import type { Kind } from '../../drawing/kinds';
import { shortened } from '../../drawing/shorten';
import type { Tokens } from '../../drawing/tokens';
import type { Survey } from '../../survey/survey';
import { placeLabels, type Box, type Candidate } from './labels';
import { endsOf, PLAIN } from './look';
import { drawDisc, drawLabel, drawRing, drawStroke, type Pen } from './pen';
import type { Paint, Spot, Stage } from './stage';

/** What is brought out of the network: drawn over it. */
export interface Picture {
  readonly survey: Survey;
  readonly paint: Paint;
  readonly tokens: Tokens;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Relations that are brought out. */
  readonly edges: readonly number[];
  /** Organisations whose names are written whatever is in the way: hovered, walked to, selected, on the way. */
  readonly named: readonly number[];
  readonly selected: number | null;
  readonly cursor: number | null;
  readonly hovered: number | null;
  /** All organisations, the largest first. */
  readonly order: readonly number[];
  readonly communities: readonly { readonly text: string; readonly colour: string; readonly members: readonly number[] }[];
  readonly nameOf: (i: number) => string;
}

const TEXT = 12;
/** Between the rim of a disc and the ring round it. */
const RING_ROOM = 3;
/** Pixels of the view that one name may have to itself: a page of names is no map. */
const ROOM_A_NAME = 20000;
/** Smaller discs have no name, unless few are in the view; with names of communities only the largest have one. */
const NAMED_FROM = 4.5;
const NAMED_FROM_AMONG_COMMUNITIES = 9;
/** So many in the view are few. */
const FEW = 40;
/** Names that are tried; the rest would find no room either. */
const MOST_TRIES = 400;

export function drawPicture(stage: Stage, picture: Picture, pen: Pen): void {
  const { survey, kinds, edges, paint, tokens } = picture;
  for (const edge of edges) {
    const kind = kinds.get(survey.relations.relation[edge]!)!;
    const [from, to] = [stage.spotOf(survey.relations.source[edge]!), stage.spotOf(survey.relations.target[edge]!)];
    drawStroke(pen, { from, to, colour: kind.colour, line: kind.line, arrow: kind.arrow });
  }
  for (const i of raised(picture)) drawDisc(pen, stage.spotOf(i), paint.colours[i]![0], tokens.ground);
  drawRings(stage, picture, pen);
  drawNames(stage, picture, pen);
}

/** Both ends of what is brought out, above all other nodes. */
function raised({ survey, edges, named }: Picture): number[] {
  if (edges.length === 0) return [...named];
  return [...endsOf(survey, edges, named).entries()].flatMap(([i, is]) => (is === 1 ? [i] : []));
}

function drawRings(stage: Stage, { selected, cursor, hovered, tokens }: Picture, pen: Pen): void {
  if (hovered !== null) drawRing(pen, stage.spotOf(hovered), tokens.soft, 1.5);
  if (selected !== null) drawRing(pen, stage.spotOf(selected), tokens.ink, 2);
  if (cursor !== null) drawRing(pen, stage.spotOf(cursor), tokens.accent, 3);
}

function drawNames(stage: Stage, picture: Picture, pen: Pen): void {
  const { tokens, named } = picture;
  const font = `500 ${TEXT}px ${tokens.family}`;
  const strong = `650 ${TEXT}px ${tokens.family}`;
  pen.font = strong;
  const measure = (text: string): number => pen.measureText(text).width;
  const room = { width: stage.width, height: stage.height, size: TEXT, most: (stage.width * stage.height) / ROOM_A_NAME, measure, obstacles: named.map((i) => coverOf(stage.spotOf(i))) };
  const labels = placeLabels(candidatesOf(stage, picture), room, named.length);
  const forced = new Set(named);
  const colours = new Map(picture.communities.map(({ text, colour }) => [text, colour]));
  for (const label of labels) {
    const ink = label.centred ? (colours.get(label.text) ?? tokens.ink) : tokens.ink;
    drawLabel(pen, label, { font: label.centred || forced.has(label.i) ? strong : font, ink, halo: tokens.ground });
  }
}

function* candidatesOf(stage: Stage, picture: Picture): Generator<Candidate> {
  const { named, communities, order, survey, edges } = picture;
  const done = new Set(named);
  for (const i of named) yield candidate(stage, picture, i);
  for (const { text, members } of communities) yield middleOf(stage, text, members);
  const near = edges.length > 0 ? endsOf(survey, edges, []) : null;
  for (const i of near ? order.filter((one) => near[one] === 1) : []) {
    if (!done.has(i)) yield candidate(stage, picture, i);
    done.add(i);
  }
  const seen = inView(stage, picture).filter((i) => !done.has(i));
  const from = communities.length > 0 ? NAMED_FROM_AMONG_COMMUNITIES : NAMED_FROM;
  for (const i of seen.slice(0, MOST_TRIES)) {
    const next = candidate(stage, picture, i);
    if (next.radius < from && seen.length > FEW) return;
    yield next;
  }
}

/** Organisations at full strength in the view, the largest first. Every frame asks, so nothing is made for those outside. */
function inView(stage: Stage, { order, paint, survey }: Picture): number[] {
  const seen = isInView(stage, survey);
  return order.filter((i) => paint.looks.nodes[i] === PLAIN && seen(i));
}

function isInView(stage: Stage, { organisations: { x, y } }: Survey): (i: number) => boolean {
  const { left, right, top, bottom } = stage.window;
  return (i) => x[i]! > left && x[i]! < right && y[i]! > bottom && y[i]! < top;
}

/** A little less than the disc: its own name may touch it. */
function coverOf({ x, y, radius }: Spot): Box {
  const half = radius * 0.7;
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

function candidate(stage: Stage, { nameOf, named }: Picture, i: number): Candidate {
  const spot = stage.spotOf(i);
  return { i, ...spot, radius: spot.radius + (named.includes(i) ? RING_ROOM : 0), text: shortened(nameOf(i)) };
}

/** The median of the members: a few far away do not draw the name off. */
function middleOf(stage: Stage, text: string, members: readonly number[]): Candidate {
  const spots = members.map((i) => stage.spotOf(i));
  const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  return { i: -1, x: median(spots.map(({ x }) => x)), y: median(spots.map(({ y }) => y)), radius: 0, text, centred: true };
}
