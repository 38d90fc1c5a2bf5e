import { svelte } from '@sveltejs/vite-plugin-svelte';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy } from './csp.ts';

export default defineConfig({
  plugins: [svelte(), viteSingleFile({ removeViteModuleLoader: true }), contentSecurityPolicy()],
  build: { target: 'es2022', modulePreload: false, reportCompressedSize: false },
  test: { testTimeout: 30_000, include: ['src/**/*.test.ts', '*.test.ts'] },
});
