import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCommandLine, UsageError } from '../../../../src/cli/commandLine.ts';
import { runDuplicates } from '../../../../src/cli/commands/runDuplicates.ts';
import { ignoreFileName } from '../../../../src/core/duplicates/ignoreFile.ts';
import type { DuplicateCluster } from '../../../../src/core/duplicates/duplicateCluster.ts';
import {
  defaultDuplicateOptions,
  type DuplicateOptions,
} from '../../../../src/core/duplicates/duplicateOptions.ts';
import {
  createFakeEngine,
  fakeCluster,
  fakeRoot,
  fakeStatus,
} from '../../../support/fakeEngine.ts';
import { type FileTable, temporaryFolder } from '../../../support/temporaryFolder.ts';

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: readonly string[];
  /** Of each search for duplicates. */
  readonly asked: readonly DuplicateOptions[];
  readonly folder: string;
}

const present = [fakeCluster({ id: 'a' }), fakeCluster({ id: 'b' })];

/** Of the engine of the latest run, also of one that was refused. */
let latestCalls: readonly string[] = [];

/** An engine that leaves accepted clusters out, as the real one does. */
async function run(
  args: readonly string[],
  files: FileTable = {},
  clusters: readonly DuplicateCluster[] = present,
): Promise<Run> {
  const folder = await temporaryFolder(files);
  const asked: DuplicateOptions[] = [];
  const engine = createFakeEngine({
    status: fakeStatus({ roots: [fakeRoot({ folder })] }),
    duplicates: (options) => {
      asked.push(options);
      return clusters.filter(({ id }) => options.ignores?.clusters.includes(id) !== true);
    },
  });
  latestCalls = engine.calls;
  const results: string[] = [];
  const notes: string[] = [];
  const commandLine = parseCommandLine([
    'duplicates',
    ...args.map((text) => text.replace('$', `${folder}/`)),
  ]);
  const code = await runDuplicates(
    engine,
    commandLine,
    '1.2.3',
    {
      result: (line) => results.push(line),
      note: (line) => notes.push(line),
      redraw: undefined,
      width: 80,
      colours: false,
    },
    new AbortController().signal,
  );
  const text = (lines: readonly string[]): string => lines.join('\n').replaceAll(folder, '');
  return { code, stdout: text(results), stderr: text(notes), calls: engine.calls, asked, folder };
}

const baseline = (...clusters: readonly string[]): FileTable => ({
  [ignoreFileName]: JSON.stringify({ version: 1, clusters, pairs: [['x', 'y']] }),
});

describe('kindred duplicates', () => {
  it('looks at the files as they are now, and prints what it finds to stdout', async () => {
    const { code, calls, stdout, stderr } = await run([]);
    expect(calls).toEqual(['index', 'findDuplicates:workspace']);
    expect(stdout).toMatch(
      /^#1 renamed copy \(type 2\).*\n {3}src\/session\.ts:10-20 Session\.send/,
    );
    expect(stdout).toMatch(/\n2 clusters; 22 of 1,000 lines repeat .*\(2\.2 %\)$/);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('ends with 0 when there are none', async () => {
    expect(await run([], {}, [])).toMatchObject({ code: 0, stderr: '' });
  });

  it('asks for what the flags say', async () => {
    const { asked } = await run([
      ...['--types', '1,2', '--types', '4', '--content', 'docs, comments', '--files', 'different'],
      ...['--min-similarity', '0.85', '--min-lines', '8', '--no-tests', '--lang', 'ts'],
      ...['--path', 'src/**', '--path', '!gen/**', '--changed-since', 'origin/main'],
    ]);
    expect(asked).toEqual([
      {
        scope: { type: 'changed', since: 'origin/main' },
        types: [1, 2, 4],
        contents: ['docs', 'comments'],
        files: 'different',
        minSimilarity: 0.85,
        minLines: 8,
        includeTests: false,
        languages: ['typescript'],
        paths: ['src/**', '!gen/**'],
        ignores: { clusters: [], pairs: [], paths: [] },
      },
    ]);
    expect((await run([])).asked).toEqual([defaultDuplicateOptions]);
  });

  it('takes a folder or a file as the scope', async () => {
    const files = { 'src/a.ts': '' };
    const { asked, folder } = await run(['--scope', '$src'], files);
    expect(asked[0]?.scope).toEqual({ type: 'folder', path: join(folder, 'src') });
    const file = await run(['--scope', '$src/a.ts'], files);
    expect(file.asked[0]?.scope).toEqual({ type: 'file', path: join(file.folder, 'src/a.ts') });
  });

  it.each([
    [['--scope', 'absent'], /--scope: there is no folder or file absent/],
    [['--scope', '.', '--changed-since', 'HEAD'], /one of --scope and --changed-since/],
    [['--types', '1,5'], /Expected some of 1, 2, 3, 4 for --types, got "5"/],
    [['--types', ''], /Expected some of 1, 2, 3, 4 for --types, got ""/],
    [['--content', 'poems'], /Expected some of code, docs, comments for --content/],
    [['--files', 'both'], /Expected one of any, same, different for --files/],
    [['--format', 'xml'], /Expected one of text, json, sarif, markdown, html for --format/],
    [['--min-similarity', 'high'], /Expected a number for --min-similarity, got "high"/],
    [['--min-similarity', '2'], /minSimilarity: expected a number from 0 to 1/],
    [['--min-lines', '0'], /minLines: expected a whole number of at least 1/],
    [['--lang', 'klingon'], /Unknown language "klingon"/],
    [['--fail-over', 'many'], /for --fail-over, got "many"/],
    [['--write-baseline', 'a.json', '--fail-over', '0'], /leave --fail-over out/],
    [['--baseline', 'absent.json'], /The baseline absent\.json cannot be read/],
  ])('refuses %j and says what would be right, before it indexes', async (args, message) => {
    await expect(run(args)).rejects.toThrow(message);
    expect(latestCalls).toEqual([]);
  });

  it('is refused as a wrong use, with the usage of the command', async () => {
    const thrown: unknown = await run(['--min-lines', 'few']).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(UsageError);
    expect(thrown instanceof UsageError && thrown.command?.name).toBe('duplicates');
  });

  it('says beside a report for a program what came of it', async () => {
    const { stdout, stderr } = await run(['--format', 'json', '--limit', '1']);
    expect(JSON.parse(stdout)).toMatchObject({ clusterCount: 2, clusters: [{ id: 'a' }] });
    expect(stderr).toMatch(/^2 clusters; 22 of 1,000 lines repeat/);
  });
});

describe('--fail-over', () => {
  it.each([
    ['2', 0, 'Duplicates: 2 clusters, within the limit of 2.'],
    ['1', 1, 'Duplicates: 2 clusters, more than the limit of 1.'],
    ['2.2%', 0, 'Duplicates: 2.2 % of the lines, within the limit of 2.2 %.'],
    ['2%', 1, 'Duplicates: 2.2 % of the lines, more than the limit of 2 %.'],
  ])('%s makes the exit code and says why', async (limit, code, sentence) => {
    expect(await run(['--fail-over', limit])).toMatchObject({ code, stderr: sentence });
  });

  it('counts also what --limit does not print', async () => {
    expect((await run(['--fail-over', '1', '--limit', '0'])).code).toBe(1);
  });
});

describe('a baseline', () => {
  it('leaves out what it accepts, and says so', async () => {
    const { code, stdout, stderr } = await run(['--fail-over', '1'], baseline('a'));
    expect(stdout).toMatch(/^#1 [^#]*\n\n1 cluster;/);
    expect(stderr).toMatch(
      /^Leaving out what \.kindred-duplicates\.json accepts: 2 entries\.\nDuplicates: 1 cluster, /,
    );
    expect(code).toBe(0);
  });

  it('counts entries that no longer occur, in the whole folder whatever the scope', async () => {
    const { asked, stderr } = await run(['--changed-since', 'HEAD'], baseline('a', 'x', 'y'));
    expect(stderr).toMatch(/\n2 entries of the baseline no longer occur\.$/);
    expect(asked.map(({ scope }) => scope?.type)).toEqual(['changed', 'workspace']);
    expect((await run([], baseline('x'))).stderr).toMatch(
      /1 entry of the baseline no longer occurs/,
    );
    expect((await run([], baseline('a', 'b'))).stderr).not.toContain('no longer');
  });

  it('does not call an entry outdated that the filters may have left out', async () => {
    const { stderr } = await run(['--types', '1'], baseline('x'));
    expect(stderr).toMatch(/\n1 entry of the baseline does not occur with these filters\.$/);
  });

  it('is written from all that is there, and what it holds already stays when it occurs', async () => {
    const args = ['--write-baseline', `$${ignoreFileName}`, '--scope', '$'];
    const { code, stdout, stderr, folder } = await run(args, baseline('a', 'gone'));
    expect(JSON.parse(readFileSync(join(folder, ignoreFileName), 'utf8'))).toEqual({
      version: 1,
      clusters: ['a', 'b'],
      pairs: [['x', 'y']],
      paths: [],
    });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/accepts what is there now: 2 clusters\.$/);
  });

  it('is not written by a run that fails', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'base.json');
    await expect(run(['--write-baseline', file, '--types', '9'])).rejects.toThrow();
    expect(existsSync(file)).toBe(false);
  });
});
