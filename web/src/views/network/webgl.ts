/**
 * sigma reads these two names while it is loaded, whether it is used or not. Where a browser has no WebGL at all the
 * whole page would stop there; with stand-ins it goes on, and the network says that it cannot be drawn.
 * This module must be imported before sigma.
 */
class Missing {}

const page = globalThis as unknown as Record<string, unknown>;
page['WebGLRenderingContext'] ??= Missing;
page['WebGL2RenderingContext'] ??= page['WebGLRenderingContext'];

let known: boolean | undefined;

/** Whether the browser gives out what sigma draws with; sigma itself may go on without it and draw nothing. */
export function drawsWebGl(): boolean {
  known ??= asked();
  return known;
}

function asked(): boolean {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
