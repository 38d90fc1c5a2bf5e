import type { Change, Changes, RelationStep } from '../../payload';
import { CHANGE_CAUSES, CHANGE_KINDS, type ChangeCause } from '../../state/types';
import type { Survey } from '../../survey/survey';
import type { Kind } from './strings';

/** In the order in which they are told. */
export const OF_ORGANISATIONS = ['joined', 'left', 'ended', 'merged', 'renamed', 'changed', 'unseen', 'returned', 'moved'] as const satisfies readonly Kind[];
export const OF_RELATIONS = ['gained', 'lost'] as const satisfies readonly Kind[];
export const KINDS: readonly Kind[] = CHANGE_KINDS;

/** What became of one organisation in one kind; several parts when it is `changed` in several fields. */
export interface OrganisationChanges {
  readonly id: string;
  readonly name: string;
  readonly parts: readonly Change[];
}

/** A relation that came or went, told by the ids of its ends. */
export interface RelationChange {
  readonly source: string;
  readonly relation: string;
  readonly target: string;
}

export type Sorted = Record<Change['kind'], OrganisationChanges[]> & Record<'gained' | 'lost', RelationChange[]>;

/** What the reader's filters let through. */
export interface Filter {
  readonly visible: Uint8Array;
  /** Kinds of relation to be shown; all of them when undefined. */
  readonly relations: readonly string[] | undefined;
}

/** The changes of some causes; all of them when none is wanted. */
export function because(changes: Changes, wanted: ReadonlySet<ChangeCause>): Changes {
  if (wanted.size === 0) return changes;
  const meant = (cause: string | null | undefined): boolean => wanted.has((cause ?? 'unknown') as ChangeCause);
  const { gained, lost } = changes.relations;
  const relations = { gained: gained.filter(([, , , cause]) => meant(cause)), lost: lost.filter(([, , , cause]) => meant(cause)) };
  return { ...changes, organisations: changes.organisations.filter(({ cause }) => meant(cause)), relations };
}

/** How many changes have each cause. */
export function causesOf({ organisations, relations }: Changes): Record<ChangeCause, number> {
  const counts = Object.fromEntries(CHANGE_CAUSES.map((cause) => [cause, 0])) as Record<ChangeCause, number>;
  for (const { cause } of organisations) counts[cause ?? 'unknown'] += 1;
  for (const [, , , cause] of [...relations.gained, ...relations.lost]) counts[cause ?? 'unknown'] += 1;
  return counts;
}

/** The changes that pass the filters, by kind, organisation and name; without a filter all of them. */
export function sorted(changes: Changes, survey: Survey, filter: Filter | null): Sorted {
  const passes = (id: string): boolean => passing(id, survey, filter);
  const ofKind = (kind: Change['kind']): OrganisationChanges[] =>
    byOrganisation(changes.organisations.filter((change) => change.kind === kind && passes(change.id)), survey);
  const relations = (list: readonly RelationStep[]): RelationChange[] =>
    inOrder(list.filter((change) => passingRelation(change, survey, filter)));
  return {
    joined: ofKind('joined'), left: ofKind('left'), ended: ofKind('ended'), merged: ofKind('merged'), renamed: ofKind('renamed'),
    changed: ofKind('changed'), unseen: ofKind('unseen'), returned: ofKind('returned'), moved: ofKind('moved'),
    gained: relations(changes.relations.gained), lost: relations(changes.relations.lost),
  };
}

/** Names of organisations that the map has no more, by id. */
export function namesGone(changes: readonly Change[]): ReadonlyMap<string, string> {
  return new Map(changes.flatMap(({ kind, id, name }) => (kind === 'left' || kind === 'merged' ? [[id, name ?? id]] : [])));
}

/** An organisation that left is in no filter and passes always. */
function passing(id: string, survey: Survey, filter: Filter | null): boolean {
  const i = survey.indexOf(id);
  return filter === null || i === undefined || filter.visible[i] === 1;
}

/** Of a wanted kind, and with an end in the map that passes; a relation of which both ends left passes always. */
function passingRelation([source, relation, target]: RelationStep, survey: Survey, filter: Filter | null): boolean {
  const known = [source, target].filter((id) => survey.indexOf(id) !== undefined);
  const wanted = filter?.relations?.includes(relation) ?? true;
  return wanted && (known.length === 0 || known.some((id) => passing(id, survey, filter)));
}

/** An organisation has the name of the map, unless the change is told of one that the map has not. */
function byOrganisation(changes: readonly Change[], survey: Survey): OrganisationChanges[] {
  const nameOf = ({ id, name }: Change): string => name ?? survey.payload.organisations.name[survey.indexOf(id) ?? -1] ?? id;
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const group = groups.get(change.id);
    if (group) group.push(change);
    else groups.set(change.id, [change]);
  }
  return [...groups].map(([id, parts]) => ({ id, name: nameOf(parts[0]!), parts })).sort((a, b) => order(a.name, b.name) || order(a.id, b.id));
}

function inOrder(relations: readonly RelationStep[]): RelationChange[] {
  return relations.map(([source, relation, target]) => ({ source, relation, target }))
    .sort((a, b) => order(a.source, b.source) || order(a.relation, b.relation) || order(a.target, b.target));
}

const collator = new Intl.Collator('en', { sensitivity: 'base' });

function order(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
