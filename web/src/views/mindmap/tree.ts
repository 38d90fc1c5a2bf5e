import { UNKNOWN } from '../../survey/facets';
import type { Level } from './grouping';

/** A branch of the mind map: the organisations that share the values on the way down to it. */
export interface Branch {
  /** The path from the root, such as `root/role=funder/country=US`; the same under every filter. */
  readonly id: string;
  /** Name of the facet that `value` belongs to; empty for the root. */
  readonly facet: string;
  readonly value: string;
  /** Each organisation once, in the order given. */
  readonly organisations: readonly number[];
  /** Those among `organisations` that are here beside their main role. */
  readonly also: ReadonlySet<number>;
  readonly children: readonly Branch[];
}

export interface TreeOptions {
  readonly levels: readonly Level[];
  /** What a branch is called, which orders branches of the same size. */
  readonly labelOf: (facet: string, value: string) => string;
  readonly locale: string;
}

export const ROOT = 'root';

interface Growing extends Branch {
  organisations: number[];
  also: Set<number>;
  children: Growing[];
}

/** Groups organisations level by level; counts are of organisations, each once a branch. */
export function growTree(organisations: readonly number[], options: TreeOptions): Branch {
  const root = sprout(ROOT, '', '');
  const first = options.levels[0];
  root.organisations = first
    ? organisations.filter((index) => first.memberships(index).length > 0)
    : [...organisations];
  divide(root, 0, { ...options, compare: new Intl.Collator(options.locale).compare });
  return root;
}

function sprout(id: string, facet: string, value: string): Growing {
  return { id, facet, value, organisations: [], also: new Set(), children: [] };
}

interface Rules extends TreeOptions {
  readonly compare: (a: string, b: string) => number;
}

function divide(parent: Growing, depth: number, rules: Rules): void {
  const level = rules.levels[depth];
  if (!level) return;
  const branches = new Map<string, Growing>();
  for (const index of parent.organisations) deal(index, parent, level, branches);
  parent.children = [...branches.values()].sort(bySize(level.facet.id, rules));
  for (const child of parent.children) divide(child, depth + 1, rules);
}

function deal(index: number, parent: Growing, level: Level, branches: Map<string, Growing>): void {
  const facet = level.facet.id;
  for (const { value, also } of level.memberships(index)) {
    const branch = branches.get(value) ?? sprout(`${parent.id}/${facet}=${value}`, facet, value);
    branches.set(value, branch);
    branch.organisations.push(index);
    if (also || parent.also.has(index)) branch.also.add(index);
  }
}

/** Largest first, then by label; what is unknown comes last, however large. */
function bySize(facet: string, rules: Rules): (a: Branch, b: Branch) => number {
  return (a, b) =>
    Number(a.value === UNKNOWN) - Number(b.value === UNKNOWN) ||
    b.organisations.length - a.organisations.length ||
    rules.compare(rules.labelOf(facet, a.value), rules.labelOf(facet, b.value)) ||
    (a.value < b.value ? -1 : 1);
}

/** Ids of the branches on the way to an organisation's main place, root first; empty when it stands nowhere. */
export function pathTo(organisation: number, levels: readonly Level[]): string[] {
  const path = [ROOT];
  for (const { facet, memberships } of levels) {
    const main = memberships(organisation)[0];
    if (!main) return [];
    path.push(`${path.at(-1)!}/${facet.id}=${main.value}`);
  }
  return path;
}

/** The branches on the way to an organisation's main place, root first; empty when it stands nowhere. */
export function branchesTo(root: Branch, organisation: number, levels: readonly Level[]): Branch[] {
  const [, ...ids] = pathTo(organisation, levels);
  const path = [root];
  for (const id of ids) {
    const next = path.at(-1)!.children.find((branch) => branch.id === id);
    if (!next) return [];
    path.push(next);
  }
  return ids.length > 0 ? path : [];
}
