import type { Swatch } from './colours';

/** A line of the legend: what one colour stands for, and how many organisations have it. */
export interface LegendEntry extends Swatch {
  /** The values that share the colour: one, or all those without a colour of their own. */
  readonly values: readonly string[];
  readonly label: string;
  readonly count: number;
}

type Named = Swatch & { readonly value: string; readonly label: string };

/**
 * Only colours that occur among `shown`. An organisation counts for its main value, which is the one that colours it.
 * Values without a colour of their own are gathered in a last entry, called `others` unless it is one value alone.
 */
export function legendOf(named: readonly Named[], codes: Uint32Array, shown: readonly number[], others: string): LegendEntry[] {
  const counts = new Uint32Array(named.length);
  for (const i of shown) counts[codes[i]!]!++;
  const used = named.flatMap((entry, code) => (counts[code]! > 0 ? [{ ...entry, count: counts[code]! }] : []));
  const own = used.filter((entry) => entry.own).map(single);
  const rest = used.filter((entry) => !entry.own);
  if (rest.length <= 1) return [...own, ...rest.map(single)];
  const count = rest.reduce((sum, entry) => sum + entry.count, 0);
  return [...own, { ...rest[0]!, values: rest.map(({ value }) => value), label: others, count }];
}

function single({ value, ...entry }: Named & { count: number }): LegendEntry {
  return { ...entry, values: [value] };
}
