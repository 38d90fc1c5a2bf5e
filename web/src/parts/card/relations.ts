import type { Link } from '../../survey/adjacency';
import type { Survey } from '../../survey/survey';

/** Relations of one kind and direction. */
export interface RelationGroup {
  readonly key: string;
  readonly kind: string;
  readonly outgoing: boolean;
  readonly links: readonly Link[];
}

/** In the codebook's order, what the organisation does to others before what others do to it; then by name. */
export function groupLinks(survey: Survey, links: readonly Link[]): RelationGroup[] {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const kind = survey.relations.relation[link.edge]!;
    const key = keyOf(kind, link.outgoing || isMutual(survey, kind));
    groups.set(key, [...(groups.get(key) ?? []), link]);
  }
  const kinds = survey.category('relation')?.values ?? [];
  const { name } = survey.organisations;
  const byName = (a: Link, b: Link): number => (name[a.other]! < name[b.other]! ? -1 : 1);
  return kinds.flatMap((kind) => [true, false].flatMap((outgoing) => {
    const key = keyOf(kind, outgoing);
    const found = groups.get(key);
    return found ? [{ key, kind, outgoing, links: found.sort(byName) }] : [];
  }));
}

/** A kind that is called the same from either end: its direction says nothing. */
function isMutual({ payload }: Survey, kind: string): boolean {
  const entry = payload.codebook['relation']?.find(({ id }) => id === kind);
  return entry?.inverse !== undefined && entry.inverse.en === entry.label.en;
}

function keyOf(kind: string, outgoing: boolean): string {
  return `${outgoing ? '>' : '<'}${kind}`;
}
