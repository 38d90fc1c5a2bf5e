import { inDe, inEn, inEs, inFr, inHe } from '../../i18n/figures';
import type { Lang } from '../../payload';

const en = {
  map: 'World map of organisations',
  help: 'Arrow keys walk from mark to mark, Enter opens one, Shift with an arrow moves the map, plus and minus zoom, 0 shows all.',
  summary: (organisations: number, countries: number) =>
    `${organisations === 1 ? '1 organisation' : `${inEn(organisations)} organisations`} in ${countries === 1 ? '1 country' : `${inEn(countries)} countries`}.`,
  largest: (countries: string) => `Most: ${countries}.`,
  whereabouts: 'Drawn at', seat: 'Seat', served: 'Place served',
  relations: 'Relations', relationsOf: { none: 'none', selected: 'of the selected', all: 'all' }, shading: 'Shade countries',
  arcs: (shown: number, total: number) => (shown === total ? `${inEn(total)} arcs` : `The ${inEn(shown)} strongest of ${inEn(total)} arcs`),
  list: 'List', inView: 'In this part of the map', nowhere: (count: number) => `${inEn(count)} not on the map`,
  nowhereNote: 'No place of theirs is known, not even the country.',
  and: (place: string) => `${place} and around`, opens: 'Enter opens it', lists: 'Enter lists them',
  region: 'known by region only', country: 'known by country only',
  areas: (count: number) => `${inEn(count)} known by country or region only`,
  areaNote: { region: 'Only the region is known: drawn in its middle, not at a place.', country: 'Only the country is known: drawn in its middle, not at a place.' },
  nothingThere: 'Nothing further in that direction.', seen: (marks: number) => (marks === 1 ? '1 mark in view' : `${inEn(marks)} marks in view`),
  legend: 'Legend', dot: 'One organisation', ring: 'Several; opens', hollow: 'Only country or region known', served_line: 'Seat to place served',
  perCountry: 'Organisations a country', credit: 'Outlines: Natural Earth',
  more: (count: number) => `Show ${inEn(count)} more`, show: (name: string) => `Show ${name} on the map`,
  unknown: 'Not on the map:',
};
export type Words = typeof en;

const he: Words = {
  map: 'מפת העולם של הארגונים',
  help: 'מקשי החצים עוברים מסימן לסימן, Enter פותח סימן, Shift עם חץ מזיז את המפה, פלוס ומינוס משנים את הגודל, 0 מציג הכול.',
  summary: (organisations, countries) =>
    `${organisations === 1 ? 'ארגון אחד' : `${inHe(organisations)} ארגונים`} ${countries === 1 ? 'במדינה אחת' : `ב־${inHe(countries)} מדינות`}.`,
  largest: (countries) => `הרוב: ${countries}.`,
  whereabouts: 'מיקום לפי', seat: 'מושב', served: 'המקום המשורת',
  relations: 'קשרים', relationsOf: { none: 'ללא', selected: 'של הנבחר', all: 'הכול' }, shading: 'להצליל מדינות',
  arcs: (shown, total) => (shown === total ? `${inHe(total)} קשתות` : `${inHe(shown)} הקשתות החזקות מתוך ${inHe(total)}`),
  list: 'רשימה', inView: 'בחלק זה של המפה', nowhere: (count) => `${inHe(count)} אינם על המפה`,
  nowhereNote: 'שום מקום שלהם אינו ידוע, גם לא המדינה.',
  and: (place) => `${place} והסביבה`, opens: 'Enter פותח', lists: 'Enter מציג רשימה',
  region: 'ידוע רק האזור', country: 'ידועה רק המדינה',
  areas: (count) => `מהם ${inHe(count)} שידועים רק המדינה או האזור שלהם`,
  areaNote: { region: 'ידוע רק האזור: הסימן באמצעו, לא במקום מסוים.', country: 'ידועה רק המדינה: הסימן באמצעה, לא במקום מסוים.' },
  nothingThere: 'אין עוד דבר בכיוון הזה.', seen: (marks) => (marks === 1 ? 'סימן אחד מוצג' : `${inHe(marks)} סימנים מוצגים`),
  legend: 'מקרא', dot: 'ארגון אחד', ring: 'כמה ארגונים; נפתח', hollow: 'ידועים רק מדינה או אזור', served_line: 'מהמושב למקום המשורת',
  perCountry: 'ארגונים במדינה', credit: 'קווי מתאר: Natural Earth',
  more: (count) => `להציג עוד ${inHe(count)}`, show: (name) => `להציג את ${name} במפה`,
  unknown: 'לא על המפה:',
};

const fr: Words = {
  map: 'Carte du monde des organisations',
  help: 'Les flèches vont d’une marque à l’autre, Entrée en ouvre une, Maj et une flèche déplacent la carte, plus et moins changent l’échelle, 0 montre tout.',
  summary: (organisations, countries) =>
    `${organisations === 1 ? '1 organisation' : `${inFr(organisations)} organisations`} dans ${inFr(countries)} pays.`,
  largest: (countries) => `Surtout : ${countries}.`,
  whereabouts: 'Situées à', seat: 'Siège', served: 'Lieu servi',
  relations: 'Relations', relationsOf: { none: 'aucune', selected: 'de la sélection', all: 'toutes' }, shading: 'Ombrer les pays',
  arcs: (shown, total) => (shown === total ? `${inFr(total)} arcs` : `Les ${inFr(shown)} arcs les plus forts sur ${inFr(total)}`),
  list: 'Liste', inView: 'Dans cette partie de la carte', nowhere: (count) => `${inFr(count)} hors de la carte`,
  nowhereNote: 'On n’en connaît aucun lieu, pas même le pays.',
  and: (place) => `${place} et environs`, opens: 'Entrée l’ouvre', lists: 'Entrée en donne la liste',
  region: 'connue par sa région seulement', country: 'connue par son pays seulement',
  areas: (count) => `${inFr(count)} dont seul le pays ou la région est connu`,
  areaNote: { region: 'Seule la région est connue : dessiné en son milieu, non en un lieu.', country: 'Seul le pays est connu : dessiné en son milieu, non en un lieu.' },
  nothingThere: 'Rien de plus dans cette direction.', seen: (marks) => (marks === 1 ? '1 marque visible' : `${inFr(marks)} marques visibles`),
  legend: 'Légende', dot: 'Une organisation', ring: 'Plusieurs ; s’ouvre', hollow: 'Seul le pays ou la région est connu', served_line: 'Du siège au lieu servi',
  perCountry: 'Organisations par pays', credit: 'Contours : Natural Earth',
  more: (count) => `Montrer ${inFr(count)} de plus`, show: (name) => `Montrer ${name} sur la carte`,
  unknown: 'Hors de la carte :',
};

const es: Words = {
  map: 'Mapa del mundo de las organizaciones',
  help: 'Las flechas van de marca en marca, Intro abre una, Mayúsculas con una flecha mueve el mapa, más y menos cambian la escala, 0 lo muestra todo.',
  summary: (organisations, countries) =>
    `${organisations === 1 ? '1 organización' : `${inEs(organisations)} organizaciones`} en ${countries === 1 ? '1 país' : `${inEs(countries)} países`}.`,
  largest: (countries) => `Sobre todo: ${countries}.`,
  whereabouts: 'Situadas en', seat: 'Sede', served: 'Lugar atendido',
  relations: 'Relaciones', relationsOf: { none: 'ninguna', selected: 'de la selección', all: 'todas' }, shading: 'Sombrear países',
  arcs: (shown, total) => (shown === total ? `${inEs(total)} arcos` : `Los ${inEs(shown)} arcos más fuertes de ${inEs(total)}`),
  list: 'Lista', inView: 'En esta parte del mapa', nowhere: (count) => `${inEs(count)} fuera del mapa`,
  nowhereNote: 'No se conoce ningún lugar suyo, ni siquiera el país.',
  and: (place) => `${place} y alrededores`, opens: 'Intro la abre', lists: 'Intro da la lista',
  region: 'solo se conoce la región', country: 'solo se conoce el país',
  areas: (count) => `de ${inEs(count)} solo se conoce el país o la región`,
  areaNote: { region: 'Solo se conoce la región: se dibuja en su centro, no en un lugar.', country: 'Solo se conoce el país: se dibuja en su centro, no en un lugar.' },
  nothingThere: 'Nada más en esa dirección.', seen: (marks) => (marks === 1 ? '1 marca a la vista' : `${inEs(marks)} marcas a la vista`),
  legend: 'Leyenda', dot: 'Una organización', ring: 'Varias; se abre', hollow: 'Solo se conoce país o región', served_line: 'De la sede al lugar atendido',
  perCountry: 'Organizaciones por país', credit: 'Contornos: Natural Earth',
  more: (count) => `Mostrar ${inEs(count)} más`, show: (name) => `Mostrar ${name} en el mapa`,
  unknown: 'Fuera del mapa:',
};

const de: Words = {
  map: 'Weltkarte der Organisationen',
  help: 'Pfeiltasten gehen von Zeichen zu Zeichen, Eingabe öffnet eines, Umschalt mit Pfeil verschiebt die Karte, Plus und Minus ändern die Größe, 0 zeigt alles.',
  summary: (organisations, countries) =>
    `${organisations === 1 ? '1 Organisation' : `${inDe(organisations)} Organisationen`} in ${countries === 1 ? '1 Land' : `${inDe(countries)} Ländern`}.`,
  largest: (countries) => `Die meisten: ${countries}.`,
  whereabouts: 'Gezeichnet am', seat: 'Sitz', served: 'Wirkungsort',
  relations: 'Beziehungen', relationsOf: { none: 'keine', selected: 'der gewählten', all: 'alle' }, shading: 'Länder tönen',
  arcs: (shown, total) => (shown === total ? `${inDe(total)} Bögen` : `Die ${inDe(shown)} stärksten von ${inDe(total)} Bögen`),
  list: 'Liste', inView: 'In diesem Teil der Karte', nowhere: (count) => `${inDe(count)} nicht auf der Karte`,
  nowhereNote: 'Von ihnen ist kein Ort bekannt, auch nicht das Land.',
  and: (place) => `${place} und Umgebung`, opens: 'Eingabe öffnet', lists: 'Eingabe zeigt die Liste',
  region: 'nur Region bekannt', country: 'nur Land bekannt',
  areas: (count) => `von ${inDe(count)} ist nur Land oder Region bekannt`,
  areaNote: { region: 'Nur die Region ist bekannt: in ihrer Mitte gezeichnet, nicht an einem Ort.', country: 'Nur das Land ist bekannt: in seiner Mitte gezeichnet, nicht an einem Ort.' },
  nothingThere: 'Nichts weiter in dieser Richtung.', seen: (marks) => (marks === 1 ? '1 Zeichen zu sehen' : `${inDe(marks)} Zeichen zu sehen`),
  legend: 'Legende', dot: 'Eine Organisation', ring: 'Mehrere; öffnet sich', hollow: 'Nur Land oder Region bekannt', served_line: 'Vom Sitz zum Wirkungsort',
  perCountry: 'Organisationen je Land', credit: 'Umrisse: Natural Earth',
  more: (count) => `${inDe(count)} weitere zeigen`, show: (name) => `${name} auf der Karte zeigen`,
  unknown: 'Nicht auf der Karte:',
};

const ALL: Readonly<Record<Lang, Words>> = { en, he, fr, es, de };

/** The words of the geography in a language. */
export function wordsOf(lang: Lang): Words {
  return ALL[lang];
}
