/** Hebrew letters that look otherwise at the end of a word, so that a word half typed still begins the whole one. */
const FINALS: Readonly<Record<string, string>> = { 'ך': 'כ', 'ם': 'מ', 'ן': 'נ', 'ף': 'פ', 'ץ': 'צ' };

/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' };

/** Most texts: nothing but letters without marks, which take a tenth of the time. */
const PLAIN = /^[\x20-\x7e]*$/;

/** Case, accents, niqqud, width and quotation marks inside words make no difference to what is found. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(/['`"]/g, '');
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’`׳״"]/gu, '')
    .replace(/[ךםןףץßøłđæœı]/g, (letter) => FINALS[letter] ?? LETTERS[letter] ?? letter);
}

const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;

/** Words of a folded text; scripts that write without spaces are cut into pairs of letters. */
export function words(text: string): string[] {
  const folded = fold(text);
  if (PLAIN.test(folded)) return folded.split(/[^a-z0-9]+/).filter(Boolean);
  return folded.split(/[^\p{L}\p{N}ー]+/u).filter(Boolean).flatMap((word) => (UNSPACED.test(word) ? pairs(word) : [word]));
}

function pairs(word: string): string[] {
  const letters = [...word];
  return letters.length < 2 ? [word] : letters.slice(1).map((letter, i) => letters[i]! + letter);
}
