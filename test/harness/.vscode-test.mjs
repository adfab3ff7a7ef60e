// How the extension tests run inside VS Code. VSCODE_EXECUTABLE names an installed one, or the
// stand-in bin/code-headless.mjs; without it a VS Code is downloaded. The runner looks for
// @vscode/test-electron from this file, hence its place.
import { join } from 'node:path';

const executable = process.env['VSCODE_EXECUTABLE'];
const root = join(import.meta.dirname, '../..');

export default {
  tests: [
    {
      files: '../../out/test-extension/**/*.test.cjs',
      extensionDevelopmentPath: root,
      workspaceFolder:
        process.env['KINDRED_TEST_WORKSPACE'] ?? join(root, 'test/fixtures/workspace'),
      mocha: {
        ui: 'tdd',
        timeout: 60_000,
        reporter: join(root, 'test/harness/countingReporter.cjs'),
      },
      ...(executable ? { useInstallation: { fromPath: executable } } : {}),
    },
  ],
};
