import type { Survey } from '../survey/survey';
import type { ViewState } from './types';

/** A part of a link that this map cannot follow: what sort of thing it is, and its text as the link has it. */
export interface Gone {
  readonly kind: 'key' | 'facet' | 'value' | 'organisation' | 'view' | 'measure' | 'unreadable';
  readonly text: string;
}

/** What a link may name: values are checked against the survey at hand, views against the registry of views. */
export interface Known {
  readonly survey: Survey;
  readonly views: readonly string[];
  readonly columns: readonly string[];
}

export type Draft = { -readonly [K in keyof ViewState]: ViewState[K] };
/** Reads one value of the hash into the draft; returns what of it is gone. */
export type Read = (value: string, draft: Draft, known: Known) => readonly Gone[];
export interface Key {
  readonly write: (state: ViewState) => string | null;
  readonly read: Read;
}

export function oneOf(allowed: readonly string[], kind: Gone['kind'], value: string, found: () => void): readonly Gone[] {
  return when(allowed.includes(value), kind, value, found);
}

export function when(known: unknown, kind: Gone['kind'], text: string, found: () => void): readonly Gone[] {
  if (!known) return [{ kind, text }];
  found();
  return [];
}
