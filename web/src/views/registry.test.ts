import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const VIEWS = 'src/views';
const files = readdirSync(VIEWS, { recursive: true, encoding: 'utf8' }).filter((file) => /\/.*\.(ts|svelte)$/.test(file.replaceAll('\\', '/')));
const folderOf = (path: string): string => path.split(/[\\/]/)[0]!;

it('no view takes from another: what several draw with is in src/drawing', () => {
  expect(files.length).toBeGreaterThan(100);
  const views = new Set(files.map(folderOf));
  const taken = files.flatMap((file) =>
    [...readFileSync(join(VIEWS, file), 'utf8').matchAll(/ from '(\.[^']*)'/g)]
      .map(([, from]) => folderOf(join(dirname(file), from!)))
      .filter((folder) => views.has(folder) && folder !== folderOf(file))
      .map((folder) => `${file} from ${folder}`));
  expect(taken).toEqual([]);
});
