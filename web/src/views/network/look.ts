import type { Adjacency } from '../../survey/adjacency';
import type { Colouring } from '../../state/colours';
import type { Survey } from '../../survey/survey';

/** How strongly something is drawn. */
export const HIDDEN = 0;
export const FADED = 1;
export const PLAIN = 2;

/** With more relations than this the faded ones are a grey mass that costs a frame most of its time: they are left out. */
const MOST_FADED = 12000;

export interface Wish {
  /** 1 for each organisation that passes the filters. */
  readonly visible: Uint8Array;
  /** 1 for each relation that passes them. */
  readonly visibleEdges: Uint8Array;
  /** What becomes of the organisations that do not pass. */
  readonly rest: 'fade' | 'hide';
  /** Whether organisations without any relation are drawn. */
  readonly isolated: boolean;
  /** Kinds of relation that are switched off. */
  readonly off: ReadonlySet<string>;
  /** 1 for each organisation in the spotlight; null when all are. */
  readonly bright: Uint8Array | null;
}

export interface Looks {
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
}

export function looksOf(survey: Survey, wish: Wish): Looks {
  const nodes = Uint8Array.from({ length: survey.size }, (_, i) => nodeLook(survey.graph, i, wish));
  const { source, target, relation } = survey.relations;
  const least = source.length > MOST_FADED ? PLAIN : FADED;
  const edges = Uint8Array.from(source, (from, edge) => {
    if (wish.off.has(relation[edge]!)) return HIDDEN;
    const weaker = Math.min(nodes[from]!, nodes[target[edge]!]!);
    const look = wish.visibleEdges[edge] === 1 ? weaker : Math.min(weaker, wish.rest === 'hide' ? HIDDEN : FADED);
    return look < least ? HIDDEN : look;
  });
  return { nodes, edges };
}

function nodeLook(graph: Adjacency, i: number, { visible, rest, isolated, bright }: Wish): number {
  if (!isolated && degreeOf(graph, i) === 0) return HIDDEN;
  if (visible[i] !== 1) return rest === 'hide' ? HIDDEN : FADED;
  return bright === null || bright[i] === 1 ? PLAIN : FADED;
}

export function degreeOf(graph: Adjacency, i: number): number {
  return graph.offsets[i + 1]! - graph.offsets[i]!;
}

/** Relations of an organisation that are drawn: its neighbourhood. */
export function drawnLinks(survey: Survey, i: number, { visibleEdges, off }: Wish): number[] {
  return survey.linksOf(i)
    .map(({ edge }) => edge)
    .filter((edge) => visibleEdges[edge] === 1 && !off.has(survey.relations.relation[edge]!));
}

/** 1 for both ends of each relation, and for `also`. */
export function endsOf(survey: Survey, edges: readonly number[], also: readonly number[]): Uint8Array {
  const ends = new Uint8Array(survey.size);
  for (const i of also) ends[i] = 1;
  for (const edge of edges) {
    ends[survey.relations.source[edge]!] = 1;
    ends[survey.relations.target[edge]!] = 1;
  }
  return ends;
}

/** 1 for each organisation whose main value is among `values`. */
export function brightIn({ facet, codes }: Pick<Colouring, 'facet' | 'codes'>, values: readonly string[]): Uint8Array {
  const wanted = facet.values.map((value) => values.includes(value));
  return Uint8Array.from(codes, (code) => (wanted[code] ? 1 : 0));
}
