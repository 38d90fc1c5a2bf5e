/** A step may begin with so much of a frame left, in milliseconds. */
const ENOUGH_MS = 8;
/** Where a browser cannot tell when it is idle: a pause between steps, long enough for any input to come first. */
const PAUSE_MS = 24;

/** So long after a key or a press the reader is left alone with what it brings, in milliseconds. */
const LEFT_ALONE_MS = 300;
let touched = -Infinity;

/** Takes steps while nothing else is to be done, one after the other, so that work ahead of the reader never keeps one waiting. */
export function inIdleTime(steps: Iterator<unknown>): void {
  for (const type of ['pointerdown', 'keydown', 'wheel'])
    addEventListener(type, () => (touched = performance.now()), { capture: true, passive: true });
  whenIdle(steps);
}

function whenIdle(steps: Iterator<unknown>): void {
  const wait = touched + LEFT_ALONE_MS - performance.now();
  if (wait > 0) return void setTimeout(() => whenIdle(steps), wait);
  if (typeof requestIdleCallback === 'undefined') {
    if (!steps.next().done) setTimeout(() => whenIdle(steps), PAUSE_MS);
    return;
  }
  requestIdleCallback((deadline) => {
    do if (steps.next().done) return;
    while (deadline.timeRemaining() > ENOUGH_MS && !isAwaited());
    whenIdle(steps);
  });
}

/** Whether a key or a press waits to be heard, where a browser can tell. */
function isAwaited(): boolean {
  return (navigator as { scheduling?: { isInputPending?: () => boolean } }).scheduling?.isInputPending?.() ?? false;
}

/** So long after a letter the next one is no longer awaited, in milliseconds. */
const TYPED_MS = 90;

/**
 * Calls something once the frame is drawn in which the reader sees what was done, and, while one types, once the typing
 * pauses. What is called for again before that is done once.
 */
export function pacer(): (act: () => void, typing: boolean) => void {
  let waiting: { cancel: () => void } | null = null;
  return (act, typing) => {
    waiting?.cancel();
    waiting = afterFrame(act, typing ? TYPED_MS : 0);
  };
}

function afterFrame(act: () => void, pause: number): { cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => (timer = setTimeout(act, pause)));
  return { cancel: () => { cancelAnimationFrame(frame); clearTimeout(timer); } };
}
