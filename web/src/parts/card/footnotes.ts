import type { Provenance } from '../../payload';
import type { Link } from '../../survey/adjacency';
import type { Survey } from '../../survey/survey';

/** One page, or a judgement without a page, that shows something said on the card. */
export interface Footnote {
  readonly number: number;
  readonly address: string | null;
  readonly provenance: Provenance;
}

/** The id of the line that tells a footnote. */
export function noteId(number: number): string {
  return `card-note-${number}`;
}

/** The sources of a card, numbered in the order in which the card refers to them. */
export interface Footnotes {
  readonly notes: readonly Footnote[];
  readonly ofField: (field: string) => readonly Footnote[];
  readonly ofEdge: (edge: number) => readonly Footnote[];
}

export function footnotesOf(survey: Survey, i: number, links: readonly Link[]): Footnotes {
  const register = new Register(survey.payload.sources);
  const facts = survey.organisations.provenance[i]!;
  const fields = new Map<string, Footnote[]>();
  for (const fact of facts)
    for (const field of fact.fields) fields.set(field, [...(fields.get(field) ?? []), ...register.notesOf(fact)]);
  const edges = new Map(links.map(({ edge }) => [edge, survey.relations.provenance[edge]!.flatMap((fact) => register.notesOf(fact))]));
  return {
    notes: register.notes,
    ofField: (field) => unique(fields.get(field) ?? []),
    ofEdge: (edge) => unique(edges.get(edge) ?? []),
  };
}

/** The same page known in the same way and at the same time is one footnote, however many facts it shows. */
class Register {
  readonly notes: Footnote[] = [];
  readonly #known = new Map<string, Footnote>();

  constructor(readonly sources: readonly string[]) {}

  notesOf(provenance: Provenance): Footnote[] {
    const pages: (number | null)[] = provenance.sources.length > 0 ? provenance.sources : [null];
    return pages.map((page) => this.#note(page, provenance));
  }

  #note(page: number | null, provenance: Provenance): Footnote {
    const { method, first_seen, last_seen, confidence } = provenance;
    const key = [page, method, first_seen, last_seen, confidence].join(' ');
    const known = this.#known.get(key);
    if (known) return known;
    const note = { number: this.notes.length + 1, address: page === null ? null : (this.sources[page] ?? null), provenance };
    this.#known.set(key, note);
    this.notes.push(note);
    return note;
  }
}

function unique(notes: readonly Footnote[]): Footnote[] {
  return [...new Set(notes)];
}
