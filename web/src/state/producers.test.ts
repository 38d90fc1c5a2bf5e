import { describe, expect, it } from 'vitest';
import * as produce from './producers';
import { INITIAL } from './producers';

describe('producers', () => {
  it('leave the state they were given as it was', () => {
    const before = structuredClone(INITIAL);
    produce.toggleFilter('role', 'funder')(INITIAL);
    produce.toggleNode('role/funder')(INITIAL);
    produce.setRange('founded', { from: 1, to: null })(INITIAL);
    expect(INITIAL).toEqual(before);
  });

  it('keep no empty filter and no open range', () => {
    const once = produce.toggleFilter('role', 'funder')(INITIAL);
    expect(once.filters).toEqual({ role: ['funder'] });
    expect(produce.toggleFilter('role', 'funder')(once).filters).toEqual({});
    const ranged = produce.setRange('founded', { from: 2000, to: null })(INITIAL);
    expect(produce.setRange('founded', { from: null, to: null })(ranged).ranges).toEqual({});
  });

  it('turn the order round on the same column only', () => {
    const down = produce.sortBy('name')(INITIAL);
    expect(down.sort).toEqual({ column: 'name', descending: true });
    expect(produce.sortBy('founded')(down).sort).toEqual({ column: 'founded', descending: false });
  });

  it('forget opened nodes when the levels change', () => {
    const open = produce.toggleNode('role/funder')(INITIAL);
    expect(produce.setGroupBy(['country'])(open).toggled).toEqual([]);
  });

  it('clear what narrows and nothing else', () => {
    const state = [produce.setQuery('x'), produce.setFilter('role', ['funder']), produce.setEgo('fsg', 2), produce.select('fsg')]
      .reduce((now, step) => step(now), INITIAL);
    expect(produce.isNarrowed(state)).toBe(true);
    const cleared = produce.clear(state);
    expect(produce.isNarrowed(cleared)).toBe(false);
    expect(cleared.selected).toBe('fsg');
  });

  it('take an ego focus of no steps for none', () => {
    expect(produce.setEgo('fsg', 0)(INITIAL).ego).toBeNull();
  });
});
