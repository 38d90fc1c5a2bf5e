import { describe, expect, it } from 'vitest';
import { estimate, pageMeasure } from './measure';
import { breakLines, shortened } from './shorten';

const width = (text: string): number => [...text].length;

describe('breakLines', () => {
  it.each([
    ['short', 10, ['short'], false],
    ['two words', 5, ['two', 'words'], false],
    ['  spaces   between ', 20, ['spaces between'], false],
    ['one two three four five', 8, ['one two', 'three f…'], true],
    ['indivisible', 4, ['indi', 'vis…'], true],
    ['', 10, [], false],
  ])('%s', (text, most, lines, cut) => {
    expect(breakLines(text, most, width)).toEqual({ lines, cut });
  });

  it('never goes over the width and never tears a character apart', () => {
    const family = '👩‍👩‍👧‍👦';
    const { lines } = breakLines(family.repeat(9), 21, width);
    expect(lines[0]).toBe(family.repeat(3));
    for (const most of [4, 9, 30])
      for (const line of breakLines('Ein recht langer Name '.repeat(20), most, width).lines)
        expect(width(line)).toBeLessThanOrEqual(most);
  });

  it('shows at least one character, however narrow', () => {
    expect(breakLines('abc', 0, width).lines[0]).toBe('a');
  });
});

describe('estimate', () => {
  it('gives full-width scripts more room than Latin', () => {
    const style = { size: 10, weight: 400 };
    expect(estimate('東京', style)).toBe(20);
    expect(estimate('ab', style)).toBeLessThan(12);
  });

  it('stands in where there is no canvas', () => expect(pageMeasure()).toBe(estimate));
});

describe('shortened', () => {
  it('leaves short names and cuts long ones between whole characters', () => {
    expect(shortened('FSG')).toBe('FSG');
    expect(shortened('x'.repeat(300))).toHaveLength(40);
    expect(shortened('👩‍👩‍👧‍👦'.repeat(20))).toBe('👩‍👩‍👧‍👦'.repeat(20));
    expect(shortened('👩‍👩‍👧‍👦'.repeat(60))).toBe(`${'👩‍👩‍👧‍👦'.repeat(39)}…`);
  });
});
