import { describe, expect, it } from 'vitest';
import { samplePayload } from '../../survey/made-up';
import { Survey } from '../../survey/survey';
import { levelsOf } from './grouping';
import { growTree, pathTo, ROOT, type Branch } from './tree';

const survey = new Survey(samplePayload(400));
const everybody = Array.from({ length: survey.size }, (_, i) => i);
const labelOf = (facet: string, value: string): string => survey.label(facet, value, 'en');

function grow(facets: string[], also = false): Branch {
  return growTree(everybody, { levels: levelsOf(survey, facets, also), labelOf, locale: 'en' });
}

function everyBranch(branch: Branch): Branch[] {
  return [branch, ...branch.children.flatMap(everyBranch)];
}

describe('growTree', () => {
  it('counts an organisation once a branch, however often it stands below', () => {
    for (const branch of everyBranch(grow(['domain', 'role', 'country'], true))) {
      expect(new Set(branch.organisations).size).toBe(branch.organisations.length);
      const below = new Set(branch.children.flatMap(({ organisations }) => organisations));
      if (branch.children.length > 0) expect(below).toEqual(new Set(branch.organisations));
    }
  });

  it('puts an organisation under its main role only, unless asked for the others too', () => {
    const main = grow(['role']);
    expect(main.children.reduce((sum, { organisations }) => sum + organisations.length, 0)).toBe(survey.size);
    expect(everyBranch(main).every(({ also }) => also.size === 0)).toBe(true);
    for (const branch of grow(['role'], true).children)
      for (const i of branch.organisations)
        expect(branch.also.has(i)).toBe(survey.organisations.roles[i]![0] !== branch.value);
  });

  it('keeps the mark "also" further out', () => {
    const role = grow(['role', 'country'], true).children[0]!;
    expect(role.children.reduce((sum, { also }) => sum + also.size, 0)).toBe(role.also.size);
  });

  it('puts the largest branch first and the unknown last', () => {
    const countries = grow(['country']).children;
    expect(countries.at(-1)!.value).toBe('-');
    const sizes = countries.slice(0, -1).map(({ organisations }) => organisations.length);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  it('leaves out whom the 2015 survey does not name', () => {
    expect(grow(['roles_2015']).organisations).toEqual(everybody.filter((i) => i % 50 === 0));
  });

  it('has a root without branches when there is no level, and an empty root when there is nobody', () => {
    expect(grow([]).organisations).toEqual(everybody);
    expect(growTree([], { levels: levelsOf(survey, ['role'], false), labelOf, locale: 'en' }).children).toEqual([]);
  });
});

describe('levelsOf', () => {
  it('passes over unknown and repeated facets and takes three at most', () => {
    const levels = levelsOf(survey, ['role', 'nonsense', 'role', 'country', 'domain', 'sector'], false);
    expect(levels.map(({ facet }) => facet.id)).toEqual(['role', 'country', 'domain']);
  });
});

describe('pathTo', () => {
  it('leads to the branch that holds the organisation', () => {
    const facets = ['domain', 'role', 'country'];
    const branches = new Map(everyBranch(grow(facets)).map((branch) => [branch.id, branch]));
    for (const i of everybody)
      for (const id of pathTo(i, levelsOf(survey, facets, false))) expect(branches.get(id)!.organisations).toContain(i);
  });

  it('starts at the root, and is empty for an organisation outside the tree', () => {
    expect(pathTo(0, levelsOf(survey, ['role'], false))[0]).toBe(ROOT);
    expect(pathTo(1, levelsOf(survey, ['roles_2015'], false))).toEqual([]);
  });
});
