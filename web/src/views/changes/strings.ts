import { formatNumber } from '../../i18n/locale';
import type { Lang } from '../../payload';
import type { ChangeKind } from '../../state/types';

const figures = (lang: Lang) => (value: number): string => formatNumber(value, lang);
const [inEn, inHe, inFr, inEs, inDe] = [figures('en'), figures('he'), figures('fr'), figures('es'), figures('de')];

/** Everything that a change can be: of an organisation, or of the relations between them. */
export type Kind = ChangeKind;
type Kinds = Record<Kind, string>;

const en = {
  title: (date: string) => `What changed since the survey of ${date}`,
  kinds: {
    joined: 'Joined', left: 'Left', ended: 'Ended', renamed: 'Renamed', changed: 'Changed', gained: 'Relations gained', lost: 'Relations lost',
  } as Kinds,
  meaning: {
    joined: 'organisations that are new on the map', left: 'organisations that are no longer on it', ended: 'organisations that have ended since',
    renamed: 'organisations with a new name', changed: 'facts that are told differently now', gained: 'relations that are new', lost: 'relations that are gone',
  } as Kinds,
  filter: 'Show only', all: 'All kinds', none: 'Nothing has changed.', noneHere: 'No change passes the filters.',
  narrowed: (shown: number, total: number) => `${inEn(shown)} of ${inEn(total)} changes pass the filters of the map.`,
  leftStay: 'What left is in no filter, so all of it is shown.',
  firstTitle: 'This is the first survey', first: 'There is no survey before it to compare with. From the next one on, this page will tell:',
  more: (step: number, left: number) => (step === left ? `Show ${inEn(left)} more` : `Show ${inEn(step)} more of ${inEn(left)}`),
  becomes: 'is now', endedIn: (year: string) => `ended in ${year}`, empty: 'nothing',
};
type Words = typeof en;

const he: Words = {
  title: (date) => `מה השתנה מאז סקר ${date}`,
  kinds: { joined: 'הצטרפו', left: 'יצאו', ended: 'הסתיימו', renamed: 'שינו שם', changed: 'השתנו', gained: 'קשרים שנוספו', lost: 'קשרים שאבדו' },
  meaning: {
    joined: 'ארגונים חדשים במפה', left: 'ארגונים שאינם עוד במפה', ended: 'ארגונים שפעילותם הסתיימה מאז', renamed: 'ארגונים ששמם השתנה',
    changed: 'עובדות שנאמרות היום אחרת', gained: 'קשרים חדשים', lost: 'קשרים שאינם עוד',
  },
  filter: 'להציג רק', all: 'כל הסוגים', none: 'דבר לא השתנה.', noneHere: 'אין שינוי שעונה על המסננים.',
  narrowed: (shown, total) => `${inHe(shown)} מתוך ${inHe(total)} שינויים עונים על מסנני המפה.`,
  leftStay: 'מה שיצא אינו נמצא באף מסנן, ולכן מוצג כולו.',
  firstTitle: 'זהו הסקר הראשון', first: 'אין סקר לפניו להשוות אליו. מהסקר הבא ואילך יסופר כאן:',
  more: (step, left) => (step === left ? `להציג עוד ${inHe(left)}` : `להציג עוד ${inHe(step)} מתוך ${inHe(left)}`),
  becomes: 'כעת', endedIn: (year) => `הסתיים בשנת ${year}`, empty: 'ריק',
};

const fr: Words = {
  title: (date) => `Ce qui a changé depuis l’enquête de ${date}`,
  kinds: {
    joined: 'Arrivées', left: 'Sorties', ended: 'Terminées', renamed: 'Renommées', changed: 'Modifiées', gained: 'Relations gagnées', lost: 'Relations perdues',
  },
  meaning: {
    joined: 'organisations nouvelles sur la carte', left: 'organisations qui n’y sont plus', ended: 'organisations qui ont pris fin depuis',
    renamed: 'organisations au nom nouveau', changed: 'faits dits autrement aujourd’hui', gained: 'relations nouvelles', lost: 'relations disparues',
  },
  filter: 'Montrer seulement', all: 'Toutes sortes', none: 'Rien n’a changé.', noneHere: 'Aucun changement ne passe les filtres.',
  narrowed: (shown, total) => `${inFr(shown)} changements sur ${inFr(total)} passent les filtres de la carte.`,
  leftStay: 'Ce qui est sorti n’est dans aucun filtre : tout en est montré.',
  firstTitle: 'Ceci est la première enquête', first: 'Aucune enquête ne la précède. Dès la prochaine, cette page dira :',
  more: (step, left) => (step === left ? `Montrer ${inFr(left)} de plus` : `Montrer ${inFr(step)} de plus sur ${inFr(left)}`),
  becomes: 'est maintenant', endedIn: (year) => `a pris fin en ${year}`, empty: 'rien',
};

const es: Words = {
  title: (date) => `Qué ha cambiado desde el estudio de ${date}`,
  kinds: {
    joined: 'Incorporadas', left: 'Salidas', ended: 'Terminadas', renamed: 'Renombradas', changed: 'Cambiadas', gained: 'Relaciones ganadas', lost: 'Relaciones perdidas',
  },
  meaning: {
    joined: 'organizaciones nuevas en el mapa', left: 'organizaciones que ya no están', ended: 'organizaciones que han terminado desde entonces',
    renamed: 'organizaciones con nombre nuevo', changed: 'datos que hoy se dicen de otro modo', gained: 'relaciones nuevas', lost: 'relaciones que ya no están',
  },
  filter: 'Mostrar solo', all: 'Todos los tipos', none: 'Nada ha cambiado.', noneHere: 'Ningún cambio pasa los filtros.',
  narrowed: (shown, total) => `${inEs(shown)} de ${inEs(total)} cambios pasan los filtros del mapa.`,
  leftStay: 'Lo que salió no está en ningún filtro: se muestra todo.',
  firstTitle: 'Este es el primer estudio', first: 'No hay un estudio anterior con el que comparar. Desde el próximo, esta página contará:',
  more: (step, left) => (step === left ? `Mostrar ${inEs(left)} más` : `Mostrar ${inEs(step)} más de ${inEs(left)}`),
  becomes: 'ahora es', endedIn: (year) => `terminó en ${year}`, empty: 'nada',
};

const de: Words = {
  title: (date) => `Was sich seit der Erhebung ${date} geändert hat`,
  kinds: {
    joined: 'Dazugekommen', left: 'Weggefallen', ended: 'Beendet', renamed: 'Umbenannt', changed: 'Geändert', gained: 'Neue Beziehungen', lost: 'Verlorene Beziehungen',
  },
  meaning: {
    joined: 'Organisationen, die neu auf der Karte sind', left: 'Organisationen, die nicht mehr darauf sind', ended: 'Organisationen, die seither geendet haben',
    renamed: 'Organisationen mit neuem Namen', changed: 'Angaben, die jetzt anders lauten', gained: 'Beziehungen, die neu sind', lost: 'Beziehungen, die es nicht mehr gibt',
  },
  filter: 'Nur zeigen', all: 'Alle Arten', none: 'Nichts hat sich geändert.', noneHere: 'Keine Änderung entspricht den Filtern.',
  narrowed: (shown, total) => `${inDe(shown)} von ${inDe(total)} Änderungen entsprechen den Filtern der Karte.`,
  leftStay: 'Was weggefallen ist, steht in keinem Filter und wird ganz gezeigt.',
  firstTitle: 'Dies ist die erste Erhebung', first: 'Davor gibt es keine, mit der sie zu vergleichen wäre. Ab der nächsten steht hier:',
  more: (step, left) => (step === left ? `${inDe(left)} weitere zeigen` : `${inDe(step)} weitere von ${inDe(left)} zeigen`),
  becomes: 'ist jetzt', endedIn: (year) => `beendet ${year}`, empty: 'nichts',
};

const ALL: Readonly<Record<Lang, Words>> = { en, he, fr, es, de };

/** The words of the changes in a language. */
export function wordsOf(lang: Lang): Words {
  return ALL[lang];
}
