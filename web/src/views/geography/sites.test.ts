import { expect, it } from 'vitest';
import { placedSurvey } from './sample';
import { sitesOf, spotOf } from './sites';

const survey = placedSurvey(600);
const shown = Array.from({ length: 600 }, (_, i) => i);
const { organisations } = survey;

it.each(['seat', 'served'] as const)('loses no organisation and counts none twice (%s)', (whereabouts) => {
  const { sites, nowhere } = sitesOf(survey, shown, whereabouts);
  expect([...sites.flatMap(({ members }) => members), ...nowhere].sort((a, b) => a - b)).toEqual(shown);
});

it('never mixes towns with the middles of regions and countries', () => {
  for (const { members, precision } of sitesOf(survey, shown, 'seat').sites)
    expect(new Set(members.map((i) => organisations.located[i]))).toEqual(new Set([precision]));
});

it('draws at the place served where it is known, else at the seat', () => {
  expect(spotOf(survey, 10, 'served')).toMatchObject({ lat: organisations.served_lat[10], lon: organisations.served_lon[10] });
  expect(spotOf(survey, 11, 'served')).toEqual(spotOf(survey, 11, 'seat'));
});

it('draws nothing at 0, 0 for want of a place', () => {
  expect(spotOf(survey, 5, 'seat')).toBeNull();
});

it('puts nobody anywhere in a map made before places were', () => {
  const older = placedSurvey(3);
  Object.assign(older.organisations, { lat: [], lon: [], located: [], served_lat: [], served_lon: [] });
  expect(sitesOf(older, [0, 1, 2], 'served')).toEqual({ sites: [], nowhere: [0, 1, 2] });
});
