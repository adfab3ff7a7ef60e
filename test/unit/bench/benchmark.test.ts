import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Place, ranksOf, readBenchmark } from '../../../bench/lib/benchmark.ts';
import { rightRanks } from '../../../bench/lib/setsRun.ts';
import { globsOfNonSource, isSourceFile } from '../../../bench/lib/sourceFiles.ts';
import { matchPaths } from '../../../src/adapters/fs/matchPaths.ts';

const place = (path: string, start: number, end: number): Place => ({
  path,
  lines: { start, end },
});

describe('ranksOf', () => {
  const hits = [place('app.py', 1, 9), place('views/url.py', 1, 9), place('app.py', 40, 60)];
  const cases: readonly (readonly [string, Parameters<typeof ranksOf>[0], number[]])[] = [
    ['a label counted from the root', [{ path: 'src/flask/app.py' }], [1]],
    ['the same label', [{ path: 'views/url.py' }], [2]],
    ['a shorter label', [{ path: 'url.py' }], [2]],
    ['lines that only a later hit meets', [{ path: 'src/app.py', start: 60, end: 61 }], [3]],
    ['lines between two hits', [{ path: 'src/app.py', start: 10, end: 39 }], []],
    ['a name that only ends alike', [{ path: 'src/myapp.py' }], []],
    ['each target its own rank', [{ path: 'views/url.py' }, { path: 'x/app.py' }], [2, 1]],
  ];
  it.each(cases)('%s', (_, targets, ranks) => {
    expect(ranksOf(targets, hits)).toEqual(ranks);
  });
});

describe('rightRanks', () => {
  it('asks for the very path and a common line', () => {
    const hits = [place('a.rs', 1, 10), place('b/a.rs', 5, 9), place('a.rs', 11, 20)];
    expect(rightRanks([{ path: 'a.rs', start: 10, end: 11 }], hits)).toEqual([1, 3]);
    expect(rightRanks([{ path: 'b/a.rs', start: 10, end: 11 }], hits)).toEqual([]);
  });
});

describe('what counts as source', () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ['src/app.py', true],
    ['Rakefile', true],
    ['lib/App.VUE', true],
    ['README.md', false],
    ['package.json', false],
    ['bin/tool', false],
    ['LICENSE', false],
    ['docs/index.rst', false],
  ];
  it.each(cases)('%s: %s', (path, expected) => {
    expect(isSourceFile(path)).toBe(expected);
  });
});

describe('the folders of the benchmark', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kindred-benchmark-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves out exactly the files that are no source, whatever their names', () => {
    const files = ['a(1).md', 'b[2].json', 'deep/{x}*.txt', 'deep/+(y).py', 'b2.json.py', '!z.md'];
    for (const file of files) {
      mkdirSync(join(folder, file, '..'), { recursive: true });
      writeFileSync(join(folder, file), 'x');
    }
    const excluded = matchPaths(globsOfNonSource(folder));
    expect(files.filter((file) => !excluded(file))).toEqual(['deep/+(y).py', 'b2.json.py']);
  });

  it('reads queries with their targets and numbers them', () => {
    writeBenchmark();
    mkdirSync(join(folder, 'repos/tiny/lib'), { recursive: true });
    const [tiny] = readBenchmark(folder, join(folder, 'repos'), ['tiny', 'other']);
    expect(tiny?.folder).toBe(join(folder, 'repos/tiny/lib'));
    expect(tiny?.queries).toEqual([
      {
        id: 'tiny#0',
        text: 'where is it',
        category: 'semantic',
        targets: [{ path: 'lib/a.c' }, { path: 'lib/b.c', start: 3, end: 4 }],
      },
    ]);
  });

  it('names what is not checked out', () => {
    writeBenchmark();
    expect(() => readBenchmark(folder, join(folder, 'repos'), undefined)).toThrow(
      /^Not checked out in .*repos: tiny\./,
    );
  });

  function writeBenchmark(): void {
    const write = (file: string, value: unknown): void => {
      writeFileSync(join(folder, file), JSON.stringify(value));
    };
    mkdirSync(join(folder, 'annotations'));
    write('repos.json', [{ name: 'tiny', language: 'c', benchmark_root: 'lib' }]);
    write('annotations/tiny.json', [
      {
        query: 'where is it',
        category: 'semantic',
        relevant: ['lib/a.c'],
        secondary: [{ path: 'lib/b.c', start_line: 3, end_line: 4 }],
      },
    ]);
  }
});
