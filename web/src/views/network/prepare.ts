import { readTokens } from '../../drawing/tokens';
import type { MapState } from '../../state/map.svelte';
import type { Survey } from '../../survey/survey';
import { sceneOf } from './scene.svelte';
import { stageOf } from './stage';
import { drawsWebGl } from './webgl';

/** Makes what the network is drawn with before anyone asks for it, a step at a time. */
export function* prepareNetwork(survey: Survey, map: MapState): Generator<void> {
  if (!drawsWebGl()) return;
  yield;
  const scene = sceneOf(survey, map, readTokens);
  const { clientWidth, clientHeight } = document.getElementById('view') ?? document.documentElement;
  scene.span = Math.min(clientWidth, clientHeight); // nearly what it will be, so that the discs have their sizes already
  yield;
  void [scene.paint, scene.drawn];
  yield;
  void scene.picture;
  yield;
  void [map.entries, scene.kinds];
  yield;
  try {
    stageOf(survey, scene.paint);
  } catch {
    return; // the view says so when it is opened
  }
}
