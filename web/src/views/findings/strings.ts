import { inDe, inEn, inEs, inFr, inHe } from '../../i18n/figures';
import type { Finding, FindingChart, Lang } from '../../payload';

type Verdicts = Record<Finding['verdict'], string>;
type Units = Record<FindingChart['unit'], string>;

const en = {
  title: 'What 2015 said, what the data say',
  lead: 'Each finding of the 2015 survey beside what the data say today, with a verdict that may disagree.',
  follow: 'A row with an arrow opens the map on what it counts.',
  glance: 'At a glance', said: '2015 said', say: 'The data say', restsOn: 'What it rests on', show: 'Show on the map', none: 'This survey comes without findings.',
  verdict: { agrees: 'Agrees', partly: 'Partly agrees', disagrees: 'Disagrees', cannot_tell: 'Cannot tell' } as Verdicts,
  unit: { organisations: 'Organisations', share: 'Share', relations: 'Relations', index: 'Index' } as Units,
  few: 'few', fewNote: 'Hatched and marked “few”: it rests on few organisations, read it with care.',
  whiskerNote: 'The thin line is the 95% interval.',
  table: 'As a table', of: 'What', interval: '95% interval', count: 'Rests on organisations',
  between: (low: string, high: string) => `${low} to ${high}`, spokenBetween: (low: string, high: string) => `95% interval ${low} to ${high}`,
  rests: (count: number) => (count === 1 ? 'rests on 1 organisation' : `rests on ${inEn(count)} organisations`),
};
type Words = typeof en;

const he: Words = {
  title: 'מה אמר 2015, מה אומרים הנתונים',
  lead: 'כל ממצא של סקר 2015 לצד מה שהנתונים אומרים היום, עם הכרעה שעשויה גם לחלוק עליו.',
  follow: 'שורה עם חץ פותחת את המפה על מה שהיא מונה.',
  glance: 'במבט אחד', said: 'ב־2015 נאמר', say: 'הנתונים אומרים', restsOn: 'על מה זה נשען', show: 'להציג במפה', none: 'לסקר הזה לא צורפו ממצאים.',
  verdict: { agrees: 'מסכימים', partly: 'מסכימים חלקית', disagrees: 'חולקים', cannot_tell: 'אי אפשר לדעת' },
  unit: { organisations: 'ארגונים', share: 'שיעור', relations: 'קשרים', index: 'מדד' },
  few: 'מעט', fewNote: 'מקווקו ומסומן ”מעט“: נשען על מעט ארגונים, יש לקרוא בזהירות.',
  whiskerNote: 'הקו הדק הוא רווח סמך של 95%.',
  table: 'כטבלה', of: 'מה', interval: 'רווח סמך 95%', count: 'נשען על ארגונים',
  between: (low, high) => `${low} עד ${high}`, spokenBetween: (low, high) => `רווח סמך 95%: ${low} עד ${high}`,
  rests: (count) => (count === 1 ? 'נשען על ארגון אחד' : `נשען על ${inHe(count)} ארגונים`),
};

const fr: Words = {
  title: 'Ce que disait 2015, ce que disent les données',
  lead: 'Chaque constat de l’enquête de 2015 face à ce que disent les données aujourd’hui, avec un verdict qui peut le contredire.',
  follow: 'Une ligne avec une flèche ouvre la carte sur ce qu’elle compte.',
  glance: 'En bref', said: '2015 disait', say: 'Les données disent', restsOn: 'Sur quoi cela repose', show: 'Montrer sur la carte', none: 'Cette enquête ne contient pas de constats.',
  verdict: { agrees: 'D’accord', partly: 'En partie d’accord', disagrees: 'En désaccord', cannot_tell: 'Indécidable' },
  unit: { organisations: 'Organisations', share: 'Part', relations: 'Relations', index: 'Indice' },
  few: 'peu', fewNote: 'Hachuré et marqué « peu » : repose sur peu d’organisations, à lire avec prudence.',
  whiskerNote: 'Le trait fin est l’intervalle à 95 %.',
  table: 'En tableau', of: 'Quoi', interval: 'Intervalle à 95 %', count: 'Organisations à l’appui',
  between: (low, high) => `${low} à ${high}`, spokenBetween: (low, high) => `intervalle à 95 % de ${low} à ${high}`,
  rests: (count) => (count === 1 ? 'repose sur 1 organisation' : `repose sur ${inFr(count)} organisations`),
};

const es: Words = {
  title: 'Lo que decía 2015, lo que dicen los datos',
  lead: 'Cada conclusión del estudio de 2015 junto a lo que hoy dicen los datos, con un veredicto que puede contradecirla.',
  follow: 'Una fila con flecha abre el mapa en lo que cuenta.',
  glance: 'De un vistazo', said: '2015 decía', say: 'Los datos dicen', restsOn: 'En qué se apoya', show: 'Mostrar en el mapa', none: 'Este estudio no incluye conclusiones.',
  verdict: { agrees: 'De acuerdo', partly: 'De acuerdo en parte', disagrees: 'En desacuerdo', cannot_tell: 'No se puede saber' },
  unit: { organisations: 'Organizaciones', share: 'Proporción', relations: 'Relaciones', index: 'Índice' },
  few: 'pocas', fewNote: 'Rayado y marcado «pocas»: se apoya en pocas organizaciones, léase con cautela.',
  whiskerNote: 'La línea fina es el intervalo del 95 %.',
  table: 'Como tabla', of: 'Qué', interval: 'Intervalo del 95 %', count: 'Organizaciones en que se apoya',
  between: (low, high) => `${low} a ${high}`, spokenBetween: (low, high) => `intervalo del 95 %: ${low} a ${high}`,
  rests: (count) => (count === 1 ? 'se apoya en 1 organización' : `se apoya en ${inEs(count)} organizaciones`),
};

const de: Words = {
  title: 'Was 2015 sagte, was die Daten sagen',
  lead: 'Jedes Ergebnis der Erhebung von 2015 neben dem, was die Daten heute sagen, mit einem Urteil, das auch widersprechen darf.',
  follow: 'Eine Zeile mit Pfeil öffnet die Karte bei dem, was sie zählt.',
  glance: 'Auf einen Blick', said: '2015 hieß es', say: 'Die Daten sagen', restsOn: 'Worauf es beruht', show: 'In der Karte zeigen', none: 'Diese Erhebung enthält keine Ergebnisse.',
  verdict: { agrees: 'Stimmt', partly: 'Stimmt teilweise', disagrees: 'Widerspricht', cannot_tell: 'Nicht zu sagen' },
  unit: { organisations: 'Organisationen', share: 'Anteil', relations: 'Beziehungen', index: 'Index' },
  few: 'wenige', fewNote: 'Schraffiert und mit „wenige“ bezeichnet: beruht auf wenigen Organisationen, mit Vorsicht zu lesen.',
  whiskerNote: 'Die dünne Linie ist das 95-%-Intervall.',
  table: 'Als Tabelle', of: 'Was', interval: '95-%-Intervall', count: 'Beruht auf Organisationen',
  between: (low, high) => `${low} bis ${high}`, spokenBetween: (low, high) => `95-%-Intervall ${low} bis ${high}`,
  rests: (count) => (count === 1 ? 'beruht auf 1 Organisation' : `beruht auf ${inDe(count)} Organisationen`),
};

const ALL: Readonly<Record<Lang, Words>> = { en, he, fr, es, de };

/** The words of the findings in a language. */
export function wordsOf(lang: Lang): Words {
  return ALL[lang];
}
