/** Whether a text begins in a script that is written from right to left. */
export function isRtl(text: string): boolean {
  const first = /[\p{L}]/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first);
}

/** SVG anchors follow the direction of the text; this gives the anchor that is at the wanted physical end. */
export function anchorOf(end: 'left' | 'right', rtl: boolean): 'start' | 'end' {
  return (end === 'left') !== rtl ? 'start' : 'end';
}
