// Mocha's usual report, and the counts as JSON in the file that VSCODE_TEST_COUNTS names.
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

module.exports = class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const file = process.env.VSCODE_TEST_COUNTS;
      if (!file) return;
      const { passes = 0, failures = 0 } = this.stats;
      writeFileSync(file, JSON.stringify({ passed: passes, failed: failures }));
    });
  }
};
