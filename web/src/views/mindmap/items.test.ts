import { describe, expect, it } from 'vitest';
import { samplePayload } from '../../survey/made-up';
import { Survey } from '../../survey/survey';
import { levelsOf } from './grouping';
import { BRANCH_PAGE, inOrder, ORGANISATION_PAGE, unfold, type Item } from './items';
import { branchesTo, growTree } from './tree';
import { defaultsOf, unfoldingOf, withNextPage, withOpenPath } from './unfolding';

const survey = new Survey(samplePayload(3000));
const everybody = Array.from({ length: survey.size }, (_, i) => i);

function open(facets: string[], toggled: string[] = [], who = everybody): Item {
  const levels = levelsOf(survey, facets, false);
  const root = growTree(who, { levels, labelOf: (_, value) => value, locale: 'en' });
  const unfolding = unfoldingOf(new Set(toggled), defaultsOf(levels, root.organisations.length));
  return unfold(root, { ...unfolding, rank: (organisations) => organisations });
}

describe('unfold', () => {
  it('opens roles and leaves their countries closed', () => {
    const root = open(['role', 'country']);
    expect(root.expanded).toBe(true);
    expect(root.children.map(({ expanded }) => expanded)).toEqual([true, true, true, true]);
    expect(root.children[0]!.children[0]!.expanded).toBe(false);
  });

  it('leaves the second ring closed when the first is large, or when organisations would follow', () => {
    expect(open(['country', 'role']).children[0]!.expanded).toBe(false);
    expect(open(['role']).children[0]!.expanded).toBe(false);
  });

  it('opens everything when few are left', () => {
    const items = inOrder(open(['role', 'country'], [], everybody.slice(0, 10)));
    expect(items.every(({ expanded }) => expanded !== false)).toBe(true);
    expect(items.filter(({ kind }) => kind === 'organisation')).toHaveLength(10);
  });

  it('opens and closes what is toggled', () => {
    const toggled = ['root/role=funder', 'root/role=backbone/country=US'];
    const items = new Map(inOrder(open(['role', 'country'], toggled)).map((item) => [item.id, item]));
    expect(items.get('root/role=funder')!.expanded).toBe(false);
    expect(items.get('root/role=backbone/country=US')!.expanded).toBe(true);
  });

  it('pages long lists and shows twenty more when asked', () => {
    const branch = (toggled: string[]): Item =>
      open(['role', 'country'], toggled).children[0]!.children[0]!;
    const id = branch([]).id;
    const before = branch([id]);
    expect(before.children).toHaveLength(ORGANISATION_PAGE + 1);
    expect(before.children.at(-1)).toMatchObject({ kind: 'more', count: before.count - ORGANISATION_PAGE });
    const after = branch(withNextPage([id], before));
    expect(after.children.filter(({ kind }) => kind === 'organisation')).toHaveLength(2 * ORGANISATION_PAGE);
    expect(withNextPage(withNextPage([id], before), after)).toHaveLength(2);
  });

  it('opens the way to any organisation', () => {
    const levels = levelsOf(survey, ['role', 'country'], false);
    const root = growTree(everybody, { levels, labelOf: (_, value) => value, locale: 'en' });
    const defaults = defaultsOf(levels, survey.size);
    const standing = (keys: Iterable<string>) =>
      ({ defaults, unfolding: { ...unfoldingOf(new Set(keys), defaults), rank: (all: readonly number[]) => all } });
    for (const i of [0, 77, 2999]) {
      const before = new Set(['root/role=funder']);
      const keys = withOpenPath(before, branchesTo(root, i, levels), i, standing(before));
      expect(inOrder(unfold(root, standing(keys).unfolding)).map(({ organisation }) => organisation)).toContain(i);
    }
  });

  it('shows a rest of two at once', () => {
    const countries = open(['country'], []).children;
    expect(countries.length).toBeGreaterThan(BRANCH_PAGE);
    const page = countries.filter(({ kind }) => kind === 'branch').length;
    expect([BRANCH_PAGE, countries.length]).toContain(page);
    expect(countries.filter(({ kind }) => kind === 'more').every(({ count }) => count > 2)).toBe(true);
  });

  it('numbers levels, positions and siblings as a tree of ARIA wants them', () => {
    for (const item of inOrder(open(['role', 'country'], ['root/role=funder/country=US'])))
      item.children.forEach((child, row) => expect(child).toMatchObject({
        parent: item.id, level: item.level + 1, position: row + 1, siblings: item.children.length,
      }));
  });

  it('has nothing to open in an empty map', () => {
    expect(open(['role'], [], []).expanded).toBeNull();
  });
});
