import type { Precision } from '../../payload';
import { samplePayload } from '../../survey/made-up';
import { Survey } from '../../survey/survey';
import { project } from './plane';
import type { Site } from './sites';

/** Made-up places for the tests: the same size gives the same places. */

const PRECISIONS: readonly (Precision | null)[] = ['locality', 'locality', 'locality', 'region', 'country', null];

/** A survey whose organisations are spread over the world, many of them in the same towns, some nowhere. */
export function placedSurvey(size: number, relations = size): Survey {
  const payload = samplePayload(size, relations);
  const o = payload.organisations;
  o.located = o.id.map((_, i) => PRECISIONS[i % PRECISIONS.length]!);
  o.lat = o.located.map((precision, i) => (precision ? ((i * 37) % 120) - 50 : null));
  o.lon = o.located.map((precision, i) => (precision ? ((i * 73) % 351) - 175 : null));
  o.served_lat = o.id.map((_, i) => (i % 10 === 0 ? (i % 60) - 20 : null));
  o.served_lon = o.id.map((_, i) => (i % 10 === 0 ? (i % 90) - 40 : null));
  return new Survey(payload);
}

/** A town of so many organisations, numbered from `first`. */
export function siteAt(key: string, lon: number, lat: number, members: readonly number[], precision: Precision = 'locality'): Site {
  return { key, lon, lat, ...project(lon, lat), precision, members };
}
