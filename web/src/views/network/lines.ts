import './webgl';
import { DASHES } from '../../drawing/kinds';
import { packing, UNIFORMS, type Shape, type Source } from './flat';
import { FADED, PLAIN } from './look';
import { HEAD_AT_REST, SHORTEST_WITH_HEAD, SPREAD } from './pen';

/** A strip as wide as the line and its soft rim, from the rim of one node to that of the other, and a head at its target. */
const VERTEX = /* glsl */ `
attribute vec2 a_start;
attribute vec2 a_end;
attribute float a_thickness;
attribute vec4 a_color;
attribute vec2 a_dash;
attribute vec2 a_radii;
attribute vec2 a_corner;
attribute float a_head;

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
const float head = ${HEAD_AT_REST.toFixed(1)};
const float shortest = ${SHORTEST_WITH_HEAD.toFixed(1)};
const float spread = ${Math.tan(SPREAD).toFixed(3)};

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
  float length = max(whole, 0.0) / pixel;
  float size = a_head > 0.0 && length > shortest ? head : 0.0;
  if (a_corner.x > 1.5) {
    v_along = length - (3.0 - a_corner.x) * size;
    v_across = a_corner.y * size * spread;
    v_half = head;
    v_dash = vec2(0.0);
  } else {
    v_along = a_corner.x * (length - size * 0.7);
    v_across = a_corner.y * (v_half + rim);
    v_dash = a_dash;
  }
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

/** Two triangles of the strip: start or end, left or right of the line. Then one of the head: its tip, and its two corners. */
const CORNERS = [[0, 1], [0, -1], [1, 1], [1, 1], [0, -1], [1, -1], [3, 0], [2, 1], [2, -1]] as const;

/** Straight lines of relations: solid, dashed or dotted, their dashes of one length on the screen at every zoom. */
export const STRIPS: Shape = {
  definition: () => {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: CORNERS.length,
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
        { name: 'a_head', size: 1, type: FLOAT },
      ],
    };
  },
  fill: (all) => ({
    count: few(all) ? drawn(all) : 0,
    write: (array) => {
      if (!few(all)) return;
      const { x, y, source, target, paint: { radii } } = all;
      let at = 0;
      each(all, (edge, style) => {
        const [from, to] = [source[edge]!, target[edge]!];
        const shared = [x[from]!, y[from]!, x[to]!, y[to]!, style.width, style.colour, style.stroke, style.gap, radii[from]!, radii[to]!];
        for (const corner of CORNERS) {
          for (const value of shared) array[at++] = value;
          array[at++] = corner[0];
          array[at++] = corner[1];
          array[at++] = style.head;
        }
      });
    },
  }),
};

const HAIR_VERTEX = /* glsl */ `
attribute vec2 a_position;
attribute vec4 a_color;
uniform mat3 u_matrix;
varying vec4 v_color;
const float bias = 255.0 / 254.0;

void main() {
  v_color = a_color;
  v_color.a *= bias;
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
}`;

const HAIR_FRAGMENT = /* glsl */ `
precision mediump float;
varying vec4 v_color;

void main(void) {
  gl_FragColor = v_color;
}`;

/** Lines one pixel wide, for more relations than strips can be drawn of. */
export const HAIRLINES: Shape = {
  definition: () => {
    const { FLOAT, UNSIGNED_BYTE, LINES } = WebGLRenderingContext;
    return {
      VERTICES: 2,
      VERTEX_SHADER_SOURCE: HAIR_VERTEX,
      FRAGMENT_SHADER_SOURCE: HAIR_FRAGMENT,
      METHOD: LINES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    };
  },
  opaque: true,
  fill: (all) => ({
    count: few(all) ? 0 : drawn(all),
    write: (array) => {
      if (few(all)) return;
      const { x, y, source, target } = all;
      let at = 0;
      each(all, (edge, { colour }) => {
        for (const end of [source[edge]!, target[edge]!]) {
          array[at++] = x[end]!;
          array[at++] = y[end]!;
          array[at++] = colour;
        }
      });
    },
  }),
};

interface Style {
  readonly colour: number;
  readonly width: number;
  readonly stroke: number;
  readonly gap: number;
  readonly head: 0 | 1;
}

/** More relations than these are hairlines: strips of dashes would take a weak machine seconds a frame. */
const MOST_STRIPS = 12000;

function few(all: Source): boolean {
  return drawn(all) <= MOST_STRIPS;
}

function drawn({ paint: { looks: { edges } } }: Source): number {
  return edges.reduce((sum, look) => sum + (look === PLAIN || look === FADED ? 1 : 0), 0);
}

/** Relations that are drawn, the faded ones first. */
function each({ paint: { looks: { edges }, kinds }, kind }: Source, act: (edge: number, style: Style) => void): void {
  const pack = packing();
  for (const look of [FADED, PLAIN]) {
    const styles = new Map([...kinds].map(([id, { plain, faded, line, arrow }]) => [id, {
      colour: pack(look === PLAIN ? plain : faded), width: look === PLAIN ? 1.25 : 0.75, stroke: DASHES[line][0] ?? 0, gap: DASHES[line][1] ?? 0,
      head: arrow && look === PLAIN ? 1 as const : 0 as const,
    }]));
    for (let edge = 0; edge < edges.length; edge++) if (edges[edge] === look) act(edge, styles.get(kind[edge]!)!);
  }
}
