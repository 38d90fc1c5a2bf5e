import { DASHES, type Line } from '../../drawing/kinds';
import { isRtl } from '../../drawing/script';
import type { Label } from './labels';
import type { Spot } from './stage';

/** Drawing on the flat canvas over the nodes. */

/** What is asked of a canvas: a picture that is saved has a pen of its own. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'strokeStyle' | 'fillStyle' | 'lineWidth' | 'lineJoin' | 'font' | 'textAlign' | 'textBaseline' | 'direction' | 'setLineDash' | 'beginPath'
  | 'moveTo' | 'lineTo' | 'arc' | 'closePath' | 'stroke' | 'fill' | 'strokeText' | 'fillText' | 'measureText'
>;

export interface Stroke {
  readonly from: Spot;
  readonly to: Spot;
  readonly colour: string;
  readonly line: Line;
  readonly arrow: boolean;
}

const HEAD = 9;

/** A relation from rim to rim, with its head at the target. */
export function drawStroke(pen: Pen, { from, to, colour, line, arrow }: Stroke): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const tip = { x: to.x - cos * (to.radius + 2), y: to.y - sin * (to.radius + 2) };
  const back = arrow ? HEAD - 2 : 0;
  pen.strokeStyle = pen.fillStyle = colour;
  pen.lineWidth = 1.75;
  pen.setLineDash([...DASHES[line]]);
  pen.beginPath();
  pen.moveTo(from.x + cos * from.radius, from.y + sin * from.radius);
  pen.lineTo(tip.x - cos * back, tip.y - sin * back);
  pen.stroke();
  pen.setLineDash([]);
  if (!arrow) return;
  pen.beginPath();
  traceHead(pen, tip, angle, HEAD);
  pen.fill();
}

/** Half the angle of a head's tip. */
export const SPREAD = 0.42;

function traceHead(pen: Pick<Pen, 'moveTo' | 'lineTo' | 'closePath'>, tip: { x: number; y: number }, angle: number, length: number): void {
  pen.moveTo(tip.x, tip.y);
  for (const side of [angle - SPREAD, angle + SPREAD]) pen.lineTo(tip.x - length * Math.cos(side), tip.y - length * Math.sin(side));
  pen.closePath();
}

/** The head of a relation at rest: half as long as one that is brought out. The shader draws the same. */
export const HEAD_AT_REST = 6;
/** A line shorter than this from rim to rim has no room for a head. */
export const SHORTEST_WITH_HEAD = 20;

/** Adds the head of a relation at rest to the path; none where there is no room for it. */
export function traceRestingHead(pen: Pick<Pen, 'moveTo' | 'lineTo' | 'closePath'>, from: Spot, to: Spot): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length - from.radius - to.radius < SHORTEST_WITH_HEAD) return;
  const tip = { x: to.x - (dx / length) * to.radius, y: to.y - (dy / length) * to.radius };
  traceHead(pen, tip, Math.atan2(dy, dx), HEAD_AT_REST);
}

/** A node drawn over the others, with a rim of the ground's colour. */
export function drawDisc(pen: Pen, { x, y, radius }: Spot, colour: string, rim: string): void {
  pen.fillStyle = colour;
  pen.strokeStyle = rim;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
  pen.stroke();
}

/** A ring round a node: what is selected, hovered or under the keyboard. */
export function drawRing(pen: Pen, { x, y, radius }: Spot, colour: string, width: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  pen.arc(x, y, radius + 1.5 + width, 0, 2 * Math.PI);
  pen.stroke();
}

export interface Lettering {
  readonly font: string;
  readonly ink: string;
  /** The colour of the ground: names stand clear of what lies under them. */
  readonly halo: string;
}

export function drawLabel(pen: Pen, label: Label, { font, ink, halo }: Lettering): void {
  pen.font = font;
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  pen.direction = isRtl(label.text) ? 'rtl' : 'ltr';
  pen.lineJoin = 'round';
  pen.lineWidth = 4;
  pen.strokeStyle = halo;
  pen.strokeText(label.text, label.left, label.baseline);
  pen.fillStyle = ink;
  pen.fillText(label.text, label.left, label.baseline);
}
