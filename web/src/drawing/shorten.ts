const MOST_LINES = 2;
const MOST_CHARACTERS = 40;

type Width = (text: string) => number;

/** Breaks between words; a word wider than the line is broken between characters; what does not fit ends in "…". */
export function breakLines(text: string, most: number, width: Width): { lines: string[]; cut: boolean } {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const lines: string[] = [];
  while (words.length > 0 && lines.length < MOST_LINES - 1) lines.push(takeLine(words, most, width));
  const rest = words.join(' ');
  const cut = width(rest) > most;
  if (rest !== '') lines.push(cut ? clip(rest, most, width) : rest);
  return { lines, cut };
}

/** Takes as many words as fit, at least part of one. */
function takeLine(words: string[], most: number, width: Width): string {
  let line = '';
  for (let next = words[0]; next !== undefined; next = words[0]) {
    const longer = line === '' ? next : `${line} ${next}`;
    if (width(longer) > most) break;
    line = longer;
    words.shift();
  }
  if (line !== '') return line;
  const head = headOf(words[0]!, most, width);
  words[0] = words[0]!.slice(head.length);
  return head;
}

/** As many whole characters as fit, at least one, by halving. */
function headOf(text: string, most: number, width: Width): string {
  const characters = charactersOf(text);
  let [low, high] = [1, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (width(characters.slice(0, middle).join('')) <= most) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join('');
}

function clip(text: string, most: number, width: Width): string {
  return `${headOf(text, most - width('…'), width).trimEnd()}…`;
}

const shortNames = new Map<string, string>();

/** A name short enough for the drawing; the whole one is in the card. Asked every frame, so each is cut once. */
export function shortened(name: string): string {
  if (name.length <= MOST_CHARACTERS) return name;
  const short = shortNames.get(name) ?? firstOf(name);
  shortNames.set(name, short);
  return short;
}

function firstOf(name: string): string {
  const characters = charactersOf(name);
  return characters.length <= MOST_CHARACTERS ? name : `${characters.slice(0, MOST_CHARACTERS - 1).join('').trimEnd()}…`;
}

const segmenter = new Intl.Segmenter();

/** What a reader takes for one character, such as a family of emoji. */
function charactersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
