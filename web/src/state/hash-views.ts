import { when, type Draft, type Gone, type Key } from './hash-key';
import { list, parts } from './hash-text';
import { INITIAL } from './producers';
import { CHANGE_CAUSES, CHANGE_KINDS, type ChangeCause, type ChangeKind, type GeographyChoices, type Look, type NetworkChoices } from './types';

/** What a word of a link sets; words of the same view are told apart, so that their order does not matter. */
type Words<T> = Readonly<Record<string, Partial<T>>>;

const GEOGRAPHY: Words<GeographyChoices> = {
  seat: { whereabouts: 'seat' }, served: { whereabouts: 'served' },
  none: { relations: 'none' }, selected: { relations: 'selected' }, all: { relations: 'all' },
  shaded: { shading: true }, plain: { shading: false },
};
const NETWORK: Words<NetworkChoices> = {
  isolated: { isolated: true }, related: { isolated: false },
  fade: { hide_rest: false }, hide: { hide_rest: true },
  named: { communities: true }, unnamed: { communities: false },
};

/** The keys of the hash that belong to one view each. */
export const VIEW_KEYS: Readonly<Record<string, Key>> = {
  also: {
    write: (s) => (s.also ? 'yes' : null),
    read: (value, draft) => when(value === 'yes', 'value', value, () => (draft.also = true)),
  },
  geo: {
    write: (s) => wordsFor(s.geography, INITIAL.geography, GEOGRAPHY),
    read: (value, draft) => readWords(value, GEOGRAPHY, (choices) => (draft.geography = { ...draft.geography, ...choices })),
  },
  net: {
    write: (s) => wordsFor(s.network, INITIAL.network, NETWORK),
    read: (value, draft) => readWords(value, NETWORK, (choices) => (draft.network = { ...draft.network, ...choices })),
  },
  off: {
    write: (s) => (s.network.off.length > 0 ? list(s.network.off) : null),
    read: (value, draft, { survey }) => {
      const [off, gone] = divided(value, (kind) => survey.category('relation')?.values.includes(kind) === true);
      draft.network = { ...draft.network, off };
      return gone;
    },
  },
  kinds: {
    write: (s) => (s.change_kinds.length > 0 ? list(s.change_kinds) : null),
    read: (value, draft) => {
      const [kinds, gone] = divided(value, (kind) => (CHANGE_KINDS as readonly string[]).includes(kind));
      draft.change_kinds = kinds as ChangeKind[];
      return gone;
    },
  },
  why: {
    write: (s) => (s.change_causes.length > 0 ? list(s.change_causes) : null),
    read: (value, draft) => {
      const [causes, gone] = divided(value, (cause) => (CHANGE_CAUSES as readonly string[]).includes(cause));
      draft.change_causes = causes as ChangeCause[];
      return gone;
    },
  },
  since: {
    write: (s) => s.since,
    read: (value, draft, { survey }) =>
      when(survey.payload.changes.some(({ before }) => before.name === value), 'value', value, () => (draft.since = value)),
  },
  /** After `view`, whose look it is. */
  at: {
    write: ({ looks, view }) => (Object.hasOwn(looks, view) ? lookText(looks[view]!) : null),
    read: readLook,
  },
};

/** The words for what is not as usual. */
function wordsFor<T extends object>(choices: T, usual: T, words: Words<T>): string | null {
  const said = Object.entries(words).filter(([, part]) =>
    (Object.keys(part) as (keyof T)[]).every((key) => part[key] === choices[key] && choices[key] !== usual[key]));
  return said.length > 0 ? list(said.map(([word]) => word)) : null;
}

function readWords<T>(value: string, words: Words<T>, found: (choices: Partial<T>) => void): readonly Gone[] {
  const [known, gone] = divided(value, (word) => Object.hasOwn(words, word));
  for (const word of known) found(words[word]!);
  return gone;
}

/** The items of a list that are known, each once, and the others as gone. */
function divided(value: string, isKnown: (item: string) => boolean): [string[], readonly Gone[]] {
  const items = [...new Set(parts(value))];
  return [items.filter(isKnown), items.filter((item) => !isKnown(item)).map((text) => ({ kind: 'value', text }))];
}

/** No view is so large; what is further away cannot be meant. */
const FARTHEST = 1e6;
const NUMBER = /^-?\d{1,7}(\.\d{1,5})?$/;

function lookText({ x, y, scale }: Look): string {
  return [x, y, scale].join('~');
}

function readLook(value: string, draft: Draft): readonly Gone[] {
  const numbers = value.split('~');
  const [x, y, scale] = numbers.map(Number);
  const sound = numbers.length === 3 && numbers.every((text) => NUMBER.test(text) && Math.abs(Number(text)) <= FARTHEST) && scale! > 0;
  return when(sound, 'value', value, () => (draft.looks = { ...draft.looks, [draft.view]: { x: x!, y: y!, scale: scale! } }));
}
