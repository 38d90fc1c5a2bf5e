import { describe, expect, it } from 'vitest';
import { payloadOf, provenance } from '../../survey/sample';
import { Survey } from '../../survey/survey';
import { factsOf } from './facts';
import { footnotesOf } from './footnotes';
import { groupLinks } from './relations';

const survey = new Survey(payloadOf([
  { id: 'fsg', country: 'IL', founded: 2000, functions: ['knowledge'], provenance: [
    provenance(['country', 'founded'], [0]), provenance(['founded'], [0], { method: 'reviewed' }), provenance(['functions'], []),
  ] },
  { id: 'b' }, { id: 'a' },
], [['fsg', 'member_of', 'b'], ['a', 'funds', 'fsg'], ['b', 'funds', 'fsg'], ['fsg', 'funds', 'a']]));
const links = survey.linksOf(0);

describe('footnotes', () => {
  const notes = footnotesOf(survey, 0, links);

  it('number a page once, in the order of the facts, then of the relations', () => {
    expect(notes.notes.map(({ number, address }) => [number, address])).toEqual([
      [1, 'https://example.org/a'], [2, 'https://example.org/a'], [3, null], [4, 'https://example.org/b'],
    ]);
  });

  it('tell each value from where it is known', () => {
    expect(notes.ofField('founded').map(({ number }) => number)).toEqual([1, 2]);
    expect(notes.ofField('functions').map(({ number }) => number)).toEqual([3]);
    expect(notes.ofField('note')).toEqual([]);
    for (const { edge } of links) expect(notes.ofEdge(edge).map(({ number }) => number)).toEqual([4]);
  });
});

it('groups relations by kind, what it does before what is done to it, by name', () => {
  expect(groupLinks(survey, links).map(({ kind, outgoing, links: of }) => [kind, outgoing, of.map(({ other }) => survey.organisations.id[other])]))
    .toEqual([['funds', true, ['a']], ['funds', false, ['a', 'b']], ['member_of', true, ['b']]]);
});

it('lists what is known and nothing else', () => {
  const facts = factsOf(survey, 0, 'he').map(({ field, values }) => [field, values.join()]);
  expect(facts).toEqual([['functions', 'knowledge'], ['country', 'ישראל'], ['founded', '2000']]);
});
