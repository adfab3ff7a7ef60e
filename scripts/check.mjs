// The gates: types, lint, layers, unused code, format, and the unit tests, all of them, also
// after one has failed. `--static` leaves the tests out, for CI, which has run them already.
import { setUp } from './setup.mjs';
import { runMain, runStatus } from './run.mjs';

/** @type {readonly { name: string, command: string, args: readonly string[] }[]} */
const gates = [
  { name: 'types', command: 'tsc', args: ['-b'] },
  { name: 'lint', command: 'eslint', args: ['.', '--max-warnings=0'] },
  { name: 'layers', command: 'depcruise', args: ['src', '--config', '.dependency-cruiser.cjs'] },
  { name: 'unused', command: 'knip', args: [] },
  { name: 'format', command: 'prettier', args: ['--check', '--log-level=warn', '.'] },
];
const unit = { name: 'unit', command: 'vitest', args: ['run', 'test/unit', 'test/golden'] };

await runMain('check', async () => {
  await setUp();
  const failed = [];
  for (const gate of process.argv.includes('--static') ? gates : [...gates, unit]) {
    const startedMs = performance.now();
    const status = await runStatus(gate.command, gate.args);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${gate.name}  ${seconds} s`);
    if (status !== 0) failed.push(gate.name);
  }
  if (failed.length === 0) return 0;
  console.error(`check: ${failed.join(', ')} failed.`);
  return 1;
});
