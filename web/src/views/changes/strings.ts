import { inDe, inEn, inEs, inFr, inHe } from '../../i18n/figures';
import type { Lang } from '../../payload';
import type { ChangeCause, ChangeKind } from '../../state/types';

/** Everything that a change can be: of an organisation, or of the relations between them. */
export type Kind = ChangeKind;
type Kinds = Record<Kind, string>;

const en = {
  title: (before: string, after: string) => `What changed from the survey of ${before} to that of ${after}`,
  kinds: {
    joined: 'Joined', left: 'Left', ended: 'Ended', merged: 'Merged', renamed: 'Renamed', changed: 'Changed', unseen: 'Not seen', returned: 'Seen again', moved: 'Rank moved', gained: 'Relations gained', lost: 'Relations lost',
  } as Kinds,
  meaning: {
    joined: 'organisations that are new on the map', left: 'organisations that are no longer on it', ended: 'organisations that have ended since', merged: 'organisations found to be one with another', unseen: 'organisations that no source shows any more', returned: 'organisations that a source shows again', moved: 'organisations whose rank as a bridge moved further than chance explains',
    renamed: 'organisations with a new name', changed: 'facts that are told differently now', gained: 'relations that are new', lost: 'relations that are gone',
  } as Kinds,
  causes: {
    world: 'the world changed', looked: 'we looked harder', decided: 'we decided otherwise', unreachable: 'a source did not answer', unknown: 'cause not known',
  } as Record<ChangeCause, string>,
  why: 'Why', step: 'From survey to survey', fromTo: (before: string, after: string) => `${before} to ${after}`,
  seen: (day: string) => `last seen ${day}`, into: 'is one with', ranked: (before: string, after: string) => `rank ${before} → ${after}`,
  filter: 'Show only', all: 'All kinds', none: 'Nothing has changed.', noneHere: 'No change passes the filters.',
  narrowed: (shown: number, total: number) => `${inEn(shown)} of ${inEn(total)} changes pass the filters of the map.`,
  leftStay: 'What left is in no filter, so all of it is shown.',
  firstTitle: 'This is the first survey', first: 'There is no survey before it to compare with. From the next one on, this page will tell:',
  more: (step: number, left: number) => (step === left ? `Show ${inEn(left)} more` : `Show ${inEn(step)} more of ${inEn(left)}`),
  becomes: 'is now', endedIn: (year: string) => `ended in ${year}`, empty: 'nothing',
};
type Words = typeof en;

const he: Words = {
  title: (before, after) => `מה השתנה מסקר ${before} לסקר ${after}`,
  kinds: { joined: 'הצטרפו', left: 'יצאו', ended: 'הסתיימו', merged: 'אוחדו', renamed: 'שינו שם', changed: 'השתנו', unseen: 'לא נראו', returned: 'נראו שוב', moved: 'דירוג שהשתנה', gained: 'קשרים שנוספו', lost: 'קשרים שאבדו' },
  meaning: {
    joined: 'ארגונים חדשים במפה', left: 'ארגונים שאינם עוד במפה', ended: 'ארגונים שפעילותם הסתיימה מאז', merged: 'ארגונים שהתבררו כאחד עם אחר', unseen: 'ארגונים שאף מקור אינו מראה עוד', returned: 'ארגונים שמקור מראה שוב', moved: 'ארגונים שדירוגם כמגשרים השתנה יותר מכפי שמקרה מסביר', renamed: 'ארגונים ששמם השתנה',
    changed: 'עובדות שנאמרות היום אחרת', gained: 'קשרים חדשים', lost: 'קשרים שאינם עוד',
  },
  causes: { world: 'העולם השתנה', looked: 'חיפשנו יותר', decided: 'החלטנו אחרת', unreachable: 'מקור לא השיב', unknown: 'הסיבה אינה ידועה' },
  why: 'מדוע', step: 'מסקר לסקר', fromTo: (before, after) => `${before} עד ${after}`,
  seen: (day) => `נראה לאחרונה ${day}`, into: 'הוא אחד עם', ranked: (before, after) => `דירוג ${before} ← ${after}`,
  filter: 'להציג רק', all: 'כל הסוגים', none: 'דבר לא השתנה.', noneHere: 'אין שינוי שעונה על המסננים.',
  narrowed: (shown, total) => `${inHe(shown)} מתוך ${inHe(total)} שינויים עונים על מסנני המפה.`,
  leftStay: 'מה שיצא אינו נמצא באף מסנן, ולכן מוצג כולו.',
  firstTitle: 'זהו הסקר הראשון', first: 'אין סקר לפניו להשוות אליו. מהסקר הבא ואילך יסופר כאן:',
  more: (step, left) => (step === left ? `להציג עוד ${inHe(left)}` : `להציג עוד ${inHe(step)} מתוך ${inHe(left)}`),
  becomes: 'כעת', endedIn: (year) => `הסתיים בשנת ${year}`, empty: 'ריק',
};

const fr: Words = {
  title: (before, after) => `Ce qui a changé de l’enquête de ${before} à celle de ${after}`,
  kinds: {
    joined: 'Arrivées', left: 'Sorties', ended: 'Terminées', merged: 'Réunies', renamed: 'Renommées', changed: 'Modifiées', unseen: 'Plus vues', returned: 'Revues', moved: 'Rang déplacé', gained: 'Relations gagnées', lost: 'Relations perdues',
  },
  meaning: {
    joined: 'organisations nouvelles sur la carte', left: 'organisations qui n’y sont plus', ended: 'organisations qui ont pris fin depuis', merged: 'organisations qui n’en font qu’une avec une autre', unseen: 'organisations qu’aucune source ne montre plus', returned: 'organisations qu’une source montre de nouveau', moved: 'organisations dont le rang d’intermédiaire a bougé plus que le hasard ne l’explique',
    renamed: 'organisations au nom nouveau', changed: 'faits dits autrement aujourd’hui', gained: 'relations nouvelles', lost: 'relations disparues',
  },
  causes: {
    world: 'le monde a changé', looked: 'nous avons mieux cherché', decided: 'nous avons décidé autrement', unreachable: 'une source n’a pas répondu', unknown: 'cause inconnue',
  },
  why: 'Pourquoi', step: 'D’une enquête à l’autre', fromTo: (before, after) => `${before} à ${after}`,
  seen: (day) => `vue en dernier le ${day}`, into: 'ne fait qu’une avec', ranked: (before, after) => `rang ${before} → ${after}`,
  filter: 'Montrer seulement', all: 'Toutes sortes', none: 'Rien n’a changé.', noneHere: 'Aucun changement ne passe les filtres.',
  narrowed: (shown, total) => `${inFr(shown)} changements sur ${inFr(total)} passent les filtres de la carte.`,
  leftStay: 'Ce qui est sorti n’est dans aucun filtre : tout en est montré.',
  firstTitle: 'Ceci est la première enquête', first: 'Aucune enquête ne la précède. Dès la prochaine, cette page dira :',
  more: (step, left) => (step === left ? `Montrer ${inFr(left)} de plus` : `Montrer ${inFr(step)} de plus sur ${inFr(left)}`),
  becomes: 'est maintenant', endedIn: (year) => `a pris fin en ${year}`, empty: 'rien',
};

const es: Words = {
  title: (before, after) => `Qué ha cambiado del estudio de ${before} al de ${after}`,
  kinds: {
    joined: 'Incorporadas', left: 'Salidas', ended: 'Terminadas', merged: 'Reunidas', renamed: 'Renombradas', changed: 'Cambiadas', unseen: 'No vistas', returned: 'Vistas de nuevo', moved: 'Cambio de puesto', gained: 'Relaciones ganadas', lost: 'Relaciones perdidas',
  },
  meaning: {
    joined: 'organizaciones nuevas en el mapa', left: 'organizaciones que ya no están', ended: 'organizaciones que han terminado desde entonces', merged: 'organizaciones que resultaron ser una con otra', unseen: 'organizaciones que ninguna fuente muestra ya', returned: 'organizaciones que una fuente muestra de nuevo', moved: 'organizaciones cuyo puesto como puente cambió más de lo que explica el azar',
    renamed: 'organizaciones con nombre nuevo', changed: 'datos que hoy se dicen de otro modo', gained: 'relaciones nuevas', lost: 'relaciones que ya no están',
  },
  causes: {
    world: 'el mundo cambió', looked: 'buscamos mejor', decided: 'decidimos otra cosa', unreachable: 'una fuente no respondió', unknown: 'causa desconocida',
  },
  why: 'Por qué', step: 'De estudio a estudio', fromTo: (before, after) => `${before} a ${after}`,
  seen: (day) => `vista por última vez ${day}`, into: 'es una con', ranked: (before, after) => `puesto ${before} → ${after}`,
  filter: 'Mostrar solo', all: 'Todos los tipos', none: 'Nada ha cambiado.', noneHere: 'Ningún cambio pasa los filtros.',
  narrowed: (shown, total) => `${inEs(shown)} de ${inEs(total)} cambios pasan los filtros del mapa.`,
  leftStay: 'Lo que salió no está en ningún filtro: se muestra todo.',
  firstTitle: 'Este es el primer estudio', first: 'No hay un estudio anterior con el que comparar. Desde el próximo, esta página contará:',
  more: (step, left) => (step === left ? `Mostrar ${inEs(left)} más` : `Mostrar ${inEs(step)} más de ${inEs(left)}`),
  becomes: 'ahora es', endedIn: (year) => `terminó en ${year}`, empty: 'nada',
};

const de: Words = {
  title: (before, after) => `Was sich von der Erhebung ${before} zu der von ${after} geändert hat`,
  kinds: {
    joined: 'Dazugekommen', left: 'Weggefallen', ended: 'Beendet', merged: 'Vereint', renamed: 'Umbenannt', changed: 'Geändert', unseen: 'Nicht gesehen', returned: 'Wieder gesehen', moved: 'Rang verschoben', gained: 'Neue Beziehungen', lost: 'Verlorene Beziehungen',
  },
  meaning: {
    joined: 'Organisationen, die neu auf der Karte sind', left: 'Organisationen, die nicht mehr darauf sind', ended: 'Organisationen, die seither geendet haben', merged: 'Organisationen, die mit einer anderen eine sind', unseen: 'Organisationen, die keine Quelle mehr zeigt', returned: 'Organisationen, die eine Quelle wieder zeigt', moved: 'Organisationen, deren Rang als Vermittler sich mehr verschob, als Zufall erklärt',
    renamed: 'Organisationen mit neuem Namen', changed: 'Angaben, die jetzt anders lauten', gained: 'Beziehungen, die neu sind', lost: 'Beziehungen, die es nicht mehr gibt',
  },
  causes: {
    world: 'die Welt änderte sich', looked: 'wir suchten gründlicher', decided: 'wir entschieden anders', unreachable: 'eine Quelle antwortete nicht', unknown: 'Grund nicht bekannt',
  },
  why: 'Warum', step: 'Von Erhebung zu Erhebung', fromTo: (before, after) => `${before} bis ${after}`,
  seen: (day) => `zuletzt gesehen ${day}`, into: 'ist eins mit', ranked: (before, after) => `Rang ${before} → ${after}`,
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
