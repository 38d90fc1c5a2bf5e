import { element } from '../../picture/plain';
import type { Pen } from './pen';

/** Draws as a canvas does, into a group of an SVG. */
export class SvgPen implements Pen {
  strokeStyle: Pen['strokeStyle'] = 'none';
  fillStyle: Pen['fillStyle'] = 'none';
  lineWidth = 1;
  lineJoin: CanvasLineJoin = 'miter';
  textAlign: CanvasTextAlign = 'left';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  direction: CanvasDirection = 'ltr';
  readonly group = element('g', {});
  readonly #ruler: CanvasRenderingContext2D;
  #font = '12px sans-serif';
  #path = '';
  #dashes: Iterable<number> = [];

  constructor() {
    this.#ruler = document.createElement('canvas').getContext('2d')!;
  }

  get font(): string { return this.#font; }
  set font(font: string) { this.#font = this.#ruler.font = font; }

  measureText(text: string): TextMetrics { return this.#ruler.measureText(text); }
  setLineDash(dashes: Iterable<number>): void { this.#dashes = dashes; }
  beginPath(): void { this.#path = ''; }
  moveTo(x: number, y: number): void { this.#path += `M${x.toFixed(1)},${y.toFixed(1)}`; }
  lineTo(x: number, y: number): void { this.#path += `L${x.toFixed(1)},${y.toFixed(1)}`; }
  closePath(): void { this.#path += 'Z'; }

  /** Whole circles only, which is all that the network draws. */
  arc(x: number, y: number, radius: number): void {
    const [left, right, r] = [(x - radius).toFixed(1), (x + radius).toFixed(1), radius.toFixed(1)];
    this.#path += `M${left},${y.toFixed(1)}A${r},${r} 0 1 1 ${right},${y.toFixed(1)}A${r},${r} 0 1 1 ${left},${y.toFixed(1)}Z`;
  }

  stroke(): void { this.group.append(element('path', { d: this.#path, fill: 'none', ...this.#line() })); }
  fill(): void { this.group.append(element('path', { d: this.#path, fill: String(this.fillStyle) })); }

  strokeText(text: string, x: number, y: number): void { this.#text(text, x, y, { fill: 'none', ...this.#line() }); }
  fillText(text: string, x: number, y: number): void { this.#text(text, x, y, { fill: String(this.fillStyle) }); }

  #line(): Record<string, string | number> {
    const dashes = [...this.#dashes].join(' ');
    return {
      stroke: String(this.strokeStyle), 'stroke-width': this.lineWidth, 'stroke-linejoin': this.lineJoin,
      ...(dashes === '' ? {} : { 'stroke-dasharray': dashes }),
    };
  }

  /** A canvas sets text from its left end in either direction; an SVG from where reading begins. */
  #text(text: string, x: number, y: number, look: Record<string, string | number>): void {
    const rtl = this.direction === 'rtl';
    const [, weight, size, family] = /^(\d+) ([\d.]+)px (.*)$/s.exec(this.#font) ?? ['', '400', '12', 'sans-serif'];
    this.group.append(element('text', {
      x: x.toFixed(1), y: y.toFixed(1), direction: this.direction, 'text-anchor': rtl ? 'end' : 'start', 'font-weight': weight!, 'font-size': size!,
      'font-family': family!.replace(/"/g, "'"), ...look,
    }, text));
  }
}
