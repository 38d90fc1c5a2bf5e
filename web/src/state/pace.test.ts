import { expect, it } from 'vitest';
import { Search } from '../search/search.svelte';
import { payloadOf } from '../survey/sample';
import { Survey } from '../survey/survey';
import { MapState } from './map.svelte';

const survey = new Survey(payloadOf([{ id: 'fsg', roles: ['funder'] }, { id: 'tamarack', roles: ['backbone'] }]));

function opened(): { map: MapState; follow: () => void } {
  const map = new MapState(survey, new Search(survey));
  let waiting: () => void = () => undefined;
  map.pace = (follow) => (waiting = follow);
  return { map, follow: () => waiting() };
}

it('counts at once what is ticked, and lets the views follow', () => {
  const { map, follow } = opened();
  map.toggleFilter('role', 'funder');
  expect([map.count, map.narrowed, [...map.shown]]).toEqual([1, true, [0, 1]]);
  follow();
  expect([...map.shown]).toEqual([0]);
});

it('shows at once what is asked for otherwise', () => {
  const { map } = opened();
  map.toggleFilter('role', 'funder');
  map.clear();
  expect([...map.shown]).toEqual([0, 1]);
  map.setQuery('fsg');
  map.choose(1);
  expect([map.selected, [...map.shown]]).toEqual([1, [0, 1]]);
});

it('finds more once the index is whole', () => {
  const { map } = opened();
  map.restore({ ...map.current, query: 'tamarak' });
  expect([...map.shown]).toEqual([]);
  while (map.warmSearch());
  expect([...map.shown]).toEqual([1]);
});
