import { formatDate, formatMeasure, nameFor } from '../../i18n/locale';
import { messages, type FacetName } from '../../i18n/messages';
import type { Lang } from '../../payload';
import { UNKNOWN, valuesOf } from '../../survey/facets';
import type { Survey } from '../../survey/survey';
import { spoken } from '../../survey/pages';
import { textIn } from '../../survey/text';

/** A column of the table: what is read, what is saved, and what it is sorted by. */
export interface Column {
  /** Field name as in organisations.csv and measures.csv, or a facet's id. */
  readonly id: string;
  readonly title: (lang: Lang) => string;
  /** As people read it; empty when unknown. */
  readonly text: (i: number, lang: Lang) => string;
  /** As it is saved: codes, not labels; several separated by |. */
  readonly raw: (i: number) => string | number | null;
  /** Numbers are sorted as numbers and set flush with the end. */
  readonly numeric: boolean;
  /** Width in rem. */
  readonly width: number;
}

/** Every column, in the order of organisations.csv, then what the graph adds. */
export function columnsOf(survey: Survey): Column[] {
  return [
    nameColumn(survey),
    facet(survey, 'role', 'roles', 13),
    facet(survey, 'country', 'country', 10),
    facet(survey, 'domain', 'domains', 14),
    facet(survey, 'function', 'functions', 12),
    facet(survey, 'place_scale', 'place_scale', 10),
    year(survey, 'founded'),
    ...survey.measures.map((measure) => measureColumn(survey, measure.id)),
    facet(survey, 'sector', 'sector', 9),
    facet(survey, 'place_based', 'place_based', 11),
    facet(survey, 'region', 'region', 10),
    field(survey, 'locality', 11),
    { ...field(survey, 'place_served', 13), text: (i, lang) => survey.servedAt(i, lang) ?? '' },
    facet(survey, 'network', 'network', 15),
    facet(survey, 'community', 'community', 13),
    facet(survey, 'roles_2015', 'roles_2015', 12),
    year(survey, 'ended'),
    unseen(survey),
    facet(survey, 'confidence', 'confidence', 12),
    facet(survey, 'method', 'method', 10),
    field(survey, 'name_local', 15),
    aliases(survey),
    { ...field(survey, 'url', 17), text: (i) => spoken(survey.organisations.url[i] ?? '') },
    field(survey, 'note', 20),
    field(survey, 'id', 15),
  ];
}

/** Ids that a link may sort by. */
export function columnIds(survey: Survey): string[] {
  return columnsOf(survey).map(({ id }) => id);
}

function field(survey: Survey, id: FieldName, width: number): Column {
  const values = survey.organisations[id];
  const text = (i: number): string => values[i] ?? '';
  return { id, title: (lang) => survey.fieldLabel(id, lang), text, raw: text, numeric: false, width };
}

type FieldName = 'id' | 'name' | 'name_local' | 'url' | 'locality' | 'place_served' | 'note';

/** The name that readers of the language read; what is saved is the name of organisations.csv. */
function nameColumn(survey: Survey): Column {
  const { name, name_local } = survey.organisations;
  return { ...field(survey, 'name', 19), text: (i, lang) => nameFor(lang, name[i]!, name_local[i]) };
}

function aliases(survey: Survey): Column {
  const values = survey.organisations.aliases;
  return {
    id: 'aliases', title: (lang) => survey.fieldLabel('aliases', lang), text: (i) => values[i]!.join(', '),
    raw: (i) => values[i]!.join('|'), numeric: false, width: 15,
  };
}

/** Years are counted, not measured: no thousands separator. */
function year(survey: Survey, id: 'founded' | 'ended'): Column {
  const values = survey.organisations[id];
  return {
    id, title: (lang) => survey.fieldLabel(id, lang), text: (i) => String(values[i] ?? ''), raw: (i) => values[i] ?? null,
    numeric: true, width: 6,
  };
}

/** The day on which a source showed it last, when none does any more. */
function unseen(survey: Survey): Column {
  const values = survey.organisations.unseen;
  return {
    id: 'unseen', title: (lang) => survey.fieldLabel('unseen', lang), text: (i, lang) => { const day = values[i]; return day ? formatDate(day, lang) : ''; },
    raw: (i) => values[i] ?? null, numeric: false, width: 11,
  };
}

function facet(survey: Survey, id: FacetName, saved: string, width: number): Column {
  const source = survey.category(id)!;
  const known = (i: number): string[] => valuesOf(source, i).filter((value) => value !== UNKNOWN);
  return {
    id: saved, title: (lang) => messages(lang).facets[id], text: (i, lang) => survey.labelsAt(id, i, lang).join(', '),
    raw: (i) => known(i).join('|'), numeric: false, width,
  };
}

function measureColumn(survey: Survey, id: string): Column {
  const values = survey.measure(id);
  const entry = survey.measures.find((measure) => measure.id === id);
  return {
    id, title: (lang) => textIn(entry?.label, lang) ?? id, raw: (i) => values[i] ?? null,
    text: (i, lang) => { const value = values[i]; return value == null ? '' : formatMeasure(value, lang); },
    numeric: true, width: 8.5,
  };
}
