import { describe, expect, it } from 'vitest';
import { Search } from '../../search/search.svelte';
import { payloadOf } from '../../survey/sample';
import { Survey } from '../../survey/survey';
import { MapState } from '../../state/map.svelte';
import { FADED, HIDDEN, PLAIN } from './look';
import { Scene } from './scene.svelte';

const survey = new Survey(payloadOf(
  [
    { id: 'fsg', name: 'FSG', roles: ['infrastructure'], degree: 2 }, { id: 'a', roles: ['funder'], degree: 1 },
    { id: 'b', roles: ['funder'], degree: 2 }, { id: 'c', roles: ['initiative'], degree: 1 }, { id: 'alone', roles: ['initiative'] },
  ],
  [['fsg', 'funds', 'a'], ['fsg', 'funds', 'b'], ['b', 'member_of', 'c']],
));
const tokens = { ground: '#ffffff', ink: '#000000', soft: '#555555', accent: '#0000ff', family: 'sans-serif', serif: 'serif' };

function scene(): { map: MapState; scene: Scene } {
  const map = new MapState(survey, new Search(survey));
  const made = new Scene(survey, map, () => tokens);
  return { map, scene: made };
}

describe('Scene', () => {
  it('brings out the neighbourhood of the selected organisation', () => {
    const { map, scene: made } = scene();
    map.select(0);
    expect([...made.paint.looks.nodes]).toEqual([PLAIN, PLAIN, PLAIN, FADED, FADED]);
    expect(made.picture.edges).toEqual([0, 1]);
    expect(made.picture.named).toEqual([0]);
  });

  it('shows the surroundings alone', () => {
    const { map, scene: made } = scene();
    map.setEgo(0, 1);
    expect([...made.paint.looks.nodes]).toEqual([PLAIN, PLAIN, PLAIN, HIDDEN, HIDDEN]);
    expect(made.drawn).toEqual({ organisations: 3, relations: 2 });
  });

  it('shows the way before anything else', () => {
    const { map, scene: made } = scene();
    map.select(0);
    map.setPath(0, 3);
    expect(made.picture.edges).toEqual([1, 2]);
    expect([...made.paint.looks.nodes]).toEqual([PLAIN, FADED, PLAIN, PLAIN, FADED]);
  });

  it('lights the entry of the legend that is asked for', () => {
    const { map, scene: made } = scene();
    made.spotlight = 'Funders';
    expect([...made.paint.looks.nodes]).toEqual([FADED, PLAIN, PLAIN, FADED, FADED]);
    expect(map.entries.map(({ label, count }) => [label, count])).toEqual([['Infrastructure', 1], ['Initiative', 2], ['Funders', 2]]);
  });

  it('leaves kinds that are switched off out of keyboard and neighbourhood', () => {
    const { map, scene: made } = scene();
    map.setNetwork({ off: ['funds'] });
    map.select(2);
    expect(made.picture.edges).toEqual([2]);
    expect([...made.goals(2, true)]).toEqual([3]);
    expect(made.kinds.map(({ id, count }) => [id, count])).toEqual([['funds', 2], ['member_of', 1]]);
  });

  it('fades nothing for a hover, but brings out the relations', () => {
    const { scene: made } = scene();
    made.hovered = 1;
    expect([...made.paint.looks.nodes]).toEqual([PLAIN, PLAIN, PLAIN, PLAIN, PLAIN]);
    expect(made.picture.edges).toEqual([0]);
    expect(made.picture.named).toEqual([1]);
  });
});
