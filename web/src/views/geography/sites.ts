import type { Point } from '../../drawing/camera';
import type { Precision } from '../../payload';
import type { Whereabouts } from '../../state/types';
import type { Survey } from '../../survey/survey';
import { project, type Place } from './plane';

/** A point of the globe and all organisations drawn there, as exactly as their place is known. */
export interface Site extends Point, Place {
  /** The same in every drawing of the same survey. */
  readonly key: string;
  readonly precision: Precision;
  /** Indices, ascending. */
  readonly members: readonly number[];
}

type Spot = Place & { readonly precision: Precision };

/** Where an organisation is drawn; null when nothing is known of its place. */
export function spotOf({ organisations }: Survey, i: number, whereabouts: Whereabouts): Spot | null {
  const seat = spot(organisations.lon[i], organisations.lat[i], organisations.located[i]);
  if (whereabouts === 'seat') return seat;
  return spot(organisations.served_lon[i], organisations.served_lat[i], 'locality') ?? seat;
}

function spot(lon: number | null | undefined, lat: number | null | undefined, precision: Precision | null | undefined): Spot | null {
  return typeof lon === 'number' && typeof lat === 'number' && precision ? { lon, lat, precision } : null;
}

export interface Sites {
  readonly sites: readonly Site[];
  /** Organisations of which no place is known, ascending. */
  readonly nowhere: readonly number[];
}

/** Gathers organisations that are drawn at the very same point. Each is in one site, or nowhere. */
export function sitesOf(survey: Survey, shown: readonly number[], whereabouts: Whereabouts): Sites {
  const sites = new Map<string, Site & { members: number[] }>();
  const nowhere: number[] = [];
  for (const i of shown) {
    const at = spotOf(survey, i, whereabouts);
    if (at) gather(sites, at, i);
    else nowhere.push(i);
  }
  return { sites: [...sites.values()], nowhere };
}

/** Seats known by country only are kept apart from those in the town that happens to be at the country's middle. */
function gather(sites: Map<string, Site & { members: number[] }>, at: Spot, i: number): void {
  const key = `${at.precision} ${at.lat} ${at.lon}`;
  const site = sites.get(key);
  if (site) site.members.push(i);
  else sites.set(key, { ...at, ...project(at.lon, at.lat), key, members: [i] });
}

/** Whether a site stands for a whole area, of which the point is only the middle. */
export function isArea({ precision }: Pick<Site, 'precision'>): boolean {
  return precision !== 'locality';
}
