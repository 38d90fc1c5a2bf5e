import { decode, encode, type Gone, type Known } from './hash';
import type { Change, MapState } from './map.svelte';
import type { ViewState } from './types';

/** Typing amends the address at most so often: browsers refuse hundreds of changes in a few seconds. */
const AMEND_MS = 200;

/**
 * The address bar follows the state, and back, forward or a pasted link set it. `base` is what a link without a
 * setting means; `tell` is given what a link names and this map has not. Returns the way to stop.
 */
export function bindHash(map: MapState, known: Known, base: ViewState, tell: (gone: readonly Gone[]) => void): () => void {
  const writer = new HashWriter();
  const read = (): void => {
    const { state, gone } = decode(location.hash, known, base);
    writer.forget();
    map.restore(state);
    tell(gone);
  };
  const stop = map.listen((state, change) => writer.write(state, change));
  addEventListener('popstate', read);
  return () => {
    stop();
    removeEventListener('popstate', read);
  };
}

class HashWriter {
  #waiting: ViewState | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  write(state: ViewState, change: Change): void {
    if (change === 'push') {
      this.#flush();
      put(state, 'push');
    } else {
      this.#waiting = state;
      this.#timer ??= setTimeout(() => this.#flush(), AMEND_MS);
    }
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = null;
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.forget();
    if (waiting) put(waiting, 'replace');
  }
}

/** Some hosts (an iframe without an address, a preview pane) forbid a history; the map then works without links. */
function put(state: ViewState, change: Change): void {
  const hash = `#${encode(state)}`;
  try {
    if (change === 'push' && hash !== location.hash) history.pushState(null, '', hash);
    else history.replaceState(null, '', hash);
  } catch {
    return;
  }
}

/** The page's own language, direction and theme follow the state. Call inside an effect. */
export function paintDocument(map: MapState): void {
  const root = document.documentElement;
  root.lang = map.lang;
  root.dir = map.dir;
  root.dataset['theme'] = map.theme;
}

/** Keeps 'auto' in step with the system's theme; returns the way to stop. */
export function bindSystemTheme(map: MapState): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = (): void => map.setSystemDark(dark.matches);
  follow();
  dark.addEventListener('change', follow);
  return () => dark.removeEventListener('change', follow);
}
