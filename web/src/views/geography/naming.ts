import type { MapState } from '../../state/map.svelte';
import type { Whereabouts } from '../../state/types';
import type { Survey } from '../../survey/survey';
import type { Cluster } from './clusters';
import { isArea, type Site } from './sites';
import type { Words } from './strings';

/** What marks are called, for eyes and for ears. */
export class Naming {
  constructor(readonly survey: Survey, readonly map: MapState, readonly words: Words, readonly whereabouts: Whereabouts) {}

  /** The town, region or country of a site, as its first organisation gives it. */
  place({ precision, members }: Site): string {
    const i = members[0]!;
    const { locality, served_lat } = this.survey.organisations;
    const [country] = this.map.labelsAt('country', i);
    const [region] = precision === 'country' ? [] : this.map.labelsAt('region', i);
    const served = this.whereabouts === 'served' && typeof served_lat[i] === 'number' ? this.survey.servedAt(i, this.map.lang) : null;
    const town = precision === 'locality' ? (served ?? locality[i]) : null;
    return town ?? region ?? country ?? '';
  }

  organisation(i: number): string {
    return this.map.nameOf(i) || this.survey.organisations.id[i]!;
  }

  /** What is only roughly known of a site, in words; empty for a town. */
  rough({ precision }: Pick<Site, 'precision'>): string {
    return precision === 'locality' ? '' : this.words[precision];
  }

  /** The place that holds most of a mark, else the countries that it covers. */
  title(cluster: Cluster): string {
    const { sites } = cluster;
    if (sites.length === 1) return this.place(sites[0]!);
    return this.words.and(isMostly(cluster) ? this.place(sites[0]!) : this.#countries(sites).slice(0, 2).join(', '));
  }

  /** The name to write beside a mark; none where no one name would be true. */
  written(cluster: Cluster): string {
    if (cluster.count === 1) return this.organisation(cluster.sites[0]!.members[0]!);
    if (isMostly(cluster)) return this.place(cluster.sites[0]!);
    const countries = this.#countries(cluster.sites);
    const middle = cluster.sites.some(({ precision }) => precision === 'country');
    return middle && countries.length === 1 ? countries[0]! : ''; // a country has one middle, so it is written once
  }

  #countries(sites: readonly Site[]): string[] {
    const counts = new Map<string, number>();
    for (const { members } of sites) {
      const country = this.map.labelsAt('country', members[0]!)[0] ?? '';
      counts.set(country, (counts.get(country) ?? 0) + members.length);
    }
    return [...counts].sort((a, b) => b[1] - a[1]).map(([country]) => country);
  }

  /** A mark as it is announced and shown under the mouse. */
  said(cluster: Cluster): string {
    const [site] = cluster.sites;
    if (cluster.count === 1) return this.saidOfOne(site!);
    const areas = cluster.sites.filter(isArea).reduce((sum, { members }) => sum + members.length, 0);
    const rough = cluster.sites.length === 1 ? this.rough(site!) : areas > 0 ? this.words.areas(areas) : '';
    return listed([this.title(cluster), this.map.t.filters.count(cluster.count), rough]);
  }

  saidOfOne(site: Site): string {
    const i = site.members[0]!;
    return listed([this.organisation(i), ...this.map.labelsAt('role', i), this.place(site), this.rough(site)]);
  }
}

function listed(parts: readonly string[]): string {
  return parts.filter(Boolean).join(', ');
}

/** Whether its heaviest site holds the better part of a mark. */
function isMostly({ sites, count }: Cluster): boolean {
  return sites[0]!.members.length > 0.6 * count;
}
