import './webgl';
import { packing, UNIFORMS, type Shape } from './flat';
import { FADED, PLAIN } from './look';

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
 * instances, as sigma's own discs do, takes twenty times as long where WebGL is emulated. Faded ones lie under the others.
 */
export const DISCS: Shape = {
  definition: () => {
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
  },
  fill: ({ paint: { looks: { nodes }, colours, radii }, x, y }) => ({
    count: nodes.reduce((sum, look) => sum + (look === PLAIN || look === FADED ? 1 : 0), 0),
    write: (array) => {
      const pack = packing();
      let at = 0;
      for (const look of [FADED, PLAIN])
        for (let i = 0; i < nodes.length; i++) {
          if (nodes[i] !== look) continue;
          const colour = pack(colours[i]![look === PLAIN ? 0 : 1]);
          for (const [across, up] of CORNERS) {
            array[at++] = x[i]!;
            array[at++] = y[i]!;
            array[at++] = radii[i]!;
            array[at++] = colour;
            array[at++] = across;
            array[at++] = up;
          }
        }
    },
  }),
};
