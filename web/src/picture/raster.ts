import type { Picture } from './picture';

/** Twice as many pixels as on the screen, for paper. */
const SHARPNESS = 2;
/** Browsers refuse larger canvases: pixels in all, and along a side. */
const MOST_PIXELS = 60_000_000;
const LONGEST_SIDE = 16_000;

/** How much larger than life a picture can be drawn. */
export function sharpnessFor({ width, height }: Pick<Picture, 'width' | 'height'>): number {
  return Math.min(SHARPNESS, Math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / width, LONGEST_SIDE / height);
}

/** The picture as a PNG file; fails where the browser cannot draw it. */
export async function toPng(picture: Picture): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`;
  await image.decode();
  const scale = sharpnessFor(picture);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.floor(picture.width * scale), Math.floor(picture.height * scale)];
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('the picture is too large for this browser');
  return blob;
}
