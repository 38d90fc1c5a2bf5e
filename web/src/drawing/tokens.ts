/** Colours and type of the page, for what is drawn without its styles. */
export interface Tokens {
  readonly ground: string;
  readonly ink: string;
  readonly soft: string;
  readonly accent: string;
  readonly family: string;
  readonly serif: string;
}

export function readTokens(): Tokens {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return { ground: read('--ground'), ink: read('--ink'), soft: read('--ink-soft'), accent: read('--accent'), family: style.fontFamily, serif: read('--serif') };
}
