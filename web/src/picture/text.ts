/** Characters that no XML file may hold; a name from a page may have them. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as an XML file may hold it. What is markup in it is escaped by the serialiser. */
export function lawful(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd');
}

const LONGEST = 80;

/** A name for a file on any system, of words of a title: letters and digits of every script, joined by hyphens. */
export function fileName(words: readonly string[], extension: string): string {
  const stem = words.join(' ').normalize('NFC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu)?.join('-') ?? '';
  return `${[...stem].slice(0, LONGEST).join('').replace(/-$/, '') || 'map'}.${extension}`;
}

/** A colour as every program that opens an SVG reads it; browsers compute mixed ones as `color(srgb r g b / a)`. */
export function plainColour(value: string): string {
  return value.replace(/color\(srgb ([^)]*)\)/g, (_, inside: string) => {
    const [red, green, blue, alpha] = inside.split(/[\s/]+/).map(Number);
    const parts = [red!, green!, blue!].map((part) => Math.round(Math.max(0, Math.min(1, part)) * 255));
    return alpha === undefined ? `rgb(${parts.join(', ')})` : `rgba(${parts.join(', ')}, ${alpha})`;
  });
}
