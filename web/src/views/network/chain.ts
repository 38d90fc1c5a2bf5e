import type { Survey } from '../../survey/survey';

/** One step of the way between two organisations. */
export interface ChainStep {
  readonly from: number;
  readonly to: number;
  /** The relations that join them, in either direction, ascending. */
  readonly edges: readonly number[];
}

export function chainOf(survey: Survey, path: readonly number[]): ChainStep[] {
  return path.slice(1).map((to, place) => {
    const from = path[place]!;
    const edges = survey.linksOf(from).filter(({ other }) => other === to).map(({ edge }) => edge);
    return { from, to, edges: [...new Set(edges)].sort((a, b) => a - b) };
  });
}
