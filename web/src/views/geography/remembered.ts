import type { MapState } from '../../state/map.svelte';
import type { Camera } from './camera';
import type { Whereabouts } from './sites';

export type RelationsShown = 'none' | 'selected' | 'all';

/** How the reader wants the map drawn. */
export interface Choices {
  whereabouts: Whereabouts;
  relations: RelationsShown;
  shading: boolean;
}

/** What the view keeps while another one is open. */
export interface Remembered {
  camera: Camera | null;
  choices: Choices;
}

const memory = new WeakMap<MapState, Remembered>();

export function remembered(map: MapState): Remembered {
  const known = memory.get(map) ?? { camera: null, choices: { whereabouts: 'seat', relations: 'selected', shading: true } };
  memory.set(map, known);
  return known;
}
