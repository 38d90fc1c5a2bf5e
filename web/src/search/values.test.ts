import { expect, it } from 'vitest';
import { payloadOf, type Row } from '../survey/sample';
import { Survey } from '../survey/survey';
import { ValueSearch } from './values';

const ROWS: Row[] = [
  { id: 'a', roles: ['funder'], domains: ['education'], country: 'CA' },
  { id: 'b', roles: ['funder', 'infrastructure'], domains: ['education', 'health'], country: 'IL' },
  { id: 'c', roles: ['backbone'], country: 'CA' },
];
const values = new ValueSearch(new Survey(payloadOf(ROWS)));
const found = (query: string): string[] => values.find(query, 3).map(({ facet, value, count }) => `${facet} ${value} ${count}`);

it.each([
  ['funder', 'role funder 2'], ['גוף מממן', 'role funder 2'], ['FUND', 'role funder 2'], ['תשתית', 'role infrastructure 1'], ['education', 'domain education 2'],
  ['Éducation', 'domain education 2'], ['canada', 'country CA 2'], ['Kanada', 'country CA 2'], ['קנדה', 'country CA 2'],
  ['educaton', 'domain education 2'], ['edcuation', 'domain education 2'], ['educations', 'domain education 2'], ['helath', 'domain health 1'],
])('a value is found by %s', (query, value) => expect(found(query)[0]).toBe(value));

it.each(['', 'c', '?!', 'tamarack', 'education funder', 'heal the bay', 'hea1th care'])('none is found by "%s"', (query) => {
  expect(found(query)).toEqual([]);
});

it('names a value once, in whatever languages it is called so', () => {
  expect(found('canada')).toEqual(['country CA 2']);
});
