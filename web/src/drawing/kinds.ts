import type { Survey } from '../survey/survey';

export type Line = 'solid' | 'dashed' | 'dotted';

/** How relations of one kind are drawn, in every view and in the legends. */
export interface Kind {
  readonly id: string;
  readonly colour: string;
  readonly line: Line;
  /** Whether it points from source to target; partners are equals. */
  readonly arrow: boolean;
}

type Hue = 'money' | 'belonging' | 'support' | 'origin' | 'equal';

/** One hue a family of relations; within a family the line tells the looser kind. No hue is one of a role's. */
const STYLES: Readonly<Record<string, { hue: Hue; line: Line; arrow: boolean }>> = {
  funds: { hue: 'money', line: 'solid', arrow: true },
  member_of: { hue: 'belonging', line: 'solid', arrow: true },
  affiliate_of: { hue: 'belonging', line: 'dashed', arrow: true },
  backbone_of: { hue: 'support', line: 'solid', arrow: true },
  advises: { hue: 'support', line: 'dashed', arrow: true },
  founded: { hue: 'origin', line: 'solid', arrow: true },
  successor_of: { hue: 'origin', line: 'dotted', arrow: true },
  partner_of: { hue: 'equal', line: 'solid', arrow: false },
};
const OTHER = { hue: 'equal', line: 'dotted', arrow: true } as const;

const HUES: Readonly<Record<'light' | 'dark', Readonly<Record<Hue, string>>>> = {
  light: { money: '#a87b00', belonging: '#4a6aa5', support: '#17807c', origin: '#9a4f86', equal: '#77736b' },
  dark: { money: '#dcb548', belonging: '#8fb0e6', support: '#58c4bc', origin: '#d79bc6', equal: '#a29e97' },
};

/** The kinds of relation that the survey has, in the codebook's order. */
export function kindsOf(survey: Survey, theme: 'light' | 'dark'): Kind[] {
  const used = new Set(survey.relations.relation);
  const known = (survey.payload.codebook['relation'] ?? []).map(({ id }) => id);
  const ids = [...known.filter((id) => used.has(id)), ...[...used].filter((id) => !known.includes(id)).sort()];
  return ids.map((id) => {
    const { hue, line, arrow } = Object.hasOwn(STYLES, id) ? STYLES[id]! : OTHER;
    return { id, colour: HUES[theme][hue], line, arrow };
  });
}

/** Lengths of strokes and gaps in pixels, as a canvas takes them. */
export const DASHES: Readonly<Record<Line, readonly number[]>> = { solid: [], dashed: [6, 4], dotted: [1.5, 3.5] };
