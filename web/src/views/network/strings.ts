import { inDe, inEn, inEs, inFr, inHe } from '../../i18n/figures';
import type { Lang } from '../../payload';

const en = {
  network: 'Network of organisations',
  help: 'Arrow keys go to the nearest organisation, Shift with an arrow goes along a relation, Enter opens the card, plus and minus zoom, 0 shows all.',
  summary: (organisations: number, relations: number) => `${inEn(organisations)} organisations and ${inEn(relations)} relations are drawn.`,
  largest: (measure: string, names: string) => `Largest by ${measure}: ${names}.`,
  hideRest: 'Hide what is filtered out', isolated: 'Show organisations without relations', communities: 'Names of communities',
  relations: 'Relations', spotlight: (label: string) => `Bring out ${label}`,
  said: (facts: string, count: number) => `${facts}, ${count === 1 ? '1 relation' : `${inEn(count)} relations`}`,
  nothingThere: 'No organisation in that direction.',
  surroundings: 'Surroundings',
  wayTo: 'Way to …', second: 'Organisation at the other end', pick: 'Pick in the network', picking: 'Click the other organisation, or press Escape.',
  noWay: (from: string, to: string) => `No chain of relations joins ${from} and ${to}.`,
  way: (from: string, to: string, steps: number) => `${from} to ${to}: ${steps === 1 ? '1 step' : `${inEn(steps)} steps`}`,
  missing: 'The network cannot be drawn here', lost: 'The drawing was lost',
  missingText: 'This browser does not draw with WebGL, or it is switched off. The same organisations are in the table and the mind map.',
  lostText: 'The graphics of this device were reset. The same organisations are in the table and the mind map.', again: 'Draw again',
};
type Words = typeof en;

const he: Words = {
  network: 'רשת הארגונים',
  help: 'מקשי החצים עוברים לארגון הקרוב, Shift עם חץ עובר לאורך קשר, Enter פותח כרטיס, פלוס ומינוס משנים את הגודל, 0 מציג הכול.',
  summary: (organisations, relations) => `מוצגים ${inHe(organisations)} ארגונים ו־${inHe(relations)} קשרים.`,
  largest: (measure, names) => `הגדולים לפי ${measure}: ${names}.`,
  hideRest: 'להסתיר את מה שסונן', isolated: 'להציג ארגונים ללא קשרים', communities: 'שמות הקהילות',
  relations: 'קשרים', spotlight: (label) => `להבליט: ${label}`,
  said: (facts, count) => `${facts}, ${count === 1 ? 'קשר אחד' : `${inHe(count)} קשרים`}`,
  nothingThere: 'אין ארגון בכיוון הזה.',
  surroundings: 'סביבה',
  wayTo: 'הדרך אל…', second: 'הארגון בקצה השני', pick: 'לבחור ברשת', picking: 'לחצו על הארגון השני, או על Escape.',
  noWay: (from, to) => `אין שרשרת קשרים בין ${from} לבין ${to}.`,
  way: (from, to, steps) => `מ־${from} אל ${to}: ${steps === 1 ? 'צעד אחד' : `${inHe(steps)} צעדים`}`,
  missing: 'אי אפשר לצייר כאן את הרשת', lost: 'הציור אבד',
  missingText: 'הדפדפן אינו מצייר באמצעות WebGL, או שהאפשרות כבויה. אותם ארגונים נמצאים בטבלה ובמפת החשיבה.',
  lostText: 'הגרפיקה של המכשיר אותחלה. אותם ארגונים נמצאים בטבלה ובמפת החשיבה.', again: 'לצייר שוב',
};

const fr: Words = {
  network: 'Réseau des organisations',
  help: 'Les flèches mènent à l’organisation la plus proche, Maj et une flèche suivent une relation, Entrée ouvre la fiche, plus et moins changent l’échelle, 0 montre tout.',
  summary: (organisations, relations) => `${inFr(organisations)} organisations et ${inFr(relations)} relations sont dessinées.`,
  largest: (measure, names) => `Les plus grandes (${measure}) : ${names}.`,
  hideRest: 'Masquer ce qui est filtré', isolated: 'Montrer les organisations sans relation', communities: 'Noms des communautés',
  relations: 'Relations', spotlight: (label) => `Faire ressortir : ${label}`,
  said: (facts, count) => `${facts}, ${count === 1 ? '1 relation' : `${inFr(count)} relations`}`,
  nothingThere: 'Aucune organisation dans cette direction.',
  surroundings: 'Entourage',
  wayTo: 'Chemin vers…', second: 'Organisation à l’autre bout', pick: 'Choisir dans le réseau', picking: 'Cliquez sur l’autre organisation, ou Échap.',
  noWay: (from, to) => `Aucune chaîne de relations ne joint ${from} et ${to}.`,
  way: (from, to, steps) => `De ${from} à ${to} : ${steps === 1 ? '1 pas' : `${inFr(steps)} pas`}`,
  missing: 'Le réseau ne peut pas être dessiné ici', lost: 'Le dessin a été perdu',
  missingText: 'Ce navigateur ne dessine pas avec WebGL, ou cela est désactivé. Les mêmes organisations sont dans le tableau et la carte mentale.',
  lostText: 'L’affichage de l’appareil a été réinitialisé. Les mêmes organisations sont dans le tableau et la carte mentale.', again: 'Redessiner',
};

const es: Words = {
  network: 'Red de organizaciones',
  help: 'Las flechas llevan a la organización más cercana, Mayús y una flecha siguen una relación, Intro abre la ficha, más y menos cambian la escala, 0 lo muestra todo.',
  summary: (organisations, relations) => `Se dibujan ${inEs(organisations)} organizaciones y ${inEs(relations)} relaciones.`,
  largest: (measure, names) => `Las mayores por ${measure}: ${names}.`,
  hideRest: 'Ocultar lo filtrado', isolated: 'Mostrar organizaciones sin relaciones', communities: 'Nombres de las comunidades',
  relations: 'Relaciones', spotlight: (label) => `Destacar: ${label}`,
  said: (facts, count) => `${facts}, ${count === 1 ? '1 relación' : `${inEs(count)} relaciones`}`,
  nothingThere: 'No hay ninguna organización en esa dirección.',
  surroundings: 'Entorno',
  wayTo: 'Camino a…', second: 'Organización del otro extremo', pick: 'Elegir en la red', picking: 'Pulse la otra organización, o Escape.',
  noWay: (from, to) => `Ninguna cadena de relaciones une ${from} y ${to}.`,
  way: (from, to, steps) => `De ${from} a ${to}: ${steps === 1 ? '1 paso' : `${inEs(steps)} pasos`}`,
  missing: 'Aquí no se puede dibujar la red', lost: 'El dibujo se perdió',
  missingText: 'Este navegador no dibuja con WebGL, o está desactivado. Las mismas organizaciones están en la tabla y en el mapa mental.',
  lostText: 'Los gráficos del dispositivo se reiniciaron. Las mismas organizaciones están en la tabla y en el mapa mental.', again: 'Dibujar otra vez',
};

const de: Words = {
  network: 'Netz der Organisationen',
  help: 'Pfeiltasten führen zur nächsten Organisation, Umschalt mit Pfeil folgt einer Beziehung, Eingabe öffnet die Karte, Plus und Minus ändern die Größe, 0 zeigt alles.',
  summary: (organisations, relations) => `${inDe(organisations)} Organisationen und ${inDe(relations)} Beziehungen sind gezeichnet.`,
  largest: (measure, names) => `Die größten nach ${measure}: ${names}.`,
  hideRest: 'Ausgefiltertes ausblenden', isolated: 'Organisationen ohne Beziehung zeigen', communities: 'Namen der Gemeinschaften',
  relations: 'Beziehungen', spotlight: (label) => `Hervorheben: ${label}`,
  said: (facts, count) => `${facts}, ${count === 1 ? '1 Beziehung' : `${inDe(count)} Beziehungen`}`,
  nothingThere: 'Keine Organisation in dieser Richtung.',
  surroundings: 'Umgebung',
  wayTo: 'Weg zu …', second: 'Organisation am anderen Ende', pick: 'Im Netz wählen', picking: 'Die andere Organisation anklicken, oder Escape.',
  noWay: (from, to) => `Keine Kette von Beziehungen verbindet ${from} und ${to}.`,
  way: (from, to, steps) => `Von ${from} zu ${to}: ${steps === 1 ? '1 Schritt' : `${inDe(steps)} Schritte`}`,
  missing: 'Das Netz kann hier nicht gezeichnet werden', lost: 'Die Zeichnung ging verloren',
  missingText: 'Dieser Browser zeichnet nicht mit WebGL, oder es ist abgeschaltet. Dieselben Organisationen stehen in der Tabelle und der Mindmap.',
  lostText: 'Die Grafik des Geräts wurde zurückgesetzt. Dieselben Organisationen stehen in der Tabelle und der Mindmap.', again: 'Neu zeichnen',
};

const ALL: Readonly<Record<Lang, Words>> = { en, he, fr, es, de };

/** The words of the network in a language. */
export function wordsOf(lang: Lang): Words {
  return ALL[lang];
}
