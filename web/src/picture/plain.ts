import { lawful, plainColour } from './text';

export const SVG = 'http://www.w3.org/2000/svg';

/** What may stand in a picture: shapes and text, and of their attributes the geometry. */
const ELEMENTS = new Set(['g', 'path', 'rect', 'circle', 'line', 'text', 'tspan', 'title']);
const GEOMETRY = ['d', 'x', 'y', 'dx', 'dy', 'cx', 'cy', 'r', 'rx', 'ry', 'x1', 'y1', 'x2', 'y2', 'width', 'height', 'transform'];

/** Properties that a child takes from its parent, which are written where it does not. */
const INHERITED = [
  'fill', 'fill-rule', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin',
  'paint-order', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'direction', 'dominant-baseline',
] as const;

/** A copy of a drawing of the page that looks the same in a file of its own: styles are written into it, nothing else comes along. */
export function plainCopy(root: SVGGraphicsElement): SVGElement {
  const group = element('g', {});
  const outside = getComputedStyle(root);
  for (const property of INHERITED) group.setAttribute(property, written(property, outside));
  for (const child of root.childNodes) copyInto(group, child, outside);
  return group;
}

function copyInto(parent: Element, node: Node, inherited: CSSStyleDeclaration): void {
  if (node.nodeType === Node.TEXT_NODE) {
    if (node.textContent !== '' && parent.localName !== 'g') parent.append(lawful(node.textContent!));
    return;
  }
  if (!(node instanceof SVGElement) || !ELEMENTS.has(node.localName)) return;
  const style = getComputedStyle(node);
  if (style.display === 'none' && node.localName !== 'title') return;
  const copy = element(node.localName, {});
  if (node instanceof SVGGraphicsElement) dress(copy, node, style, inherited);
  for (const child of node.childNodes) copyInto(copy, child, style);
  parent.append(copy);
}

function dress(copy: Element, source: SVGGraphicsElement, style: CSSStyleDeclaration, inherited: CSSStyleDeclaration): void {
  for (const name of GEOMETRY) {
    const value = source.getAttribute(name);
    if (value !== null) copy.setAttribute(name, value);
  }
  if (!copy.hasAttribute('transform') && style.transform !== 'none') copy.setAttribute('transform', style.transform);
  if (style.opacity !== '1') copy.setAttribute('opacity', style.opacity);
  for (const property of INHERITED) {
    const value = written(property, style);
    if (value !== written(property, inherited)) copy.setAttribute(property, value);
  }
  if (style.vectorEffect === 'non-scaling-stroke') keepStroke(copy, source, style);
}

function written(property: (typeof INHERITED)[number], style: CSSStyleDeclaration): string {
  const value = style.getPropertyValue(property);
  if (property === 'fill' || property === 'stroke') return value === 'rgba(0, 0, 0, 0)' ? 'none' : plainColour(value);
  return property === 'font-family' ? value.replace(/"/g, "'") : value.replace(/px/g, '');
}

/** A stroke as wide as it is on the screen, whatever its group is scaled by; few programs but browsers know of such strokes. */
function keepStroke(copy: Element, source: SVGGraphicsElement, style: CSSStyleDeclaration): void {
  const matrix = source.getCTM();
  const scale = matrix ? Math.hypot(matrix.a, matrix.b) || 1 : 1;
  copy.setAttribute('stroke-width', (parseFloat(style.strokeWidth) / scale).toPrecision(4));
  if (style.strokeDasharray === 'none') return;
  const dashes = style.strokeDasharray.split(/[\s,]+/).map((length) => (parseFloat(length) / scale).toPrecision(4));
  copy.setAttribute('stroke-dasharray', dashes.join(' '));
}

export function element(name: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = lawful(text);
  return made;
}
