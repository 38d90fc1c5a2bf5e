/** Outlines of countries as they are kept in world.json: lines shared by neighbours are kept once. */
export interface Packed {
  /** Degrees a step: [of longitude, of latitude]. */
  readonly scale: readonly [number, number];
  /** Longitude and latitude of step 0. */
  readonly translate: readonly [number, number];
  /** Each line as the steps from point to point, the first from 0, 0. See `encode`. */
  readonly lines: readonly string[];
  /** ISO 3166-1 alpha-2 code to closed rings; a ring is line numbers in order, ~n for line n backwards. */
  readonly countries: Readonly<Record<string, readonly (readonly number[])[]>>;
}

type Step = readonly [number, number];

/** The first of 64 printable characters without `<` and `&`, so that outlines may stand in a page. */
const FIRST = 63;

/** Steps as text: five bits a character, the lowest first, the sixth says that more follow; the sign is the lowest bit. */
export function encode(steps: readonly Step[]): string {
  return steps.map(([x, y]) => encodeNumber(x) + encodeNumber(y)).join('');
}

function encodeNumber(value: number): string {
  let rest = value < 0 ? ~(value << 1) : value << 1;
  let text = '';
  for (; rest >= 32; rest >>= 5) text += String.fromCharCode(((rest & 31) | 32) + FIRST);
  return text + String.fromCharCode(rest + FIRST);
}

export function decode(text: string): Step[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const bits = text.charCodeAt(at) - FIRST;
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits >= 32) continue;
    numbers.push(value & 1 ? ~(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return Array.from({ length: numbers.length / 2 }, (_, step) => [numbers[2 * step]!, numbers[2 * step + 1]!]);
}
