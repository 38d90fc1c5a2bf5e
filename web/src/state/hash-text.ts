/** What is as usual is not written. */
export function differing(value: string, usual: string): string | null {
  return value === usual ? null : value;
}

/** In a list the separator itself is written !s, and ! as !!. */
function escaped(text: string): string {
  return text.replace(/!/g, '!!').replace(/~/g, '!s');
}

/** Items of a list, to be read by `parts`. */
export function list(values: readonly string[]): string {
  return values.map(escaped).join('~');
}

/** The items of a list, filled up with empty ones to `least`. */
export function parts(value: string, least = 0): string[] {
  const items = value.split('~').filter(Boolean).map((item) => item.replace(/!(.)/g, (_, mark: string) => (mark === 's' ? '~' : mark)));
  return items.concat(Array<string>(Math.max(0, least - items.length)).fill(''));
}

/** Percent encoding that leaves what is safe in a fragment for people to read. */
export function readable(value: string): string {
  const whole = value.replace(/[\ud800-\udfff]/gu, '\ufffd'); // half a character, as a cut text has it
  return encodeURIComponent(whole).replace(/%(2F|2C|3A|20)/g, (code) => (code === '%20' ? '+' : decodeURIComponent(code)));
}

/** Null when it is no percent encoding. */
export function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value.replace(/\+/g, ' '));
  } catch {
    return null;
  }
}
