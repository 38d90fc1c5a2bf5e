import { ROOT, type Branch } from './tree';

export type ItemKind = 'root' | 'branch' | 'organisation' | 'more';

/** One item of the tree as it stands open. */
export interface Item {
  readonly id: string;
  readonly kind: ItemKind;
  /** Facet and value of a branch; of the branch that it continues for `more`. */
  readonly facet: string;
  readonly value: string;
  /** An index for an organisation, else -1. */
  readonly organisation: number;
  /** An organisation that stands here beside its main role. */
  readonly also: boolean;
  /** Organisations beneath, each once; for `more`, children not shown yet. */
  readonly count: number;
  /** null: nothing to open. */
  readonly expanded: boolean | null;
  /** 1 for the root, as in aria-level. */
  readonly level: number;
  /** 1-based, among `siblings`. */
  readonly position: number;
  readonly siblings: number;
  readonly parent: string | null;
  /** The value of the first level above it, which colours the whole branch; empty for the root. */
  readonly stem: string;
  readonly children: readonly Item[];
  /** The organisations of a branch; none for the others. */
  readonly holds: readonly number[];
  /** Rows of a branch's first page, open or not: its weight when the map is balanced. */
  readonly rows: number;
}

/** What stands open. */
export interface Unfolding {
  readonly isOpen: (branch: string, level: number) => boolean;
  /** How many children a branch shows, when more than the first page. */
  readonly pageOf: (branch: string) => number | undefined;
  /** Orders the organisations of a branch when it is opened. */
  readonly rank: (organisations: readonly number[]) => readonly number[];
}

export const BRANCH_PAGE = 12;
export const ORGANISATION_PAGE = 20;
/** A rest this small is shown at once: a button that reveals two rows only costs a click. */
const SMALL_REST = 2;

type Place = Pick<Item, 'parent' | 'level' | 'position' | 'siblings' | 'stem'>;

export function unfold(root: Branch, unfolding: Unfolding): Item {
  return branchItem(root, { parent: null, level: 1, position: 1, siblings: 1, stem: '' }, unfolding);
}

function branchItem(branch: Branch, place: Place, unfolding: Unfolding): Item {
  const holds = branch.organisations;
  const expanded = holds.length > 0 ? unfolding.isOpen(branch.id, place.level) : null;
  return {
    ...bare(branch.id, branch.id === ROOT ? 'root' : 'branch', place),
    facet: branch.facet,
    value: branch.value,
    count: holds.length,
    expanded,
    children: expanded ? childItems(branch, place, unfolding) : [],
    holds,
    rows: Math.min(branch.children.length || holds.length, BRANCH_PAGE),
  };
}

/** The first page of what a branch holds, and an item that shows more when something is left. */
function childItems(branch: Branch, above: Place, unfolding: Unfolding): Item[] {
  const inner = branch.children.length > 0;
  const total = inner ? branch.children.length : branch.organisations.length;
  const shown = shownOf(total, unfolding.pageOf(branch.id), inner);
  const siblings = shown < total ? shown + 1 : shown;
  const place = (row: number, stem: string): Place =>
    ({ parent: branch.id, level: above.level + 1, position: row + 1, siblings, stem: above.stem || stem });
  const children = inner
    ? branch.children.slice(0, shown).map((child, row) => branchItem(child, place(row, child.value), unfolding))
    : unfolding.rank(branch.organisations).slice(0, shown).map((i, row) => organisationItem(branch, i, place(row, '')));
  return shown < total ? [...children, moreItem(branch, total - shown, place(shown, ''))] : children;
}

/** Rows of a list of which so many were asked for, or none in particular. */
export function shownOf(total: number, asked: number | undefined, inner: boolean): number {
  const page = asked ?? (inner ? BRANCH_PAGE : ORGANISATION_PAGE);
  return total - page <= SMALL_REST ? total : page;
}

function organisationItem(branch: Branch, organisation: number, place: Place): Item {
  const also = branch.also.has(organisation);
  return { ...bare(`${branch.id}/@${organisation}`, 'organisation', place), organisation, also, count: 1 };
}

function moreItem({ id, facet, value }: Branch, count: number, place: Place): Item {
  return { ...bare(moreId(id), 'more', place), facet, value, count };
}

export function moreId(branch: string): string {
  return `${branch}/+`;
}

function bare(id: string, kind: ItemKind, place: Place): Item {
  const nothing = { facet: '', value: '', organisation: -1, also: false, count: 0, expanded: null };
  return { id, kind, ...nothing, ...place, children: [], holds: [], rows: 0 };
}

/** Every item, parents before their children, top to bottom: the order of the arrow keys. */
export function inOrder(root: Item): Item[] {
  const items: Item[] = [];
  const visit = (item: Item): void => {
    items.push(item);
    item.children.forEach(visit);
  };
  visit(root);
  return items;
}

/** How many children of a branch are drawn, without its `more`. */
export function drawnOf(branch: Item): number {
  return branch.children.filter(({ kind }) => kind !== 'more').length;
}
