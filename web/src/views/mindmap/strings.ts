import { inDe, inEn, inEs, inFr, inHe } from '../../i18n/figures';
import type { Lang } from '../../payload';

const en = {
  tree: 'Mind map of organisations',
  help: 'Arrow keys walk through the branches, Enter opens a branch or a card, plus and minus zoom, 0 shows all.',
  groupBy: 'Branches', ring: (level: number) => `Branches of ring ${inEn(level)}`, none: 'none',
  preset: '2015 survey',
  layout: 'Layout', horizontal: 'Sideways', radial: 'Radial',
  also: 'Repeat under further roles', links: 'Relations between branches', reset: 'Close what was opened',
  more: (step: number, left: number) => (step === left ? `Show ${inEn(left)} more` : `Show ${inEn(step)} more of ${inEn(left)}`),
  branch: (label: string, count: number) => `${label}, ${count === 1 ? '1 organisation' : `${inEn(count)} organisations`}`,
  alsoHere: 'beside its main role',
  linksShown: (shown: number, total: number) =>
    shown === total ? `${inEn(total)} links` : `The ${inEn(shown)} strongest of ${inEn(total)} links`,
  show: (name: string) => `Show ${name} in the map`, roles: 'Roles',
};
type Words = typeof en;

const he: Words = {
  tree: 'מפת חשיבה של ארגונים',
  help: 'מקשי החצים עוברים בין הענפים, Enter פותח ענף או כרטיס, פלוס ומינוס משנים את הגודל, 0 מציג הכול.',
  groupBy: 'ענפים', ring: (level) => `ענפים בטבעת ${inHe(level)}`, none: 'ללא',
  preset: 'סקר 2015',
  layout: 'פריסה', horizontal: 'לרוחב', radial: 'מעגלית',
  also: 'להציג גם תחת תפקידים נוספים', links: 'קשרים בין ענפים', reset: 'לסגור את מה שנפתח',
  more: (step, left) => (step === left ? `להציג עוד ${inHe(left)}` : `להציג עוד ${inHe(step)} מתוך ${inHe(left)}`),
  branch: (label, count) => `${label}, ${count === 1 ? 'ארגון אחד' : `${inHe(count)} ארגונים`}`,
  alsoHere: 'נוסף על תפקידו העיקרי',
  linksShown: (shown, total) =>
    shown === total ? `${inHe(total)} קישורים` : `${inHe(shown)} הקישורים החזקים מתוך ${inHe(total)}`,
  show: (name) => `להציג את ${name} במפה`, roles: 'תפקידים',
};

const fr: Words = {
  tree: 'Carte mentale des organisations',
  help: 'Les flèches parcourent les branches, Entrée ouvre une branche ou une fiche, plus et moins changent l’échelle, 0 montre tout.',
  groupBy: 'Branches', ring: (level) => `Branches du cercle ${inFr(level)}`, none: 'aucune',
  preset: 'Enquête 2015',
  layout: 'Disposition', horizontal: 'Horizontale', radial: 'Radiale',
  also: 'Répéter sous les autres rôles', links: 'Relations entre branches', reset: 'Refermer ce qui est ouvert',
  more: (step, left) => (step === left ? `Montrer ${inFr(left)} de plus` : `Montrer ${inFr(step)} de plus sur ${inFr(left)}`),
  branch: (label, count) => `${label}, ${count === 1 ? '1 organisation' : `${inFr(count)} organisations`}`,
  alsoHere: 'en plus de son rôle principal',
  linksShown: (shown, total) => (shown === total ? `${inFr(total)} liens` : `Les ${inFr(shown)} liens les plus forts sur ${inFr(total)}`),
  show: (name) => `Montrer ${name} sur la carte`, roles: 'Rôles',
};

const es: Words = {
  tree: 'Mapa mental de organizaciones',
  help: 'Las flechas recorren las ramas, Intro abre una rama o una ficha, más y menos cambian la escala, 0 lo muestra todo.',
  groupBy: 'Ramas', ring: (level) => `Ramas del anillo ${inEs(level)}`, none: 'ninguna',
  preset: 'Estudio de 2015',
  layout: 'Disposición', horizontal: 'Horizontal', radial: 'Radial',
  also: 'Repetir en los demás roles', links: 'Relaciones entre ramas', reset: 'Cerrar lo abierto',
  more: (step, left) => (step === left ? `Mostrar ${inEs(left)} más` : `Mostrar ${inEs(step)} más de ${inEs(left)}`),
  branch: (label, count) => `${label}, ${count === 1 ? '1 organización' : `${inEs(count)} organizaciones`}`,
  alsoHere: 'además de su rol principal',
  linksShown: (shown, total) => (shown === total ? `${inEs(total)} enlaces` : `Los ${inEs(shown)} enlaces más fuertes de ${inEs(total)}`),
  show: (name) => `Mostrar ${name} en el mapa`, roles: 'Roles',
};

const de: Words = {
  tree: 'Mindmap der Organisationen',
  help: 'Pfeiltasten gehen durch die Zweige, Eingabe öffnet einen Zweig oder eine Karte, Plus und Minus ändern die Größe, 0 zeigt alles.',
  groupBy: 'Zweige', ring: (level) => `Zweige im Ring ${inDe(level)}`, none: 'keine',
  preset: 'Erhebung 2015',
  layout: 'Anordnung', horizontal: 'Seitwärts', radial: 'Kreisförmig',
  also: 'Auch unter weiteren Rollen zeigen', links: 'Beziehungen zwischen Zweigen', reset: 'Geöffnetes schließen',
  more: (step, left) => (step === left ? `${inDe(left)} weitere zeigen` : `${inDe(step)} weitere von ${inDe(left)} zeigen`),
  branch: (label, count) => `${label}, ${count === 1 ? '1 Organisation' : `${inDe(count)} Organisationen`}`,
  alsoHere: 'neben der Hauptrolle',
  linksShown: (shown, total) => (shown === total ? `${inDe(total)} Verbindungen` : `Die ${inDe(shown)} stärksten von ${inDe(total)} Verbindungen`),
  show: (name) => `${name} in der Karte zeigen`, roles: 'Rollen',
};

const ALL: Readonly<Record<Lang, Words>> = { en, he, fr, es, de };

/** The words of the mind map in a language. */
export function wordsOf(lang: Lang): Words {
  return ALL[lang];
}
