import type { MapState } from '../../state/map.svelte';
import type { Camera } from './camera';

/** What the view keeps while another one is open, beside the link: where the reader was looking. */
export interface Remembered {
  camera: Camera | null;
  /** What the camera was set for: another drawing is looked at afresh. */
  scene: string;
  also: boolean;
  focused: string;
}

const memory = new WeakMap<MapState, Remembered>();

export function remembered(map: MapState): Remembered {
  const known = memory.get(map) ?? { camera: null, scene: '', also: false, focused: 'root' };
  memory.set(map, known);
  return known;
}
