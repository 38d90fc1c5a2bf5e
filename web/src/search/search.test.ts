import { describe, expect, it } from 'vitest';
import { HOSTILE, payloadOf, type Row } from '../survey/sample';
import { Survey } from '../survey/survey';
import { fold, words } from './fold';
import { Search } from './search.svelte';

const ROWS: Row[] = [
  { id: 'tamarack', name: 'Tamarack Institute', country: 'CA', locality: 'Waterloo' },
  { id: 'sheatufim', name: 'Sheatufim', name_local: 'שִׁתּוּפִים', aliases: ['Strategies for Social Impact'], country: 'IL' },
  { id: 'eretz-ir', name: 'Eretz-Ir', name_local: 'ארץעיר', country: 'IL' },
  { id: 'chance', name: 'Chance for Children', name_local: 'チャンス・フォー・チルドレン' },
  { id: 'autism', name: 'Autism Impact Network', name_local: '자폐성 장애인 임팩트 네트워크' },
  { id: 'bunkyo', name: 'Bunkyo City', name_local: '文京区' },
  { id: 'alliance', name: "Alliance pour l'éducation", locality: 'Saint-Étienne' },
  { id: 'strasse', name: 'Haus an der Straße' },
  { id: 'hostile', name: HOSTILE },
  { id: 'boston', name: 'Boston Opportunity Youth' },
  { id: 'austin', name: 'Austin Aspires' },
];
const survey = new Survey(payloadOf(ROWS));
const search = new Search(survey);
search.warm(Infinity);
const found = (query: string): string[] => search.find(query).map((i) => ROWS[i]!.id);

describe('search', () => {
  it.each([
    ['tamarack', 'tamarack'], ['TAMA', 'tamarack'], ['tamarak', 'tamarack'], ['tmaarack', 'tamarack'], ['institute tamarack', 'tamarack'],
    ['waterloo', 'tamarack'], ['kanada', 'tamarack'], ['קנדה', 'tamarack'], ['שתופים', 'sheatufim'], ['שִׁתּוּפִים', 'sheatufim'], ['שתופימ', 'sheatufim'],
    ['שתופ', 'sheatufim'], ['strategies social', 'sheatufim'], ['ארץעיר', 'eretz-ir'], ['eretz ir', 'eretz-ir'], ['eretz-ir', 'eretz-ir'],
    ['チルドレン', 'chance'], ['文京', 'bunkyo'], ['임팩트', 'autism'], ['education', 'alliance'], ['ÉDUCATION', 'alliance'], ['etienne', 'alliance'],
    ['bosotn', 'boston'], ['tamarack isntitute', 'tamarack'], ['yotuh', 'boston'], ['autsin', 'austin'], ['eretzir', 'eretz-ir'], ['tama rack', 'tamarack'], ['tama arck', 'tamarack'],
    ['strasse', 'strasse'], ['straße', 'strasse'], ['onerror', 'hostile'],
  ])('finds by %s', (query, id) => {
    expect(found(query)[0]).toBe(id);
  });

  it('forgives a slip only where nothing is spelt so', () => {
    expect(found('boston')).toEqual(['boston']);
    expect(found('bostn')).toEqual(['boston']);
  });

  it('asks for every word', () => {
    expect(found('tamarack boston')).toEqual([]);
  });

  it('narrows nothing with an empty query, and everything with an unheard-of one', () => {
    for (const query of ['', '   ', '!?', '"']) expect(search.matches(query)).toBeNull();
    expect([...search.matches('zzzzqqqq')!]).toEqual(ROWS.map(() => 0));
    expect(search.matches('tamarack')![0]).toBe(1);
  });
});

describe('search before its index is whole', () => {
  const early = new Search(survey);
  const first = (query: string): string | undefined => early.find(query).map((i) => ROWS[i]!.id)[0];

  it.each([
    ['TAMA', 'tamarack'], ['institute tamarack', 'tamarack'], ['קנדה', 'tamarack'], ['שתופים', 'sheatufim'], ['strategies social', 'sheatufim'],
    ['etienne', 'alliance'], ['onerror', 'hostile'],
  ])('finds what is spelt so by %s', (query, id) => expect(first(query)).toBe(id));

  it('forgives as soon as it is', () => {
    expect(first('tamarak')).toBeUndefined();
    while (early.warm(3)); // a slice after the other
    expect(first('tamarak')).toBe('tamarack');
  });
});

describe('fold', () => {
  it('is its own result', () => {
    for (const text of ['Straße', 'ŁÓDŹ', 'שִׁתּוּפִים', 'İstanbul', 'ﬁne', 'Ｆull', "l'été"]) expect(fold(fold(text))).toBe(fold(text));
  });

  it('cuts unspaced scripts into pairs and leaves the others whole', () => {
    expect(words('文京区 City')).toEqual(['文京', '京区', 'city']);
    expect(words('文')).toEqual(['文']);
    expect(words('👩‍👩‍👧')).toEqual([]);
  });
});
