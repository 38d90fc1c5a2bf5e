import { mainCodes } from '../../state/shown';
import type { MapState } from '../../state/map.svelte';
import type { Survey } from '../../survey/survey';
import type { Drawing, Shape, SizeOf } from './geometry';
import type { Level } from './grouping';
import { layoutHorizontal } from './horizontal';
import type { Item } from './items';
import { layoutOutline } from './outline';
import { layoutRadial } from './radial';

/** Narrower windows than this show an indented list instead of columns. */
export const OUTLINE_BELOW = 620;
/** Narrower windows than this grow to one side only. */
const ONE_SIDE_BELOW = 960;

/** The id of a branch whose place says the role. */
const TOLD = /\/(role|roles_2015)=/;

/** Facets that a branch may be coloured by, since their values are roles. */
const ROLE_FACETS: ReadonlySet<string> = new Set(['role', 'roles_2015']);

/** How the map is laid out. */
export interface Frame {
  readonly shape: Shape;
  readonly sides: 1 | 2;
  readonly rtl: boolean;
}

/** From the window's width, not the view's: a card that opens beside the map must not turn it round. */
export function frameFor(layout: MapState['layout'], windowWidth: number, rtl: boolean): Frame {
  const flat = windowWidth < OUTLINE_BELOW ? 'outline' : 'horizontal';
  return { shape: layout === 'radial' ? 'radial' : flat, sides: windowWidth < ONE_SIDE_BELOW ? 1 : 2, rtl };
}

export function draw(root: Item, { shape, sides, rtl }: Frame, sizeOf: SizeOf): Drawing {
  if (shape === 'radial') return layoutRadial(root, { sizeOf, rtl });
  if (shape === 'outline') return layoutOutline(root, { sizeOf, rtl });
  return layoutHorizontal(root, { sizeOf, sides, rtl });
}

/** Which point of the drawing one sees first. */
export function startOf({ shape, sides, rtl }: Frame): 'middle' | 'left' | 'right' {
  if (shape === 'radial' || (shape === 'horizontal' && sides === 2)) return 'middle';
  return rtl ? 'right' : 'left';
}

/** No smaller than this at first, even if not all is seen. */
export const LEGIBLE: Readonly<Record<Shape, number>> = { horizontal: 0.69, radial: 0.66, outline: 1 };

/** No line of a label is wider than this. */
export function widestLine({ shape }: Frame, { kind, level }: Pick<Item, 'kind' | 'level'>, width: number): number {
  if (shape === 'outline') return Math.max(120, width - 150);
  if (kind === 'root') return 150;
  if (shape === 'radial') return 190;
  return kind === 'branch' && level > 2 ? 160 : 230;
}

/** Most related first, then by name: what a reader looks for in a long list comes early. */
export function rankBy(survey: Survey, locale: string): (organisations: readonly number[]) => readonly number[] {
  const compare = new Intl.Collator(locale).compare;
  const { offsets } = survey.graph;
  const degree = (i: number): number => offsets[i + 1]! - offsets[i]!;
  const { name } = survey.organisations;
  return (organisations) =>
    [...organisations].sort((a, b) => degree(b) - degree(a) || compare(name[a]!, name[b]!) || a - b);
}

export interface Share {
  readonly colour: string;
  readonly share: number;
}

/** Colours of items: a branch of a role has its colour, an organisation its main role's, other branches none. */
export class Tones {
  readonly #swatches: ReadonlyMap<string, string>;
  readonly #values: readonly string[];
  readonly #main: Uint32Array;
  /** Whether colours are explained by the branches themselves. */
  readonly explained: boolean;

  constructor(survey: Survey, map: MapState, levels: readonly Level[]) {
    const role = survey.category('role')!;
    const swatches = map.swatchesOf('role');
    this.#values = role.values;
    this.#swatches = new Map(role.values.map((value, code) => [value, swatches[code]!.colour]));
    this.#main = mainCodes(role, survey.size);
    this.explained = ROLE_FACETS.has(levels[0]?.facet.id ?? '');
  }

  ofOrganisation(i: number): string {
    return this.#swatches.get(this.#values[this.#main[i]!]!)!;
  }

  /** The colour of a line, a branch or an organisation; null where none says anything. */
  ofItem({ organisation, stem }: Pick<Item, 'organisation' | 'stem'>): string | null {
    if (organisation >= 0) return this.ofOrganisation(organisation);
    return this.explained ? (this.#swatches.get(stem) ?? null) : null;
  }

  /** How the roles divide a branch, in the codebook's order; empty where the branches are roles. */
  sharesOf({ id, kind, holds }: Item): Share[] {
    if (kind !== 'branch' || TOLD.test(id)) return [];
    const counts = this.#values.map(() => 0);
    for (const i of holds) counts[this.#main[i]!]!++;
    return counts.flatMap((count, code) =>
      count > 0 ? [{ colour: this.#swatches.get(this.#values[code]!)!, share: count / holds.length }] : []);
  }
}
