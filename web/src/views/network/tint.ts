/** #rrggbb between two colours; 0 gives the first. Mixed rather than transparent, so that overlaps stay even. */
export function mix(first: string, second: string, share: number): string {
  const [a, b] = [channels(first), channels(second)];
  return `#${a.map((value, k) => Math.round(value + (b[k]! - value) * share).toString(16).padStart(2, '0')).join('')}`;
}

/** Of #rrggbb or #rgb: a build writes white as #fff. */
function channels(colour: string): number[] {
  const hex = colour.length === 4 ? colour.replace(/[^#]/g, '$&$&') : colour;
  return [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));
}
