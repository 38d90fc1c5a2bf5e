import { describe, expect, it } from 'vitest';
import { payloadOf } from '../../survey/sample';
import { Survey } from '../../survey/survey';
import { WORLD } from '../../views/geography/camera';
import { project } from '../../views/geography/plane';
import { cutOut, placeOf } from './place';

function surveyAt(seat: [number, number] | null, served: [number, number] | null = null): Survey {
  const payload = payloadOf([{ id: 'one' }]);
  const o = payload.organisations;
  if (seat) [o.lon[0], o.lat[0], o.located[0]] = [...seat, 'region'];
  if (served) [o.served_lon[0], o.served_lat[0]] = served;
  return new Survey(payload);
}

describe('the place on the card', () => {
  it('is nothing where nothing is known', () => {
    expect(placeOf(surveyAt(null), 0)).toBeNull();
  });

  it('is the seat as exactly as it is known, and the place served where it is another', () => {
    expect(placeOf(surveyAt([34.8, 32.1]), 0)).toEqual({ seat: { ...project(34.8, 32.1), precision: 'region' }, served: null });
    expect(placeOf(surveyAt([34.8, 32.1], [34.8, 32.1]), 0)!.served).toBeNull();
    expect(placeOf(surveyAt([34.8, 32.1], [-74, 40.7]), 0)!.served).toEqual(project(-74, 40.7));
    expect(placeOf(surveyAt(null, [-74, 40.7]), 0)).toMatchObject({ seat: { precision: 'locality' }, served: null });
  });

  it.each([[-170, 65], [179, -45], [0, 0], [34.8, 32.1], [-70, -55]])('is cut out of the world round %d, %d', (lon, lat) => {
    for (const other of [null, [100, 1], [-120, 50]] as const) {
      const place = placeOf(surveyAt([lon, lat], other && [...other]), 0)!;
      const box = cutOut(place);
      expect(box.x).toBeGreaterThanOrEqual(WORLD.x);
      expect(box.x + box.width).toBeLessThanOrEqual(WORLD.x + WORLD.width + 1e-9);
      for (const { x, y } of place.served ? [place.seat, place.served] : [place.seat]) {
        expect(x >= box.x && x <= box.x + box.width).toBe(true);
        expect(y >= box.y && y <= box.y + box.height).toBe(true);
      }
    }
  });
});
