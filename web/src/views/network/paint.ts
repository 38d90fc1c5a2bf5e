import type { Kind } from '../../drawing/kinds';
import type { MapState } from '../../state/map.svelte';
import type { Paint } from './stage';
import { mix } from './tint';

/** How far what is faded goes towards the ground. */
const FADE = 0.84;
const EDGE_FADE = 0.88;
/** Relations at rest stand back behind the nodes. */
const EDGE_REST = 0.5;

/** Smallest and largest radius in pixels, for networks up to so many organisations. */
const RADII: readonly { readonly upTo: number; readonly least: number; readonly most: number }[] = [
  { upTo: 3000, least: 2.75, most: 15 },
  { upTo: 12000, least: 1.75, most: 14 },
  { upTo: Infinity, least: 1.1, most: 10 },
];
const SMALLEST_COMMUNITY = 8;

/** Colours an organisation, plain and faded; each pair of colours is made once. */
export function coloursOf(size: number, colourOf: (i: number) => string, ground: string): Paint['colours'] {
  const pairs = new Map<string, readonly [string, string]>();
  return Array.from({ length: size }, (_, i) => {
    const colour = colourOf(i);
    const pair = pairs.get(colour) ?? ([colour, mix(colour, ground, FADE)] as const);
    pairs.set(colour, pair);
    return pair;
  });
}

/** The span of a view in pixels for which the radii are meant; a smaller one has smaller discs. */
const SPAN = 640;
const SMALLEST_SCALE = 0.5;

/** In steps, so that a view which grows by a little is not drawn all over. */
export function scaleFor(span: number): number {
  return Math.max(SMALLEST_SCALE, Math.min(1, Math.round((span / SPAN) * 5) / 5));
}

/** Radii from sizes 0..1 that are square roots already: the area of a disc tells the measure. */
export function radiiOf(sizes: Float32Array, scale: number): Float32Array {
  const { least, most } = RADII.find(({ upTo }) => sizes.length <= upTo)!;
  return sizes.map((size) => scale * (least + (most - least) * size));
}

export function kindStyles(kinds: readonly Kind[], ground: string): Paint['kinds'] {
  return new Map(kinds.map(({ id, colour, line, arrow }) => [id, { line, arrow, plain: mix(colour, ground, EDGE_REST), faded: mix(colour, ground, EDGE_FADE) }]));
}

/** Names of the communities that have a colour of their own, with their members on show. */
export function communitiesOf({ entries, colouring: { facet, codes }, shown }: MapState) {
  return entries.filter(({ own, count }) => own && count >= SMALLEST_COMMUNITY).map(({ label, colour, values }) => {
    const code = facet.values.indexOf(values[0]!);
    return { text: label, colour, members: shown.filter((i) => codes[i] === code) };
  });
}
