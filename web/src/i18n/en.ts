import { inEn as n } from './figures';

const ordinal = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIX: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

export const en = {
  title: 'Collective impact',
  skip: 'Skip to the map',
  unknown: 'Not known',
  views: {
    mindmap: 'Mind map', network: 'Network', geography: 'Geography', table: 'Table', findings: 'Findings', changes: 'Changes',
  },
  viewsLabel: 'Views',
  facets: {
    role: 'Role', function: 'Function', domain: 'Domain', sector: 'Sector', country: 'Country', region: 'Region',
    place_based: 'Place-based', place_scale: 'Place scale', relation: 'Relation', network: 'Member of network',
    founded: 'Founded', active: 'Active', confidence: 'Confidence', method: 'How known', roles_2015: 'In the 2015 survey',
    community: 'Community',
  },
  values: {
    place_based: { yes: 'Place-based', no: 'Not place-based' },
    active: { yes: 'Active', no: 'Ended' },
    confidence: { high: 'High (80 % or more)', medium: 'Medium (50–79 %)', low: 'Low (under 50 %)' },
  },
  surveyOf: (date: string) => `Survey of ${date}`,
  counts: (organisations: number, relations: number, countries: number) =>
    `${n(organisations)} organisations, ${n(relations)} relations, ${n(countries)} countries`,
  limits: 'Limits of the data',
  shownOf: (shown: number, total: number) =>
    shown === total ? `All ${n(total)} organisations` : `${n(shown)} of ${n(total)} organisations`,
  nothingShown: 'No organisation passes all of these filters.',
  search: {
    label: 'Search organisations', placeholder: 'Search name, place, alias', clear: 'Clear the search', results: 'Search results',
    found: (count: number) => (count === 0 ? 'Nothing found' : count === 1 ? '1 result' : `${n(count)} results`),
    more: (count: number) => `and ${n(count)} more in the view`,
  },
  menu: { language: 'Language', theme: 'Theme', auto: 'As the system', light: 'Light', dark: 'Dark' },
  filters: {
    title: 'Filters', open: 'Filters', close: 'Close the filters', clear: 'Clear all', active: 'Active filters',
    remove: (what: string) => `Remove: ${what}`, from: 'From', to: 'To', narrow: (facet: string) => `Find in ${facet}`,
    showAll: (count: number) => `Show all ${n(count)}`, showFewer: 'Show fewer', query: (query: string) => `“${query}”`,
    ego: (steps: number, name: string) => (steps === 1 ? `1 step from ${name}` : `${n(steps)} steps from ${name}`),
    since: (year: string) => `from ${year}`, until: (year: string) => `to ${year}`,
    count: (count: number) => (count === 1 ? '1 organisation' : `${n(count)} organisations`),
  },
  legend: { title: 'Legend', colour: 'Colour', size: 'Size', others: 'All others' },
  drawing: { settings: 'Settings', zoomIn: 'Zoom in', zoomOut: 'Zoom out', fit: 'Show all', filteredOut: 'Filtered out:' },
  card: {
    close: 'Close', facts: 'Facts', relations: 'Relations', measures: 'Measures', sources: 'Sources', noRelations: 'No relation is known.',
    conditions: 'Conditions that its pages show',
    range: (low: number, high: number) => `likely ${n(low)}–${n(high)}`,
    rangeNote: 'A rank rests on the web sites that were read. “Likely” is where it falls in 95 of 100 draws of these sites; of measures without it that was not asked.',
    rank: (rank: number, total: number) => `${n(rank)}${SUFFIX[ordinal.select(rank)]} of ${n(total)}`,
    copy: 'Copy link', copied: 'Link copied', copyFailed: 'Copy the address from the address bar', focus: 'Show its surroundings',
    steps: (steps: number) => (steps === 1 ? '1 step' : `${n(steps)} steps`),
    incoming: (relation: string) => `${relation} (from)`, since: (year: string) => `since ${year}`, until: (year: string) => `until ${year}`,
    years: (from: string, to: string) => `${from}–${to}`, seen: (date: string) => `seen ${date}`,
    seenBetween: (first: string, last: string) => `seen from ${first} to ${last}`,
    confidence: (share: string) => `confidence ${share}`, noSource: 'No page',
    source: (number: number) => `Source ${n(number)}`, correct: 'Suggest a correction',
    correctionSubject: (name: string) => `Correction: ${name}`,
    correctionText: (name: string, id: string, survey: string) => `${name} (${id}), survey ${survey}\n\nWhat should be different, and a page that shows it:\n`,
  },
  table: {
    label: 'Organisations', copy: 'Copy', csv: 'Save as CSV',
    copied: (rows: number) => (rows === 1 ? '1 row copied' : `${n(rows)} rows copied`), copyFailed: 'The browser did not allow copying', hint: 'Arrow keys move, Enter opens the card', file: 'organisations.csv',
  },
  hash: {
    gone: 'This link comes from another survey. No longer found:', dismiss: 'Dismiss', key: 'Setting', facet: 'Filter', value: 'Value',
    organisation: 'Organisation', view: 'View', measure: 'Measure', unreadable: 'Unreadable part',
  },
  broken: { title: 'This map cannot be opened', text: 'The file holds no readable survey. Build the map again, or ask who sent it for a whole file.' },
};
