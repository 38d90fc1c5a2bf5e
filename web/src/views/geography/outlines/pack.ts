import { quantize } from 'topojson-client';
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { ALPHA_2 } from './iso-numeric';
import { encode, type Packed } from './packed';

/** Natural Earth as the package world-atlas has it: countries by three-digit ISO number. */
export type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type Country = Atlas['objects']['countries']['geometries'][number];

/** Square degrees: smaller corners (about 25 km² at the equator) are cut off. */
const CORNER = 0.002;
/** Smaller islands and countries (about 2 km²) are left out. */
const ISLAND = 0.00015;
/** Steps from one end of the world to the other: about 2 km each. */
const STEPS = 20_000;
/** Nobody has a seat there, and it would take a quarter of the map. */
const ANTARCTICA = '010';

/** Makes the outlines small enough for a page: a sixth of the atlas's file, without a difference to the eye. */
export function pack(atlas: Atlas): Packed {
  const geometries = atlas.objects.countries.geometries.filter(({ id }) => id !== ANTARCTICA);
  const weighted = presimplify({ ...atlas, objects: { countries: { ...atlas.objects.countries, geometries } } });
  geometries.forEach((country) => spare(country, weighted));
  const simple = simplify(weighted, CORNER);
  const world = quantize(filter(simple, filterWeight(simple, ISLAND)) as Atlas, STEPS);
  const { scale, translate } = world.transform!;
  return { scale, translate, lines: world.arcs.map((steps) => encode(steps as [number, number][])), countries: byCode(world) };
}

/** A country all of whose corners would go, such as Macao, keeps them all. `presimplify` gives each its area. */
function spare(country: Country, { arcs }: Topology): void {
  const corners = ringsOf(country).flat().flatMap((line) => arcs[line < 0 ? ~line : line]!);
  if (corners.some(([, , area]) => area! >= CORNER && area !== Infinity)) return;
  for (const corner of corners) corner[2] = Infinity;
}

function byCode({ objects: { countries } }: Atlas): Packed['countries'] {
  const rings: Record<string, number[][]> = {};
  for (const country of countries.geometries) (rings[codeOf(country)] ??= []).push(...ringsOf(country));
  return Object.fromEntries(Object.entries(rings).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Kosovo's code is the one in common use; what else has none is drawn as land and never counted. */
function codeOf({ id, properties }: Country): string {
  return ALPHA_2.get(String(id)) ?? (properties && 'name' in properties && properties.name === 'Kosovo' ? 'XK' : '-');
}

function ringsOf(country: Country): number[][] {
  if (country.type === 'Polygon') return country.arcs;
  return country.type === 'MultiPolygon' ? country.arcs.flat() : [];
}
