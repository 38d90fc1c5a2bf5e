import { inDe as n } from './figures';
import type { Messages } from './messages';

const s = (count: number, one: string, many: string): string => `${n(count)} ${count === 1 ? one : many}`;

export const de: Messages = {
  title: 'Collective Impact',
  skip: 'Zur Karte springen',
  unknown: 'Nicht bekannt',
  views: {
    mindmap: 'Mindmap', network: 'Netzwerk', geography: 'Geografie', table: 'Tabelle', findings: 'Ergebnisse', changes: 'Änderungen',
  },
  viewsLabel: 'Ansichten',
  facets: {
    role: 'Rolle', function: 'Funktion', domain: 'Themenfeld', sector: 'Sektor', country: 'Land', region: 'Region',
    place_based: 'Ortsbezug', place_scale: 'Raumebene', relation: 'Beziehung', network: 'Mitglied im Netzwerk',
    founded: 'Gegründet', active: 'Aktivität', confidence: 'Verlässlichkeit', method: 'Art des Nachweises', roles_2015: 'In der Erhebung 2015',
    community: 'Gemeinschaft',
  },
  values: {
    place_based: { yes: 'Ortsbezogen', no: 'Nicht ortsbezogen' },
    active: { yes: 'Aktiv', no: 'Beendet' },
    confidence: { high: 'Hoch (80 % oder mehr)', medium: 'Mittel (50–79 %)', low: 'Niedrig (unter 50 %)' },
  },
  surveyOf: (date) => `Erhebung ${date}`,
  counts: (organisations, relations, countries) =>
    `${n(organisations)} Organisationen, ${n(relations)} Beziehungen, ${n(countries)} Länder`,
  limits: 'Grenzen der Daten',
  shownOf: (shown, total) => (shown === total ? `Alle ${n(total)} Organisationen` : `${n(shown)} von ${n(total)} Organisationen`),
  nothingShown: 'Keine Organisation erfüllt alle Filter.',
  search: {
    label: 'Organisationen suchen', placeholder: 'Name, Ort, weiterer Name', clear: 'Suche leeren', results: 'Suchergebnisse',
    found: (count) => (count === 0 ? 'Nichts gefunden' : s(count, 'Treffer', 'Treffer')),
    more: (count) => `und ${n(count)} weitere in der Ansicht`,
  },
  menu: { language: 'Sprache', theme: 'Farben', auto: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  filters: {
    title: 'Filter', open: 'Filter', close: 'Filter schließen', clear: 'Alle aufheben', active: 'Aktive Filter',
    remove: (what) => `Entfernen: ${what}`, from: 'Von', to: 'Bis', narrow: (facet) => `In ${facet} suchen`,
    showAll: (count) => `Alle ${n(count)} zeigen`, showFewer: 'Weniger zeigen', query: (query) => `„${query}“`,
    ego: (steps, name) => `${s(steps, 'Schritt', 'Schritte')} um ${name}`,
    since: (year) => `ab ${year}`, until: (year) => `bis ${year}`,
    count: (count) => s(count, 'Organisation', 'Organisationen'),
  },
  legend: { title: 'Legende', colour: 'Farbe', size: 'Größe', others: 'Alle anderen' },
  drawing: { settings: 'Einstellungen', zoomIn: 'Vergrößern', zoomOut: 'Verkleinern', fit: 'Alles zeigen', filteredOut: 'Ausgefiltert:' },
  card: {
    close: 'Schließen', facts: 'Angaben', relations: 'Beziehungen', measures: 'Kennzahlen', sources: 'Quellen', noRelations: 'Keine Beziehung bekannt.',
    conditions: 'Bedingungen, die seine Seiten zeigen',
    range: (low: number, high: number) => `wohl ${n(low)}–${n(high)}`,
    rangeNote: 'Ein Rang beruht auf den gelesenen Websites. „Wohl“ ist, wohin er in 95 von 100 Ziehungen dieser Websites fällt; wo es fehlt, wurde das nicht berechnet.',
    rank: (rank, total) => `Rang ${n(rank)} von ${n(total)}`,
    copy: 'Link kopieren', copied: 'Link kopiert', copyFailed: 'Bitte die Adresse aus der Adresszeile kopieren', focus: 'Umfeld zeigen',
    steps: (steps) => s(steps, 'Schritt', 'Schritte'),
    incoming: (relation) => `${relation} (eingehend)`, since: (year) => `seit ${year}`, until: (year) => `bis ${year}`,
    years: (from, to) => `${from}–${to}`, seen: (date) => `gesehen: ${date}`,
    seenBetween: (first, last) => `gesehen von ${first} bis ${last}`,
    confidence: (share) => `Verlässlichkeit ${share}`, noSource: 'Keine Seite',
    source: (number) => `Quelle ${n(number)}`, correct: 'Korrektur vorschlagen',
    correctionSubject: (name) => `Korrektur: ${name}`,
    correctionText: (name, id, survey) => `${name} (${id}), Erhebung ${survey}\n\nWas anders sein sollte, und eine Seite, die es zeigt:\n`,
  },
  table: {
    label: 'Organisationen', copy: 'Kopieren', csv: 'Als CSV speichern',
    copied: (rows) => s(rows, 'Zeile kopiert', 'Zeilen kopiert'), copyFailed: 'Der Browser hat das Kopieren nicht erlaubt', hint: 'Pfeiltasten bewegen, Eingabe öffnet die Karte', file: 'organisations.csv',
  },
  hash: {
    gone: 'Dieser Link stammt aus einer anderen Erhebung. Nicht mehr vorhanden:', dismiss: 'Meldung schließen', key: 'Einstellung', facet: 'Filter',
    value: 'Wert', organisation: 'Organisation', view: 'Ansicht', measure: 'Kennzahl', unreadable: 'Unlesbarer Teil',
  },
  broken: {
    title: 'Diese Karte lässt sich nicht öffnen',
    text: 'Die Datei enthält keine lesbare Erhebung. Bitte die Karte neu erzeugen oder beim Absender eine vollständige Datei erfragen.',
  },
};
