import { inDe, inEn, inEs, inFr, inHe } from '../i18n/figures';
import type { Lang } from '../payload';

const en = {
  tour: 'Tour', start: 'Take the tour: the findings, told on the map', back: 'Back', next: 'Next', finish: 'Finish', stop: 'Stop the tour',
  step: (at: number, total: number) => `Step ${inEn(at)} of ${inEn(total)}`,
};
type Words = typeof en;

const he: Words = {
  tour: 'סיור', start: 'לצאת לסיור: הממצאים, מסופרים על המפה', back: 'הקודם', next: 'הבא', finish: 'לסיום', stop: 'עצירת הסיור',
  step: (at, total) => `שלב ${inHe(at)} מתוך ${inHe(total)}`,
};

const fr: Words = {
  tour: 'Visite', start: 'Suivre la visite : les constats, racontés sur la carte', back: 'Précédent', next: 'Suivant', finish: 'Terminer', stop: 'Arrêter la visite',
  step: (at, total) => `Étape ${inFr(at)} sur ${inFr(total)}`,
};

const es: Words = {
  tour: 'Recorrido', start: 'Seguir el recorrido: las conclusiones, contadas en el mapa', back: 'Anterior', next: 'Siguiente', finish: 'Terminar', stop: 'Detener el recorrido',
  step: (at, total) => `Paso ${inEs(at)} de ${inEs(total)}`,
};

const de: Words = {
  tour: 'Rundgang', start: 'Den Rundgang beginnen: die Ergebnisse, auf der Karte erzählt', back: 'Zurück', next: 'Weiter', finish: 'Fertig', stop: 'Rundgang beenden',
  step: (at, total) => `Schritt ${inDe(at)} von ${inDe(total)}`,
};

const ALL: Readonly<Record<Lang, Words>> = { en, he, fr, es, de };

/** The words of the tour in a language. */
export function wordsOf(lang: Lang): Words {
  return ALL[lang];
}
