import { expect, it } from 'vitest';
import { Search } from '../../search/search.svelte';
import { MapState } from '../../state/map.svelte';
import { payloadOf, HOSTILE } from '../../survey/sample';
import { Survey } from '../../survey/survey';
import { clusterSites, type Cluster } from './clusters';
import { Naming } from './naming';
import { radiiBy } from './marks';
import { sitesOf } from './sites';
import { wordsOf } from './strings';

const payload = payloadOf([
  { id: 'a', name: HOSTILE, roles: ['backbone'], country: 'IL', locality: 'Haifa' }, { id: 'b', country: 'IL', locality: 'Haifa' },
  { id: 'c', country: 'IL', locality: 'Haifa' }, { id: 'd', country: 'IL' }, { id: 'e', country: 'CA', locality: 'Calgary', place_served: 'Banff' },
]);
Object.assign(payload.organisations, {
  lat: [32.8, 32.8, 32.8, 32.1, 51], lon: [35, 35, 35, 34.8, -114], located: ['locality', 'locality', 'locality', 'country', 'locality'],
  served_lat: [null, null, null, null, 51.2], served_lon: [null, null, null, null, -115.6],
});
const survey = new Survey(payload);
const map = new MapState(survey, new Search(survey));
const naming = new Naming(survey, map, wordsOf('en'), 'seat');
const { sites } = sitesOf(survey, [0, 1, 2, 3, 4], 'seat');
const mark = (scale: number, organisation: number): Cluster =>
  clusterSites(sites, scale, radiiBy(new Float32Array(5))).find((one) => one.sites.some(({ members }) => members.includes(organisation)))!;

it('says of one organisation who and where it is, a hostile name as it stands', () => {
  const one = clusterSites(sitesOf(survey, [0], 'seat').sites, 1, radiiBy(new Float32Array(5)))[0]!;
  expect(naming.said(one)).toBe(`${HOSTILE}, Backbone, Haifa`);
});

it('says honestly that only the country is known', () => {
  expect(naming.said(mark(240, 3))).toBe('d, Israel, known by country only');
  expect(naming.said(mark(1, 0))).toBe('Haifa and around, 4 organisations, 1 known by country or region only');
});

it('writes a place beside a mark only where it holds most of it', () => {
  expect(naming.written(mark(1, 0))).toBe('Haifa');
  const spread: Cluster = { ...mark(1, 0), count: 9 };
  expect(naming.written(spread)).toBe('Israel'); // its middle is in the mark
  expect(naming.written({ ...spread, sites: spread.sites.filter(({ precision }) => precision === 'locality') })).toBe('');
});

it('names the place served where that is what is drawn', () => {
  const served = new Naming(survey, map, wordsOf('en'), 'served');
  const [site] = sitesOf(survey, [4], 'served').sites;
  expect(served.place(site!)).toBe('Banff');
  expect(naming.place(sitesOf(survey, [4], 'seat').sites[0]!)).toBe('Calgary');
});

it('falls back on the id of an organisation without a name', () => {
  const nameless = payloadOf([{ id: 'x', name: '' }]);
  const other = new Survey(nameless);
  expect(new Naming(other, new MapState(other, new Search(other)), wordsOf('he'), 'seat').organisation(0)).toBe('x');
});
