import { messages } from '../../i18n/messages';
import type { Lang } from '../../payload';
import type { Survey } from '../../survey/survey';
import { textIn } from '../../survey/text';

/** Fields whose values are codes, and the list of the codebook that names them. */
const CODED: Readonly<Record<string, string>> = {
  roles: 'role', roles_2015: 'role', functions: 'function', domains: 'domain', sector: 'sector', place_scale: 'place_scale', relation: 'relation',
};

/** A value as organisations.csv has it, told in the reader's language; a code that nobody names stays as it is. */
export function tellValue(survey: Survey, field: string, text: string, lang: Lang): string {
  return listed(text).map((value) => nameOf(survey, field, value, lang)).join(', ');
}

/** The items of a cell: separated by |, where \| is the sign itself. */
function listed(text: string): string[] {
  return text.split(/(?<!\\)\|/).map((item) => item.replaceAll('\\|', '|'));
}

function nameOf(survey: Survey, field: string, value: string, lang: Lang): string {
  const { codebook, countries, regions } = survey.payload;
  if (Object.hasOwn(CODED, field)) {
    const entry = codebook[CODED[field]!]?.find(({ id }) => id === value);
    return textIn(entry?.singular ?? entry?.label, lang) ?? value;
  }
  if (field === 'country') return (Object.hasOwn(countries, value) ? textIn(countries[value], lang) : countryName(value, lang)) ?? value;
  if (field === 'region') return (Object.hasOwn(regions, value) ? textIn(regions[value], lang) : undefined) ?? value;
  if (field === 'place_based') return placeBased(value, lang);
  return value;
}

/** Of a country where nobody is on the map any more. */
function countryName(code: string, lang: Lang): string | undefined {
  return /^[A-Z]{2}$/.test(code) ? new Intl.DisplayNames([lang], { type: 'region' }).of(code) : undefined;
}

function placeBased(value: string, lang: Lang): string {
  const words: Readonly<Record<string, string>> = messages(lang).values.place_based;
  return Object.hasOwn(words, value) ? words[value]! : value;
}
