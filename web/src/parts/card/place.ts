import { boxRound, middleOf, type Box, type Point } from '../../drawing/camera';
import { WORLD } from '../../views/geography/camera';
import { project } from '../../views/geography/plane';
import { spotOf } from '../../views/geography/sites';
import type { Precision } from '../../payload';
import type { Survey } from '../../survey/survey';

/** Where an organisation is, on the plane of the world map. */
export interface Place {
  readonly seat: Point & { readonly precision: Precision };
  /** Where it works, when that is known and elsewhere. */
  readonly served: Point | null;
}

/** Null when nothing is known of its place. */
export function placeOf(survey: Survey, i: number): Place | null {
  const [seat, served] = [spotOf(survey, i, 'seat'), spotOf(survey, i, 'served')];
  const at = seat ?? served;
  if (!at) return null;
  const elsewhere = seat && served && (seat.lat !== served.lat || seat.lon !== served.lon);
  return { seat: { ...project(at.lon, at.lat), precision: at.precision }, served: elsewhere ? project(served.lon, served.lat) : null };
}

/** Width to height. */
const SHAPE = 2.2;
/** Units of the plane: about the breadth of Europe, or of the United States. */
const LEAST = 190;
/** Between the points and the edge. */
const MARGIN = 40;

/** The part of the world round the points: enough of it to know where it is, and all of it if need be. */
export function cutOut({ seat, served }: Place): Box {
  const points = boxRound(served ? [seat, served] : [seat])!;
  const width = Math.min(WORLD.width, Math.max(LEAST, points.width + 2 * MARGIN, (points.height + 2 * MARGIN) * SHAPE));
  const height = width / SHAPE;
  const { x, y } = middleOf(points);
  return { x: within(x, width, WORLD.x, WORLD.width), y: within(y, height, WORLD.y, WORLD.height), width, height };
}

/** Start of a stretch round `middle` that does not leave the world. */
function within(middle: number, length: number, start: number, whole: number): number {
  return Math.max(start, Math.min(start + whole - length, middle - length / 2));
}
