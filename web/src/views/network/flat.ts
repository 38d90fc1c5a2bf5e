import './webgl';
import { EdgeProgram, type EdgeProgramType, type NodeProgramType, type ProgramDefinition, type ProgramInfo } from 'sigma/rendering';
import type { RenderParams } from 'sigma/types';
import { colorToArray, floatColor } from 'sigma/utils';
import type { Paint } from './stage';

/** What is drawn, as flat arrays. */
export interface Source {
  /** Read at every frame: another one is drawn anew. */
  readonly paint: Paint;
  /** Positions in the unit square of sigma's camera, an organisation. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Both ends of each relation, and its kind. */
  readonly source: readonly number[];
  readonly target: readonly number[];
  readonly kind: readonly string[];
}

export const UNIFORMS = ['u_matrix', 'u_sizeRatio', 'u_correctionRatio', 'u_pixelRatio', 'u_rim'] as const;
export type Uniform = (typeof UNIFORMS)[number];

/** How one sort of item is drawn: its shaders, how many there are to draw, and the numbers of each vertex. */
export interface Shape {
  readonly definition: () => ProgramDefinition<Uniform>;
  readonly fill: (source: Source) => { readonly count: number; readonly write: (array: Float32Array) => void };
  /** Every pixel covers wholly what lies under it: to mix them, as sigma does, takes a fifth of the time where WebGL is emulated. */
  readonly opaque?: boolean;
}

/**
 * A program that draws a source whole. Sigma's own programs take an object a node and an edge, which for tens of
 * thousands costs most of a second to make and tenths to change; here sigma has a graph of two corners, gives the camera,
 * the layers and the frames, and what it tells of the corners is passed over.
 */
export function flatProgram(source: Source, { definition, fill, opaque = false }: Shape): NodeProgramType & EdgeProgramType {
  class Flat extends EdgeProgram<Uniform> {
    constructor(gl: WebGLRenderingContext, renderer: never) {
      super(gl, null, renderer); // no second drawing to pick from: what is under the pointer is reckoned
    }

    override getDefinition() { return definition(); }
    override process(): void {}
    override processVisibleItem(): void {}

    take(count: number, write: (array: Float32Array) => void): void {
      this.reallocate(count);
      write(this.array);
    }

    override drawWebGL(method: number, info: ProgramInfo<Uniform>): void {
      if (opaque) info.gl.disable(info.gl.BLEND);
      super.drawWebGL(method, info);
    }

    override setUniforms({ matrix, sizeRatio, correctionRatio, pixelRatio }: RenderParams, { gl, uniformLocations: at }: ProgramInfo<Uniform>): void {
      const [red, green, blue] = colorToArray(source.paint.ground);
      gl.uniformMatrix3fv(at.u_matrix, false, matrix);
      gl.uniform1f(at.u_sizeRatio, sizeRatio);
      gl.uniform1f(at.u_correctionRatio, correctionRatio);
      gl.uniform1f(at.u_pixelRatio, pixelRatio);
      gl.uniform3f(at.u_rim, red / 255, green / 255, blue / 255);
    }
  }

  /** Shaders are put together, which takes longer than to draw, only for what there is: hairlines and strips are seldom both. */
  return class extends Nothing {
    #flat: Flat | null = null;
    #painted: Paint | null = null;

    constructor(readonly gl: WebGLRenderingContext, _: WebGLFramebuffer | null, readonly renderer: never) { super(); }

    override render(params: RenderParams): void {
      if (this.#painted !== source.paint) this.#fill();
      this.#flat?.render(params);
    }

    #fill(): void {
      const { count, write } = fill(source);
      if (count > 0) this.#flat ??= new Flat(this.gl, this.renderer);
      this.#flat?.take(count, write);
      this.#painted = source.paint;
    }

    override kill(): void { this.#flat?.kill(); }
  } as unknown as NodeProgramType & EdgeProgramType;
}

/** For the layer of sigma's that shows a node under the pointer, which is drawn elsewhere. */
export class Nothing {
  readonly drawLabel = undefined;
  readonly drawHover = undefined;
  reallocate(): void {}
  process(): void {}
  render(_: RenderParams): void {}
  kill(): void {}
}

/** Colours as the graphics card takes them, each reckoned once. */
export function packing(): (colour: string) => number {
  const known = new Map<string, number>();
  return (colour) => {
    const value = known.get(colour) ?? floatColor(colour);
    known.set(colour, value);
    return value;
  };
}
