import { UNKNOWN, type CategoryFacet } from '../survey/facets';

/** A value's colour; `own` is false for values that share the grey of "all others". */
export interface Swatch {
  readonly colour: string;
  readonly own: boolean;
}

/** What colours the organisations: a facet, a swatch a value of it, and the position of each organisation's main value. */
export interface Colouring {
  readonly facet: CategoryFacet;
  readonly swatches: readonly Swatch[];
  readonly codes: Uint32Array;
}

type Shade = 'light' | 'dark';

/**
 * After Okabe and Ito (2008), told apart with every common colour blindness; lightness moved so that each has a
 * contrast of 3:1 or more with the page in its theme. Blue, vermilion, green, purple first: the four roles.
 */
const PALETTE: Readonly<Record<Shade, readonly string[]>> = {
  light: ['#0068a8', '#cc5500', '#00855f', '#b0528a', '#9a7200', '#3a87b8', '#5b5bd6', '#7a4a2b'],
  dark: ['#56b4e9', '#f58a4b', '#2dc59a', '#e694c1', '#f0c94a', '#9ad1f5', '#a3a3ff', '#d1a283'],
};
const OTHERS: Readonly<Record<Shade, string>> = { light: '#85827b', dark: '#8f8c86' };

/** Fixed places in the palette, so that a role keeps its colour when another is missing from the survey. */
const ROLES = ['infrastructure', 'backbone', 'initiative', 'funder'];

/** A swatch a value, in the order of `values`. */
export function colourTable(facet: string, values: readonly string[], shade: Shade): Swatch[] {
  const fixed = facet === 'role' || facet === 'roles_2015';
  return values.map((value, code) => swatch(value, fixed ? ROLES.indexOf(value) : code, shade));
}

function swatch(value: string, place: number, shade: Shade): Swatch {
  const colour = value === UNKNOWN ? undefined : PALETTE[shade][place];
  return colour ? { colour, own: true } : { colour: OTHERS[shade], own: false };
}
