import type { Payload, Text } from '../payload';
import { words } from './fold';

/** What organisations are found by, those of the name first. */
export const FIELDS = ['name', 'name_local', 'aliases', 'places', 'id'] as const;
/** What is found by one of so many first fields is found by its name. */
export const NAMES = 2;

/** Organisations read at a time while the reader looks at the first view. */
const SLICE = 100;

/** The words of every organisation's fields, folded, a space before each. Each organisation is read once, when asked for. */
export class Lines {
  readonly #lines: (readonly string[])[] = [];
  readonly #town = folding((town) => town);
  /** Countries and regions in every language of the map: a reader may ask for Canada, Kanada or קנדה. */
  readonly #country = folding((code) => named(code, this.payload.countries));
  readonly #region = folding((code) => named(code, this.payload.regions));

  constructor(readonly payload: Payload) {}

  get size(): number { return this.payload.organisations.id.length; }

  /** The words of an organisation, in the order of FIELDS. */
  of(i: number): readonly string[] {
    return (this.#lines[i] ??= this.#read(i));
  }

  /** Reads all organisations, a slice at a time. */
  *reading(): Generator<void> {
    for (let i = 0; i < this.size; i++) {
      this.of(i);
      if (i % SLICE === 0) yield;
    }
  }

  #read(i: number): string[] {
    const { name, name_local, aliases, id, locality, place_served, country, region } = this.payload.organisations;
    const places = [this.#town(locality[i]), this.#town(place_served[i]), this.#country(country[i]), this.#region(region[i])];
    return [spaced(name[i]!), spaced(name_local[i] ?? ''), aliases[i]!.map(spaced).join(''), places.join(''), spaced(id[i]!)];
  }
}

function spaced(text: string): string {
  return words(text).map((word) => ` ${word}`).join('');
}

/** Many are at one place, so each is folded once. */
function folding(textOf: (place: string) => string): (place: string | null | undefined) => string {
  const known = new Map<string, string>();
  return (place) => {
    if (place == null) return '';
    const folded = known.get(place) ?? spaced(textOf(place));
    known.set(place, folded);
    return folded;
  };
}

function named(code: string, names: Readonly<Record<string, Text>>): string {
  return [code, ...new Set(Object.values(names[code] ?? {}))].join(' ');
}
