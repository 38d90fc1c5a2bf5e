import { describe, expect, it } from 'vitest';
import { HOSTILE } from '../survey/sample';
import { fileName, lawful, plainColour } from './text';

describe('a picture', () => {
  it('has a file name that is safe on every system, whatever the survey is called', () => {
    expect(fileName(['Collective impact', '2026-11', 'Mind map'], 'svg')).toBe('collective-impact-2026-11-mind-map.svg');
    expect(fileName([`../../${HOSTILE}\u0000con:|?*`], 'png')).toMatch(/^[a-z0-9-]+\.png$/);
    expect(fileName(['מפת חשיבה'], 'svg')).toBe('מפת-חשיבה.svg');
    expect(fileName(['\u202e 🙂', ''], 'svg')).toBe('map.svg');
    expect([...fileName(['x'.repeat(3000)], 'svg')].length).toBeLessThan(90);
  });

  it('holds no character that XML forbids, and all others', () => {
    expect(lawful('a\u0000b\ud800c\udfffd\ufffee')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde');
    const names = `${HOSTILE} 🙂 שלום\t\n`;
    expect(lawful(names)).toBe(names);
  });

  it('has colours that other programs can read', () => {
    expect(plainColour('color(srgb 1 0.5 0)')).toBe('rgb(255, 128, 0)');
    expect(plainColour('color(srgb 0 0 1.2 / 0.85)')).toBe('rgba(0, 0, 255, 0.85)');
    expect(plainColour('rgb(1, 2, 3)')).toBe('rgb(1, 2, 3)');
  });
});
