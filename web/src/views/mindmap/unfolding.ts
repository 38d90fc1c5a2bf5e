import type { Level } from './grouping';
import { drawnOf, moreId, ORGANISATION_PAGE, shownOf, type Item, type Unfolding } from './items';
import type { Branch } from './tree';

/** With this few organisations everything stands open: the reader searched, and wants to see what was found. */
export const FEW = 24;
/** With more branches than this in the first ring, the second ring stays closed. */
const SMALL_RING = 6;
/** Set before the keys of a tree that is small and open, which the reader opens and closes apart from the large one. */
const FEW_PREFIX = 'few:';

/** How the tree stands by itself, before the reader opens or closes anything. */
export interface Defaults {
  /** Branches down to this level are open; the centre is 1. */
  readonly openLevels: number;
  readonly prefix: string;
}

/** From the grouping and the number of organisations alone, so that a link means the same tomorrow. */
export function defaultsOf(levels: readonly Level[], organisations: number): Defaults {
  if (organisations <= FEW) return { openLevels: Infinity, prefix: FEW_PREFIX };
  const ring = levels[0]?.facet.values.length ?? 0;
  return { openLevels: levels.length > 1 && ring <= SMALL_RING ? 2 : 1, prefix: '' };
}

/** `toggled` holds the keys of branches that differ from the default, and one key for each branch shown beyond its first page. */
export function unfoldingOf(toggled: ReadonlySet<string>, defaults: Defaults): Omit<Unfolding, 'rank'> {
  const pages = pagesIn(toggled);
  return {
    isOpen: (branch, level) => level <= defaults.openLevels !== toggled.has(defaults.prefix + branch),
    pageOf: (branch) => pages.get(branch),
  };
}

/** The keys after "show more" of a branch. */
export function withNextPage(toggled: Iterable<string>, branch: Item): string[] {
  return withPage(toggled, branch.id, drawnOf(branch) + ORGANISATION_PAGE);
}

function withPage(toggled: Iterable<string>, branch: string, rows: number): string[] {
  const kept = [...toggled].filter((key) => pageOfKey(key)?.branch !== branch);
  return [...kept, `${moreId(branch)}${rows}`];
}

/** The keys with which the branches of a path stand open, wide enough to show the organisation at its end. */
export function withOpenPath(
  toggled: ReadonlySet<string>, path: readonly Branch[], organisation: number, { defaults, unfolding }: Standing,
): string[] {
  let keys = [...toggled];
  path.forEach((branch, depth) => {
    if (!unfolding.isOpen(branch.id, depth + 1)) keys = flipped(keys, defaults.prefix + branch.id);
    const next = path[depth + 1];
    const row = next ? branch.children.indexOf(next) : unfolding.rank(branch.organisations).indexOf(organisation);
    const total = next ? branch.children.length : branch.organisations.length;
    if (row >= shownOf(total, unfolding.pageOf(branch.id), next !== undefined)) keys = withPage(keys, branch.id, row + 1);
  });
  return keys;
}

/** How the tree stands now. */
export interface Standing {
  readonly defaults: Defaults;
  readonly unfolding: Unfolding;
}

function flipped(keys: readonly string[], key: string): string[] {
  return keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
}

function pagesIn(toggled: ReadonlySet<string>): Map<string, number> {
  const pages = new Map<string, number>();
  for (const key of toggled) {
    const page = pageOfKey(key);
    if (page) pages.set(page.branch, page.rows);
  }
  return pages;
}

function pageOfKey(key: string): { branch: string; rows: number } | null {
  const found = /^(.*)\/\+(\d+)$/.exec(key);
  return found ? { branch: found[1]!, rows: Number(found[2]) } : null;
}
