import { kindsOf } from '../../drawing/kinds';
import type { Tokens } from '../../drawing/tokens';
import type { MapState } from '../../state/map.svelte';
import type { Survey } from '../../survey/survey';
import { chainOf } from './chain';
import { brightIn, drawnLinks, endsOf, HIDDEN, looksOf, PLAIN, type Wish } from './look';
import { coloursOf, communitiesOf, kindStyles, radiiOf, scaleFor } from './paint';
import type { Picture } from './picture';
import type { Paint } from './stage';

/** What the reader chose in this view only. It outlives the view, so that coming back finds it again. */
export class Choices {
  /** Whether the legend is open; null leaves it to the room there is. */
  legend: boolean | null = $state(null);
}

const choices = new WeakMap<MapState, Choices>();

export function choicesOf(map: MapState): Choices {
  const known = choices.get(map) ?? new Choices();
  choices.set(map, known);
  return known;
}

/** The network as it is to be drawn, out of the map's state and what the reader does in this view. */
export class Scene {
  readonly choices: Choices;
  /** Label of the legend's entry in the spotlight, or empty. */
  spotlight = $state('');
  hovered = $state<number | null>(null);
  /** Where the keyboard is. */
  cursor = $state<number | null>(null);
  #tokens: Tokens;
  /** The shorter side of the view, which sets the sizes. */
  span = $state(0);

  /** `read` gives the page's colours and type as they are at that moment. */
  constructor(readonly survey: Survey, readonly map: MapState, readonly read: () => Tokens) {
    this.choices = choicesOf(map);
    this.#tokens = $state.raw(read());
  }

  get tokens(): Tokens { return this.#tokens; }

  /** Takes colours and type from the page again. The same ones make no new paint. */
  readTokens(): void {
    const tokens = this.read();
    if (Object.entries(tokens).some(([name, value]) => this.#tokens[name as keyof Tokens] !== value)) this.#tokens = tokens;
  }

  readonly #kinds = $derived.by(() => kindsOf(this.survey, this.map.theme));
  readonly #kindOf = $derived.by(() => new Map(this.#kinds.map((kind) => [kind.id, kind])));
  /** The kinds of relation that pass the filters, with how many do. */
  readonly kinds = $derived.by(() => {
    const counts = new Map<string, number>();
    const { relation } = this.survey.relations;
    this.map.visibleEdges.forEach((is, edge) => {
      if (is === 1) counts.set(relation[edge]!, (counts.get(relation[edge]!) ?? 0) + 1);
    });
    return this.#kinds.flatMap((kind) => (counts.has(kind.id) ? [{ ...kind, count: counts.get(kind.id)! }] : []));
  });

  /** Kinds of relation that are switched off. */
  readonly #off: ReadonlySet<string> = $derived.by(() => new Set(this.map.network.off));
  readonly #plainWish: Wish = $derived.by(() => {
    const { map } = this;
    const rest = map.network.hide_rest || map.ego ? 'hide' : 'fade';
    return { visible: map.visible, visibleEdges: map.visibleEdges, rest, isolated: map.network.isolated, off: this.#off, bright: null };
  });
  readonly #selectedEdges = $derived.by(() =>
    this.map.selected === null ? [] : drawnLinks(this.survey, this.map.selected, this.#plainWish));
  /** The way comes before the selection, the selection before the legend. */
  readonly #bright = $derived.by(() => {
    const { map, survey } = this;
    if (map.path.length > 0) return endsOf(survey, [], map.path);
    if (map.selected !== null && !map.ego) return endsOf(survey, this.#selectedEdges, [map.selected]);
    const lit = map.entries.find(({ label }) => label === this.spotlight);
    return lit ? brightIn(map.colouring, lit.values) : null;
  });
  readonly #looks = $derived.by(() => looksOf(this.survey, { ...this.#plainWish, bright: this.#bright }));
  readonly #colours = $derived.by(() => coloursOf(this.survey.size, (i) => this.map.colourOf(i), this.tokens.ground));
  readonly #scale = $derived.by(() => scaleFor(this.span));
  readonly #radii = $derived.by(() => radiiOf(this.map.sizes, this.#scale));
  readonly #styles = $derived.by(() => kindStyles(this.#kinds, this.tokens.ground));
  readonly paint: Paint = $derived.by(() => ({
    looks: this.#looks, ground: this.tokens.ground, colours: this.#colours, radii: this.#radii, kinds: this.#styles,
  }));

  /** Organisations on show, the largest first. */
  readonly order = $derived.by(() => this.map.shown.toSorted((a, b) => this.map.sizes[b]! - this.map.sizes[a]! || a - b));
  readonly #edges = $derived.by(() => {
    const { map, survey } = this;
    const hovered = this.hovered === null ? [] : drawnLinks(survey, this.hovered, this.#plainWish);
    const held = map.path.length > 0 ? chainOf(survey, map.path).flatMap(({ edges }) => edges) : this.#selectedEdges;
    return [...new Set([...held, ...hovered])];
  });
  readonly #named = $derived.by(() => {
    const wanted = [this.hovered, this.cursor, this.map.selected, ...this.map.path];
    return [...new Set(wanted)].filter((i): i is number => i !== null && this.#looks.nodes[i] !== HIDDEN);
  });
  readonly picture: Picture = $derived.by(() => {
    const { map, survey, paint, tokens, hovered, cursor, order } = this;
    const named = map.colour_by === 'community' && map.network.communities;
    return {
      survey, paint, tokens, hovered, cursor, order, selected: map.selected, edges: this.#edges, named: this.#named, kinds: this.#kindOf,
      communities: named ? communitiesOf(map) : [], nameOf: (i) => map.nameOf(i),
    };
  });

  /** How many organisations and relations are drawn, faded ones too. */
  readonly drawn = $derived.by(() => {
    const count = (looks: Uint8Array): number => looks.reduce((sum, look) => sum + (look === HIDDEN ? 0 : 1), 0);
    return { organisations: count(this.#looks.nodes), relations: count(this.#looks.edges) };
  });

  /** Whether an organisation is drawn at full strength: the keyboard walks among these. */
  isPlain(i: number): boolean {
    return this.#looks.nodes[i] === PLAIN;
  }

  /** Where an arrow key may lead: along relations, or anywhere. */
  *goals(from: number, along: boolean): Generator<number> {
    const { survey, map } = this;
    if (!along) for (const i of map.shown) if (this.isPlain(i)) yield i;
    if (along)
      for (const { other, edge } of survey.linksOf(from))
        if (this.isPlain(other) && !this.#off.has(survey.relations.relation[edge]!)) yield other;
  }
}

const scenes = new WeakMap<MapState, Scene>();

/**
 * The scene of a map outlives its view: what has not changed meanwhile need not be reckoned again. It has a root of its
 * own, since whatever is derived in a view goes still when that view closes.
 */
export function sceneOf(survey: Survey, map: MapState, read: () => Tokens): Scene {
  const known = scenes.get(map);
  if (known) return known;
  let scene!: Scene;
  $effect.root(() => { scene = new Scene(survey, map, read); });
  scenes.set(map, scene);
  return scene;
}
