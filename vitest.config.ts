import { defineConfig } from 'vitest/config';

/** Everything outside the editor; `test/extension` and `test/e2e` have runners of their own. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/extension/**', 'test/e2e/**', 'test/harness/**', '**/node_modules/**'],
    testTimeout: 60_000,
    // Processes start slowly on a busy machine; a poll ends as soon as it holds.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
  },
});
