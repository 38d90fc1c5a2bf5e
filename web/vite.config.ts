import { svelte } from '@sveltejs/vite-plugin-svelte';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy } from './csp.ts';

export default defineConfig({
  plugins: [svelte(), viteSingleFile({ removeViteModuleLoader: true }), contentSecurityPolicy()],
  build: { target: 'es2022', modulePreload: false, reportCompressedSize: false },
  test: {
    testTimeout: 30_000,
    // One worker for all files: no test keeps state, and starting fifty takes longer than they do.
    pool: 'threads',
    maxWorkers: 1,
    isolate: false,
    include: ['src/**/*.test.ts', '*.test.ts'],
  },
});
