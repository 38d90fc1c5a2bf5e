/**
 * sigma reads these two names while it is loaded, whether it is used or not. Where a browser has no WebGL at all the
 * whole page would stop there; with stand-ins it goes on, and the network says that it cannot be drawn.
 * This module must be imported before sigma.
 */
class Missing {}

const page = globalThis as unknown as Record<string, unknown>;
page['WebGLRenderingContext'] ??= Missing;
page['WebGL2RenderingContext'] ??= page['WebGLRenderingContext'];

/** Whether the browser draws with WebGL now: it may be switched off, blocked, or without a driver. */
export function hasWebgl(): boolean {
  try {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
