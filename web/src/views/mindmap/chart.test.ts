import { describe, expect, it } from 'vitest';
import { Search } from '../../search/search.svelte';
import { HOSTILE } from '../../survey/sample';
import { estimate } from '../../drawing/measure';
import { samplePayload } from '../../survey/made-up';
import { Survey } from '../../survey/survey';
import { MapState } from '../../state/map.svelte';
import { Chart } from './chart.svelte';

const survey = new Survey(samplePayload(400, 300));

function chart(): { map: MapState; chart: Chart } {
  const map = new MapState(survey, new Search(survey));
  const made = new Chart(survey, map, estimate);
  made.room = { width: 1200, height: 800, window: 1440 };
  return { map, chart: made };
}

describe('Chart', () => {
  it('opens and closes a branch, and keeps it in the link', () => {
    const { map, chart: made } = chart();
    const branch = made.root.children[0]!.children[0]!;
    const before = made.items.length;
    made.toggle(branch);
    expect(made.items.length).toBeGreaterThan(before);
    expect(map.current.toggled).toEqual([branch.id]);
    made.toggle(branch);
    expect(made.items).toHaveLength(before);
  });

  it('shows twenty more', () => {
    const { map, chart: made } = chart();
    map.setGroupBy(['role']);
    const { id } = made.root.children[0]!;
    made.toggle(made.boxes.get(id)!.item);
    const organisations = (): number => made.boxes.get(id)!.item.children.filter(({ kind }) => kind === 'organisation').length;
    expect(organisations()).toBe(20);
    made.showMore(made.boxes.get(id)!.item);
    expect(organisations()).toBe(40);
  });

  it('uncovers any organisation', () => {
    const { map, chart: made } = chart();
    for (const i of [3, 200, 399]) {
      map.select(i);
      made.uncover(i);
      expect(made.holder!.item.organisation).toBe(i);
    }
  });

  it('has a stand-in for what is closed, and none for what is filtered out', () => {
    const { map, chart: made } = chart();
    const { holds, id } = made.root.children[0]!.children[0]!;
    map.select(holds[0]!);
    expect(made.holder!.item.id).toBe(id);
    map.setFilter('role', ['nobody has this']);
    expect(made.holder).toBeNull();
    expect(made.items).toHaveLength(1);
  });

  it('is one list on a phone and mirrored in Hebrew', () => {
    const { map, chart: made } = chart();
    made.room = { width: 390, height: 700, window: 390 };
    expect(made.frame).toEqual({ shape: 'outline', sides: 1, rtl: false });
    map.setLang('he');
    expect(made.drawing.boxes.every(({ grow }) => grow === -1)).toBe(true);
    map.setLayout('radial');
    expect(made.frame.shape).toBe('radial');
  });

  it('draws relations of the selected one only, unless all are asked for', () => {
    const { map, chart: made } = chart();
    expect([made.arcs, made.selectedArcs]).toEqual([[], []]);
    map.select(survey.relations.source[0]!);
    expect(made.selectedArcs.length).toBeGreaterThan(0);
    map.setCrossLinks(true);
    expect(made.arcs.length).toBeGreaterThan(10);
    expect(made.linksSaid).not.toBe('');
  });

  it('leaves a hostile name a text', () => {
    const { map, chart: made } = chart();
    map.select(0);
    made.uncover(0);
    const { item } = made.holder!;
    expect(made.labelOf(item)).toBe(HOSTILE);
    expect(made.saidOf(item)).toContain(HOSTILE);
    expect(made.hintOf(item)).toContain(HOSTILE);
  });
});
