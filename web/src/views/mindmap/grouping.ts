import { codesOf, UNKNOWN, type CategoryFacet } from '../../survey/facets';
import type { Survey } from '../../survey/survey';

/** One branch that an organisation stands under; `also` marks those beyond its main role. */
export interface Membership {
  readonly value: string;
  readonly also: boolean;
}

/** One ring of branches round the centre. */
export interface Level {
  readonly facet: CategoryFacet;
  /** The branches of an organisation; none leaves it out of the map. */
  readonly memberships: (organisation: number) => readonly Membership[];
}

/** The facet whose values are the three branches of the 2015 survey's chart. */
export const SURVEY_2015 = 'roles_2015';
/** Facets whose first value is the main one; the values of any other facet stand side by side. */
const RANKED: ReadonlySet<string> = new Set(['role']);
/** Facets that speak of some organisations only: whoever has no value is left out, not put under "unknown". */
const PARTIAL: ReadonlySet<string> = new Set([SURVEY_2015]);

export const MOST_LEVELS = 3;

/**
 * The levels of a grouping; names that the survey does not know are passed over.
 * A branch of a role holds the organisations whose main role it is; with `also`, their further roles too, marked.
 */
export function levelsOf(survey: Survey, facets: readonly string[], also: boolean): Level[] {
  return [...new Set(facets)]
    .flatMap((name) => survey.category(name) ?? [])
    .slice(0, MOST_LEVELS)
    .map((facet) => ({ facet, memberships: membershipsOf(facet, also) }));
}

function membershipsOf(facet: CategoryFacet, also: boolean): Level['memberships'] {
  const ranked = RANKED.has(facet.id);
  const partial = PARTIAL.has(facet.id);
  const plain = facet.values.map((value) => ({ value, also: false }));
  const further = facet.values.map((value) => ({ value, also: true }));
  return (organisation) => {
    const codes = [...codesOf(facet, organisation)];
    if (partial && codes.every((code) => facet.values[code] === UNKNOWN)) return [];
    if (!ranked) return codes.map((code) => plain[code]!);
    return (also ? codes : codes.slice(0, 1)).map((code, rank) => (rank > 0 ? further : plain)[code]!);
  };
}
