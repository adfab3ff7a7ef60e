// The program `kindred` as a shell sees it: output, streams and exit codes.

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/flags.ts';
import { type ProgramRun, runProgram } from '../support/runProgram.ts';

let folder: string;
let project: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kindred-cli-'));
  project = join(folder, 'project');
  mkdirSync(join(project, 'docs'), { recursive: true });
  writeFileSync(
    join(project, 'retry.py'),
    'def retry_with_backoff(call, attempts):\n    """Calls again, waiting longer each time."""\n    for attempt in range(attempts):\n        call(2 ** attempt)\n',
  );
  writeFileSync(
    join(project, 'docs/cache.md'),
    '# Cache\n\n## Where it lives\n\nIn the folder of the user.\n',
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function kindred(args: readonly string[], input = ''): Promise<ProgramRun> {
  return runProgram(args, { cwd: project, input });
}

const own = (...args: string[]): string[] => [...args, '--index-location', join(folder, 'indexes')];

describe('kindred', () => {
  it('says how it is used', async () => {
    expect(await kindred(['--help'])).toMatchObject({ code: 0, stderr: '' });
    expect((await kindred([])).code).toBe(2);
    for (const { name: command } of commands) {
      const help = await kindred([command, '--help']);
      expect(help.code, command).toBe(0);
      expect(help.stdout).toMatch(new RegExp(`^Usage: kindred ${command}`));
    }
    expect((await kindred(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('ends with 2 and one clear sentence on wrong use', async () => {
    const check = async (args: string[], expected: RegExp): Promise<void> => {
      const run = await kindred(args);
      expect(run.stderr, args.join(' ')).toMatch(expected);
      expect(run.code, args.join(' ')).toBe(2);
      expect(run.stdout).toBe('');
    };
    await check(['serach', 'x'], /Unknown command "serach"/);
    await check(['search'], /The query is missing/);
    const elsewhere = ['--index-location', join(folder, 'similar')];
    await check(['similar'], /The file is missing/);
    await check(['similar', 'retry.py:9-3', ...elsewhere], /9 to 3/);
    await check(['similar', 'absent.py', ...elsewhere], /absent\.py cannot be read/);
    await check(['similar', '../elsewhere.py', ...elsewhere], /not a file in the folders/);
    await check(own('similar', '-'), /is empty/);
    await check(own('similar', 'retry.py', '--limit', '0'), /from 1 to 100/);
    await check(own('search', ''), /The query is empty/);
    await check(own('search', 'x'.repeat(10_000)), /has 10000 characters/);
    await check(own('search', 'x', '--lang', 'klingon'), /Unknown language "klingon"/);
    await check(own('search', 'x lnag:ts'), /Unknown filter "lnag:"\. Did you mean "lang:"\?/);
    await check(own('search', 'x kind:klass'), /Unknown kind "klass"\. Did you mean "class"\?/);
    await check(own('search', 'x', '--limit', '0'), /from 1 to 100/);
    await check(own('duplicates', '--types', '5'), /Expected some of 1, 2, 3, 4 for --types/);
    await check(own('duplicates', '--baseline', 'retry.py'), /retry\.py is no JSON\. Correct/);
    await check(own('index', join(folder, 'absent')), /There is no folder/);
    await check(own('index', join(project, 'retry.py')), /is not a folder/);
    await check(own('index', '--model', 'gpt-9'), /No model is called "gpt-9"/);
    await check(own('index', 'a', 'b'), /Unexpected argument "b"/);
  });

  it('indexes, tells its status, searches and clears, without a progress bar in a pipe', async () => {
    const index = await kindred(own('index'));
    expect(index).toMatchObject({ code: 0, stderr: '' });
    expect(index.stdout).toMatch(/2 added, 0 changed, 0 removed, 0 unchanged/);
    const status = await kindred(own('status'));
    expect(status.stdout).toMatch(/Files {5}2\n/);
    const found = await kindred(own('search', 'try again after a failure'));
    expect(found.code).toBe(0);
    expect(found.stdout).toMatch(
      /^retry\.py:2 {2}retry_with_backoff {2}lines 1-4 {2}100 %\n {4}1 {2}def retry_with_backoff/,
    );
    expect(found.stderr).toMatch(/2 results in \d+ ms/);
    const filtered = await kindred(own('search', 'try again in:docs'));
    expect(filtered.stdout).toMatch(/^docs\/cache\.md/);
    const listed = await kindred(own('search', 'symbol:retry*'));
    expect(listed.stdout).toMatch(/^retry\.py:1 {2}retry_with_backoff/);
    const missed = await kindred(own('search', 'lang:py "no such text"'));
    expect(missed.code).toBe(1);
    expect(missed.stderr).toMatch(/0 results.*\nThe filters or the quoted text may leave out/);
    expect((await kindred(own('search', 'try again in:changed'))).stderr).toMatch(/git/);
    expect((await kindred(own('clear'))).code).toBe(0);
    expect((await kindred(own('status'))).stdout).toMatch(/Not indexed completely yet/);
  });

  it('indexes a folder that was never indexed before it searches', async () => {
    const run = await kindred([
      'search',
      'where is the cache',
      '--index-location',
      join(folder, 'fresh'),
    ]);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/indexing it first/);
    expect(run.stdout).toMatch(/docs\/cache\.md:1 {2}Cache › Where it lives {2}lines 1-5/);
  });

  it('ends with 1 when nothing is found', async () => {
    const run = await kindred(own('search', 'retry', '--path', 'absent/**', '--json'));
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({ hits: [] });
  });

  it('searches by one source alone with --only, and says which there are', async () => {
    const hitsWith = async (...only: string[]): Promise<{ similarity?: number }[]> => {
      const run = await kindred(own('search', 'retry', '--json', ...only));
      return (JSON.parse(run.stdout) as { hits: { similarity?: number }[] }).hits;
    };
    const byWords = await hitsWith('--only', 'words');
    expect(byWords.length).toBeGreaterThan(0);
    expect(byWords.every(({ similarity }) => similarity === undefined)).toBe(true);
    expect((await hitsWith('--only', 'meaning'))[0]?.similarity).toBeGreaterThan(0);
    const wrong = await kindred(own('search', 'retry', '--only', 'luck'));
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/Expected words or meaning for --only, got "luck"/);
  });

  it('finds what is similar to a file, a line, some lines and a snippet', async () => {
    const again =
      'def call_again(call, tries):\n    for number in range(tries):\n        call(2 ** number)\n';
    const copy = join(folder, 'copy');
    cpSync(project, copy, { recursive: true });
    writeFileSync(join(copy, 'again.py'), again);
    const similar = (place: string, ...rest: string[]): Promise<ProgramRun> =>
      runProgram(own('similar', place, '--lang', 'python', ...rest), { cwd: copy, input: again });
    for (const place of ['retry.py', 'retry.py:2', 'retry.py:3-4', '-']) {
      const run = await similar(place);
      expect(run.code, run.stderr).toBe(0);
      expect(run.stderr).toMatch(/^(No index.*\n)?Similar to /);
      expect(run.stdout, place).toMatch(/^again\.py:1 .*lines 1-3/);
    }
    const json = await similar('retry.py:2', '--json', '--path', 'absent/**');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      query: 'retry_with_backoff in retry.py:1–4',
      hits: [],
    });
  });

  it('finds a copy that was made a moment ago, in every format, and stops a build', async () => {
    const copies = join(folder, 'copies');
    const source = [
      'export function mergeIntervals(intervals: [number, number][]): [number, number][] {',
      '  const sorted = [...intervals].sort((a, b) => a[0] - b[0]);',
      '  const merged: [number, number][] = [];',
      '  for (const [start, end] of sorted) {',
      '    const last = merged.at(-1);',
      '    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);',
      '    else merged.push([start, end]);',
      '  }',
      '  return merged;',
      '}',
      '',
    ].join('\n');
    mkdirSync(join(copies, 'my app'), { recursive: true });
    writeFileSync(join(copies, 'intervals.ts'), source);
    const duplicates = (...args: string[]): Promise<ProgramRun> =>
      runProgram(own('duplicates', ...args), { cwd: copies });

    expect(await duplicates('--fail-over', '0')).toMatchObject({ code: 0 });
    writeFileSync(join(copies, 'my app/ranges.ts'), source);
    const text = await duplicates('--fail-over', '0');
    expect(text.code).toBe(1);
    expect(text.stdout).toMatch(/^#1 exact copy \(type 1\) · 1\.00 · 10 lines × 2 · saves 10\n/);
    expect(text.stdout).toMatch(/\n {3}intervals\.ts:1-10 mergeIntervals\n/);
    expect(text.stdout).toMatch(/\n {3}my app\/ranges\.ts:1-10 mergeIntervals\n/);
    expect(text.stderr).toMatch(/1 cluster, more than the limit of 0/);

    const json = JSON.parse((await duplicates('--format', 'json')).stdout) as object;
    expect(json).toMatchObject({
      clusterCount: 1,
      duplicatedLines: 10,
      totalLines: 20,
      clusters: [{ cloneType: 1, members: [{ startLine: 1, endLine: 10 }, {}] }],
    });
    const sarif = JSON.parse((await duplicates('--format', 'sarif')).stdout) as object;
    expect(sarif).toMatchObject({
      runs: [{ results: [{ ruleId: 'kindred/duplicate-type-1', relatedLocations: [{ id: 1 }] }] }],
    });
    expect((await duplicates('--format', 'markdown')).stdout).toContain('`my app/ranges.ts:1-10`');
    expect((await duplicates('--format', 'html')).stdout).toMatch(
      /^<!doctype html>[^]*<\/html>\n$/,
    );

    const accepted = await duplicates('--write-baseline', '.kindred-duplicates.json');
    expect(accepted).toMatchObject({ code: 0, stdout: '' });
    const after = await duplicates('--fail-over', '0');
    expect(after.code).toBe(0);
    expect(after.stderr).toContain('accepts: 1 entry.');
    rmSync(join(copies, 'my app/ranges.ts'));
    expect((await duplicates()).stderr).toMatch(/1 entry of the baseline no longer occurs/);
  });

  it('says with --explain why each result is where it is', async () => {
    const { stdout } = await kindred(own('search', 'retry with backoff', '--explain'));
    const rows = stdout.split('\n').filter((line) => /^ {8}\S/.test(line));
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row).toMatch(/ [+−]\d+\.\d\d( |$)/);
    expect(rows.filter((row) => row.startsWith('        score '))).toHaveLength(2);
  });

  it('answers a batch in the order of the questions', async () => {
    const questions = [
      { id: 'a', query: 'exponential backoff' },
      { id: 7, query: 'folder of the cache' },
      { id: 'empty', query: '' },
    ];
    const run = await kindred(
      own('search', '--batch', project),
      questions.map((line) => JSON.stringify(line)).join('\n'),
    );
    const answers = run.stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(run.code).toBe(0);
    expect(answers).toMatchObject([
      { id: 'a', hits: [{ path: 'retry.py', startLine: 1, endLine: 4, bestLine: 1 }, {}] },
      { id: 7, hits: [{ path: 'docs/cache.md' }, {}] },
      { id: 'empty', hits: [] },
    ]);
  });

  it('names the line of a batch that cannot be read', async () => {
    const run = await kindred(
      own('search', '--batch', project),
      '{"id":1,"query":"retry"}\nnonsense\n',
    );
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/Line 2 of the input/);
  });

  it('encodes JSON lines as unit vectors', async () => {
    const run = await kindred(
      ['encode', '--as', 'query'],
      '{"id":1,"text":"open a file"}\n{"id":2,"text":""}\n',
    );
    const rows = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: number; vector: number[] });
    expect(rows.map(({ id, vector }) => [id, vector.length])).toEqual([
      [1, 256],
      [2, 256],
    ]);
    for (const { vector } of rows) expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
    expect((await kindred(['encode', '--as', 'poem'])).code).toBe(2);
  });

  it('ends with 3 and says what to do when the index cannot be written', async () => {
    const run = await kindred(['index', project, '--index-location', join(project, 'retry.py')]);
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/retry\.py/);
  });
});
