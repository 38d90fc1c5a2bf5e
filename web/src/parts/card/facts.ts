import type { Survey } from '../../survey/survey';
import type { Lang } from '../../payload';
import { formatDate } from '../../i18n/locale';
import { messages, type FacetName } from '../../i18n/messages';

/** One line of the card: a field as in organisations.csv, its name and its values in words. */
export interface Fact {
  readonly field: string;
  readonly title: string;
  readonly values: readonly string[];
}

/** Facets that are facts of the organisation, with the field that their provenance names. */
const LISTED: readonly (readonly [FacetName, string])[] = [
  ['function', 'functions'], ['domain', 'domains'], ['sector', 'sector'],
];
const PLACE: readonly (readonly [FacetName, string])[] = [
  ['region', 'region'], ['country', 'country'], ['place_based', 'place_based'], ['place_scale', 'place_scale'],
];

/** What is known of an organisation, but for its name, roles and web site, which head the card. */
export function factsOf(survey: Survey, i: number, lang: Lang): Fact[] {
  const { organisations } = survey;
  const facet = ([id, field]: readonly [FacetName, string]): Fact =>
    ({ field, title: messages(lang).facets[id], values: survey.labelsAt(id, i, lang) });
  const plain = (field: string, value: string | number | null | undefined): Fact =>
    ({ field, title: survey.fieldLabel(field, lang), values: value == null || value === '' ? [] : [String(value)] });
  return [
    ...LISTED.map(facet),
    plain('locality', organisations.locality[i]),
    ...PLACE.map(facet),
    plain('place_served', survey.servedAt(i, lang)),
    plain('founded', organisations.founded[i]),
    plain('ended', organisations.ended[i]),
    plain('unseen', organisations.unseen[i] && formatDate(organisations.unseen[i], lang)),
    { ...plain('aliases', null), values: organisations.aliases[i]! },
    facet(['roles_2015', 'roles_2015']),
    plain('note_2015', organisations.note_2015[i]),
    facet(['community', 'community']),
    plain('note', organisations.note[i]),
  ].filter(({ values }) => values.length > 0);
}
