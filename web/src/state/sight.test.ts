import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Search } from '../search/search.svelte';
import { payloadOf } from '../survey/sample';
import { Survey } from '../survey/survey';
import { MapState } from './map.svelte';
import { INITIAL } from './producers';
import { Sight } from './sight';

const survey = new Survey(payloadOf([{ id: 'fsg' }]));
const LOOK = { x: 1.23456, y: -0.001, scale: 2 };

function opened(): { map: MapState; sight: Sight; changes: string[] } {
  const map = new MapState(survey, new Search(survey), INITIAL);
  const changes: string[] = [];
  map.listen((_, change) => changes.push(change));
  return { map, sight: new Sight(map, 'network', 2), changes };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('where a view looks', () => {
  it('is told once a movement has ended, rounded, as an amendment', () => {
    const { map, sight, changes } = opened();
    for (let frame = 0; frame < 60; frame++) sight.moved({ ...LOOK, x: frame });
    sight.moved(LOOK);
    expect(changes).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(changes).toEqual(['replace']);
    expect(map.lookOf('network')).toEqual({ x: 1.23, y: 0, scale: 2 });
    sight.moved(null);
    sight.end();
    expect(map.lookOf('network')).toBeNull();
  });

  it('is shown when a link says so, and not when the view has told it itself', () => {
    const { map, sight } = opened();
    const shown: unknown[] = [];
    sight.follow((look) => shown.push(look));
    sight.moved(LOOK);
    sight.end();
    sight.follow((look) => shown.push(look));
    expect(shown).toEqual([]);
    map.restore({ ...INITIAL, view: 'network', looks: { network: LOOK } });
    sight.follow((look) => shown.push(look));
    map.restore({ ...INITIAL, view: 'network' });
    sight.follow((look) => shown.push(look));
    expect(shown).toEqual([LOOK, null]);
  });

  it('stays in the views of which a link does not tell', () => {
    const { map } = opened();
    map.setLook('geography', LOOK);
    map.restore({ ...INITIAL, view: 'network' });
    expect(map.lookOf('geography')).toEqual(LOOK);
    map.restore({ ...INITIAL, view: 'geography' });
    expect(map.lookOf('geography')).toBeNull();
  });
});
