import './webgl';
import type Sigma from 'sigma';
import { NodeProgram, type NodeProgramType, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { colorToArray, floatColor } from 'sigma/utils';

const UNIFORMS = ['u_matrix', 'u_sizeRatio', 'u_correctionRatio', 'u_pixelRatio', 'u_rim'] as const;
type Uniform = (typeof UNIFORMS)[number];

/** A triangle round the disc. */
const VERTEX = /* glsl */ `
attribute vec2 a_position;
attribute float a_size;
attribute vec4 a_color;
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
uniform float u_pixelRatio;

varying vec4 v_color;
varying vec2 v_offset;
varying float v_radius;

const float bias = 255.0 / 254.0;

void main() {
  float pixel = 2.0 * u_correctionRatio;
  v_radius = a_size / u_sizeRatio;
  v_color = a_color;
  v_offset = a_corner * (v_radius + 1.0 / u_pixelRatio) * 2.0;
  v_color.a *= bias;
  gl_Position = vec4((u_matrix * vec3(a_position + v_offset * pixel, 1)).xy, 0, 1);
}`;

const FRAGMENT = /* glsl */ `
precision highp float;

uniform float u_pixelRatio;
uniform vec3 u_rim;

varying vec4 v_color;
varying vec2 v_offset;
varying float v_radius;

void main(void) {
  float distance = length(v_offset);
  float soft = 1.0 / u_pixelRatio;
  float cover = 1.0 - smoothstep(v_radius - soft / 2.0, v_radius + soft / 2.0, distance);
  float rim = v_radius < 3.0 ? 0.0 : smoothstep(v_radius - 1.0 - soft / 2.0, v_radius - 1.0 + soft / 2.0, distance);
  gl_FragColor = mix(v_color, vec4(u_rim, 1.0), rim) * cover;
}`;

const CORNERS = [0, 2 / 3, 4 / 3].map((half) => [Math.cos(half * Math.PI), Math.sin(half * Math.PI)] as const);

/**
 * Discs with a rim in the colour of the ground, which keeps neighbours apart. Each has its own three vertices: drawing
 * instances, as sigma's own discs do, takes twenty times as long where WebGL is emulated.
 */
export function discProgram(rim: () => string): NodeProgramType {
  return class Disc extends NodeProgram<Uniform> {
    /** Without a buffer to pick from: what is under the pointer is reckoned, not drawn. */
    constructor(gl: WebGLRenderingContext, _: WebGLFramebuffer | null, renderer: Sigma) {
      super(gl, null, renderer);
    }

    override getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
      return {
        VERTICES: 3,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLES,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT },
          { name: 'a_size', size: 1, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: 'a_corner', size: 2, type: FLOAT },
        ],
      };
    }

    override processVisibleItem(_: number, start: number, { x, y, size, color }: NodeDisplayData): void {
      const { array } = this;
      const colour = floatColor(color);
      let at = start;
      for (const [across, up] of CORNERS) {
        array[at++] = x;
        array[at++] = y;
        array[at++] = size;
        array[at++] = colour;
        array[at++] = across;
        array[at++] = up;
      }
    }

    override setUniforms({ matrix, sizeRatio, correctionRatio, pixelRatio }: RenderParams, { gl, uniformLocations }: ProgramInfo<Uniform>): void {
      const [red, green, blue] = colorToArray(rim());
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix);
      gl.uniform1f(uniformLocations.u_sizeRatio, sizeRatio);
      gl.uniform1f(uniformLocations.u_correctionRatio, correctionRatio);
      gl.uniform1f(uniformLocations.u_pixelRatio, pixelRatio);
      gl.uniform3f(uniformLocations.u_rim, red / 255, green / 255, blue / 255);
    }
  } as unknown as NodeProgramType;
}
