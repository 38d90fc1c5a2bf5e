import { DASHES } from '../../drawing/kinds';
import type { Drawing } from '../../picture/picture';
import { element } from '../../picture/plain';
import { signsOf } from '../../picture/signs';
import { FADED, HIDDEN, PLAIN } from './look';
import { traceRestingHead } from './pen';
import { drawPicture } from './picture';
import type { Scene } from './scene.svelte';
import type { Stage } from './stage';
import { SvgPen } from './svg-pen';

/** The network as it is seen, as shapes: the graphics card's own picture would be gone before it could be saved. */
export function drawingOf(stage: Stage, scene: Scene): Drawing {
  const content = element('g', {});
  const pen = new SvgPen();
  drawPicture(stage, scene.picture, pen);
  const nodes = (look: number): SVGElement => nodesOf(stage, scene, look);
  content.append(...relationsOf(stage, scene, FADED), ...relationsOf(stage, scene, PLAIN), ...headsOf(stage, scene), nodes(FADED), nodes(PLAIN), pen.group);
  const { map } = scene;
  const kinds = scene.kinds.filter(({ id }) => !map.network.off.includes(id));
  const legend = signsOf(map.entries, kinds, (kind) => map.labelOf('relation', kind));
  return { content, box: { x: 0, y: 0, width: stage.width, height: stage.height }, legend };
}

/** One path a kind: thousands of lines in a few shapes. */
function relationsOf(stage: Stage, { survey, paint }: Scene, look: number): SVGElement[] {
  const { source, target, relation } = survey.relations;
  const paths = new Map<string, string>();
  paint.looks.edges.forEach((is, edge) => {
    if (is !== look) return;
    const [from, to] = [stage.spotOf(source[edge]!), stage.spotOf(target[edge]!)];
    const line = `M${from.x.toFixed(1)},${from.y.toFixed(1)}L${to.x.toFixed(1)},${to.y.toFixed(1)}`;
    paths.set(relation[edge]!, (paths.get(relation[edge]!) ?? '') + line);
  });
  return [...paths].map(([kind, d]) => {
    const style = paint.kinds.get(kind)!;
    const dashes = DASHES[style.line].join(' ');
    return element('path', {
      d, fill: 'none', stroke: look === PLAIN ? style.plain : style.faded, 'stroke-width': look === PLAIN ? 1.25 : 0.75,
      ...(dashes === '' ? {} : { 'stroke-dasharray': dashes }),
    });
  });
}

/** Which way relations at rest run: one shape a kind. */
function headsOf(stage: Stage, { survey, paint }: Scene): SVGElement[] {
  const { source, target, relation } = survey.relations;
  const pens = new Map<string, SvgPen>();
  paint.looks.edges.forEach((look, edge) => {
    const style = paint.kinds.get(relation[edge]!)!;
    if (look !== PLAIN || !style.arrow) return;
    const pen = pens.get(style.plain) ?? new SvgPen();
    pens.set(style.plain, pen);
    traceRestingHead(pen, stage.spotOf(source[edge]!), stage.spotOf(target[edge]!));
  });
  return [...pens].map(([colour, pen]) => {
    pen.fillStyle = colour;
    pen.fill();
    return pen.group;
  });
}

function nodesOf(stage: Stage, { survey, map, paint, order }: Scene, look: number): SVGElement {
  const group = element('g', { stroke: paint.ground, 'stroke-width': 1 });
  const drawn = look === PLAIN ? order : survey.organisations.id.keys();
  for (const i of drawn) {
    if (paint.looks.nodes[i] !== look || look === HIDDEN) continue;
    const { x, y, radius } = stage.spotOf(i);
    if (x < -radius || y < -radius || x > stage.width + radius || y > stage.height + radius) continue;
    const disc = element('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: radius.toFixed(1), fill: paint.colours[i]![look === PLAIN ? 0 : 1] });
    disc.append(element('title', {}, map.nameOf(i)));
    group.append(disc);
  }
  return group;
}
