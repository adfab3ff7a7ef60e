import { defineConfig } from 'vitest/config';

/** Everything outside the editor; `test/extension` and `test/e2e` have runners of their own. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/extension/**', 'test/e2e/**', 'test/harness/**', '**/node_modules/**'],
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
