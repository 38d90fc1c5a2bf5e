import type { Link } from '../../survey/adjacency';
import type { Survey } from '../../survey/survey';

/** Relations of one kind and direction. */
export interface RelationGroup {
  readonly kind: string;
  readonly outgoing: boolean;
  readonly links: readonly Link[];
}

/** In the codebook's order, what the organisation does to others before what others do to it; then by name. */
export function groupLinks(survey: Survey, links: readonly Link[]): RelationGroup[] {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const key = keyOf(survey.relations.relation[link.edge]!, link.outgoing);
    groups.set(key, [...(groups.get(key) ?? []), link]);
  }
  const kinds = survey.category('relation')?.values ?? [];
  const { name } = survey.organisations;
  return kinds.flatMap((kind) => [true, false].map((outgoing) => ({ kind, outgoing, links: groups.get(keyOf(kind, outgoing)) ?? [] })))
    .filter(({ links }) => links.length > 0)
    .map((group) => ({ ...group, links: [...group.links].sort((a, b) => (name[a.other]! < name[b.other]! ? -1 : 1)) }));
}

function keyOf(kind: string, outgoing: boolean): string {
  return `${outgoing ? '>' : '<'}${kind}`;
}
