import type { Lang } from '../payload';

const en = {
  save: 'Save as picture', as: (format: string) => `Save as ${format}`, failed: 'This browser could not draw the picture. Save it as SVG.',
};
type Words = typeof en;

const he: Words = { save: 'שמירה כתמונה', as: (format) => `לשמור כ־${format}`, failed: 'הדפדפן לא הצליח לצייר את התמונה. אפשר לשמור כ־SVG.' };
const fr: Words = { save: 'Enregistrer l’image', as: (format) => `Enregistrer en ${format}`, failed: 'Ce navigateur n’a pas pu dessiner l’image. Enregistrez-la en SVG.' };
const es: Words = { save: 'Guardar la imagen', as: (format) => `Guardar como ${format}`, failed: 'Este navegador no pudo dibujar la imagen. Guárdela como SVG.' };
const de: Words = { save: 'Als Bild speichern', as: (format) => `Als ${format} speichern`, failed: 'Dieser Browser konnte das Bild nicht zeichnen. Speichern Sie es als SVG.' };

const ALL: Readonly<Record<Lang, Words>> = { en, he, fr, es, de };

/** The words of saving pictures in a language. */
export function wordsOf(lang: Lang): Words {
  return ALL[lang];
}
