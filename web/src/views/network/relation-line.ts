import './webgl';
import { EdgeProgram, type ProgramInfo } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import { DASHES, type Line } from './kinds';

const UNIFORMS = ['u_matrix', 'u_sizeRatio', 'u_correctionRatio', 'u_pixelRatio'] as const;
type Uniform = (typeof UNIFORMS)[number];

/** A strip as wide as the line and its soft rim, from the rim of one node to that of the other. */
const VERTEX = /* glsl */ `
attribute vec2 a_start;
attribute vec2 a_end;
attribute float a_thickness;
attribute vec4 a_color;
attribute vec2 a_dash;
attribute vec2 a_radii;
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
uniform float u_pixelRatio;

varying vec4 v_color;
varying vec2 v_dash;
varying float v_along;
varying float v_across;
varying float v_half;

const float bias = 255.0 / 254.0;

void main() {
  float pixel = 2.0 * u_correctionRatio;
  vec2 way = a_end - a_start;
  float reach = max(length(way), 1e-9);
  vec2 ahead = way / reach;
  vec2 aside = vec2(-ahead.y, ahead.x);
  vec2 from = a_start + ahead * a_radii.x * pixel / u_sizeRatio;
  float whole = reach - (a_radii.x + a_radii.y) * pixel / u_sizeRatio;
  float rim = 1.0 / u_pixelRatio;
  v_half = max(a_thickness / sqrt(u_sizeRatio), 0.8) / 2.0;
  v_across = a_corner.y * (v_half + rim);
  v_along = a_corner.x * max(whole, 0.0) / pixel;
  v_dash = a_dash;
  v_color = a_color;
  v_color.a *= bias;
  vec2 point = from + ahead * v_along * pixel + aside * v_across * pixel;
  gl_Position = vec4((u_matrix * vec3(point, 1)).xy, 0, 1);
}`;

const FRAGMENT = /* glsl */ `
precision highp float;

uniform float u_pixelRatio;

varying vec4 v_color;
varying vec2 v_dash;
varying float v_along;
varying float v_across;
varying float v_half;

void main(void) {
  if (v_dash.y > 0.0 && mod(v_along, v_dash.x + v_dash.y) > v_dash.x) discard;
  float rim = 1.0 / u_pixelRatio;
  float cover = 1.0 - smoothstep(v_half - rim / 2.0, v_half + rim / 2.0, abs(v_across));
  gl_FragColor = v_color * cover;
}`;

/** What an edge carries beside sigma's own attributes. */
export interface RelationData extends EdgeDisplayData {
  readonly line: Line;
}

/** Two triangles: start or end, left or right of the line. */
const CORNERS = [[0, 1], [0, -1], [1, 1], [1, 1], [0, -1], [1, -1]] as const;

/** A straight line of a relation: solid, dashed or dotted, its dashes of one length on the screen at every zoom. */
export class RelationLine extends EdgeProgram<Uniform> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_start', size: 2, type: FLOAT },
        { name: 'a_end', size: 2, type: FLOAT },
        { name: 'a_thickness', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_dash', size: 2, type: FLOAT },
        { name: 'a_radii', size: 2, type: FLOAT },
        { name: 'a_corner', size: 2, type: FLOAT },
      ],
    };
  }

  override processVisibleItem(_: number, at: number, source: NodeDisplayData, target: NodeDisplayData, data: EdgeDisplayData): void {
    const [stroke, gap] = DASHES[(data as RelationData).line];
    const shared = [
      source.x, source.y, target.x, target.y, data.size, floatColor(data.color), stroke ?? 0, gap ?? 0, source.size, target.size,
    ];
    CORNERS.forEach((corner, vertex) => this.array.set([...shared, ...corner], at + vertex * (shared.length + corner.length)));
  }

  override setUniforms({ matrix, sizeRatio, correctionRatio, pixelRatio }: RenderParams, { gl, uniformLocations }: ProgramInfo<Uniform>): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix);
    gl.uniform1f(uniformLocations.u_sizeRatio, sizeRatio);
    gl.uniform1f(uniformLocations.u_correctionRatio, correctionRatio);
    gl.uniform1f(uniformLocations.u_pixelRatio, pixelRatio);
  }
}
