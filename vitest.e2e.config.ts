import { defineConfig } from 'vitest/config';

/** Drives the packaged VSIX in the web workbench; one after the other, each with its own server. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
