// Our reading of ignore files against git itself: for each layout, the files that we list are
// those that git does not ignore.

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFileSource } from '../../../src/adapters/fs/fileSource.ts';
import { silentLogger } from '../../../src/base/logger.ts';
import { listedPaths } from '../../support/fileListings.ts';
import {
  type TestRepository,
  notIgnored,
  openTestRepository,
  untrackedFiles,
} from '../../support/gitRepository.ts';
import { writeFiles } from '../../support/temporaryFolder.ts';
import { type IgnoreLayout, randomLayout } from './randomLayout.ts';

let repository: TestRepository;

beforeAll(async () => {
  repository = await openTestRepository();
});

afterAll(async () => {
  await repository.dispose();
});

beforeEach(clearRepository);

async function clearRepository(): Promise<void> {
  const names = (await readdir(repository.folder)).filter((name) => name !== '.git');
  for (const name of names) await rm(join(repository.folder, name), { recursive: true });
}

interface Verdict {
  readonly files: readonly string[];
  readonly patterns: Readonly<Record<string, string>>;
  readonly wanted: readonly string[];
}

async function judge(layout: IgnoreLayout): Promise<{ ours: Verdict; git: Verdict }> {
  await setUp(layout);
  const source = createFileSource({
    folder: repository.folder,
    exclude: [],
    useGitIgnore: true,
    maxFileSizeBytes: 1024,
    logger: silentLogger,
  });
  const asked = { files: layout.files, patterns: layout.ignoreFiles };
  const git = untrackedFiles(repository);
  return {
    ours: { ...asked, wanted: await listedPaths(source) },
    git: { ...asked, wanted: git },
  };
}

async function setUp(layout: IgnoreLayout): Promise<void> {
  await repository.setGlobalExcludes(layout.globalExcludes ?? '');
  await repository.setInfoExclude(layout.infoExclude ?? '');
  await repository.setIgnoreCase(layout.ignoreCase ?? false);
  await writeFiles(repository.folder, Object.fromEntries(layout.files.map((path) => [path, 'x'])));
  await writeFiles(repository.folder, layout.ignoreFiles);
}

const layouts: Readonly<Record<string, IgnoreLayout>> = {
  'a name at any depth': {
    files: ['a', 'b', 'x/a', 'x/y/a/z', 'x/ab'],
    ignoreFiles: { '.gitignore': 'a\n' },
  },
  'a name with a leading slash': {
    files: ['a', 'x/a', 'x/y/a'],
    ignoreFiles: { '.gitignore': '/a\n' },
  },
  'a path with a slash in the middle': {
    files: ['x/a', 'y/x/a', 'x/b'],
    ignoreFiles: { '.gitignore': 'x/a\n' },
  },
  'a trailing slash for folders only': {
    files: ['build', 'x/build/a', 'y/build'],
    ignoreFiles: { '.gitignore': 'build/\n' },
  },
  'an anchored folder': {
    files: ['out/a', 'x/out/a', 'x/out/y/b'],
    ignoreFiles: { '.gitignore': '/out/\n' },
  },
  'a star that stays in one folder': {
    files: ['a.log', 'x/a.log', 'x/a.logs', 'x/y.txt', 'x/y/z.txt'],
    ignoreFiles: { '.gitignore': '*.log\nx/*.txt\n' },
  },
  'two stars before, between and after': {
    files: ['foo/a', 'x/foo/a', 'a/b', 'a/x/b', 'a/x/y/b', 'abc/x', 'abc/y/z', 'q/abc/x'],
    ignoreFiles: { '.gitignore': '**/foo\na/**/b\nabc/**\n' },
  },
  'two stars beside other letters': {
    files: ['foobar', 'foo/bar', 'foox/bar', 'x/foobar', 'a/b/c', 'ab/c'],
    ignoreFiles: { '.gitignore': '/foo**bar\na**/c\n' },
  },
  'only two stars': { files: ['a', 'x/b'], ignoreFiles: { '.gitignore': '**\n' } },
  'three stars': {
    files: ['a/x/b', 'a/b', 'x/c'],
    ignoreFiles: { '.gitignore': 'a/***/b\n***/c\n' },
  },
  'a question mark for one byte': {
    files: ['ab', 'a', 'abc', 'aé', 'x/ab', 'q/r', 'qr'],
    ignoreFiles: { '.gitignore': 'a?\nq?r\n' },
  },
  'two question marks for one letter of two bytes': {
    files: ['aé', 'aéé'],
    ignoreFiles: { '.gitignore': 'a??\n' },
  },
  'an escaped number sign and exclamation mark': {
    files: ['#a', '!b', 'a', 'b'],
    ignoreFiles: { '.gitignore': '#a\n\\#a\n\\!b\n' },
  },
  'spaces at the end, quoted and not': {
    files: ['a', 'b ', 'b', 'c  ', 'c ', 'd\t', 'd'],
    ignoreFiles: { '.gitignore': 'a   \nb\\ \nc\\ \\  \nd\t\n' },
  },
  'an escaped star and an escaped letter': {
    files: ['a*', 'ab', 'foo', 'f\\oo'],
    ignoreFiles: { '.gitignore': 'a\\*\nf\\oo\n' },
  },
  'a backslash at the end': {
    files: ['a', 'a\\', 'b'],
    ignoreFiles: { '.gitignore': 'a\\\nb\n' },
  },
  'character classes': {
    files: ['a1', 'a2', 'a9', 'aa', 'b-', 'b]', 'b^', 'bx', 'c!', 'cx', 'c/d'],
    ignoreFiles: { '.gitignore': 'a[1-3]\nb[]^-]\nc[!x]\nc[/]d\n' },
  },
  'named character classes': {
    files: ['a1', 'ab', 'a_', 'aB', 'a ', 'b1', 'bb', 'b_'],
    ignoreFiles: { '.gitignore': 'a[[:digit:][:upper:]]\nb[^[:alnum:]]\n' },
  },
  'classes that are not closed or unknown': {
    files: ['[a', 'a[', '[', 'ba', 'cx'],
    ignoreFiles: { '.gitignore': '[a\na[\n[\nb[[:nope:]a]\nc[x[:y]\n' },
  },
  'a class with a range that runs backwards': {
    files: ['xa', 'xb', 'xc'],
    ignoreFiles: { '.gitignore': 'x[c-a]\n' },
  },
  'a line that is taken back': {
    files: ['a.log', 'keep.log', 'x/keep.log', 'x/b.log'],
    ignoreFiles: { '.gitignore': '*.log\n!keep.log\n' },
  },
  'the order of lines': {
    files: ['a.log', 'b.log'],
    ignoreFiles: { '.gitignore': '!a.log\n*.log\n!b.log\n' },
  },
  'nothing comes back below an ignored folder': {
    files: ['x/a', 'x/keep', 'y/a', 'y/keep'],
    ignoreFiles: { '.gitignore': 'x/\ny/*\n!x/keep\n!y/keep\n' },
  },
  'a folder that is taken back step by step': {
    files: ['a/b/c/d', 'a/b/e', 'a/f', 'g'],
    ignoreFiles: { '.gitignore': '/*\n!/a\n/a/*\n!/a/b\n/a/b/*\n!/a/b/c\n!.gitignore\n' },
  },
  'nearer files win over those above': {
    files: ['a.log', 'x/a.log', 'x/b.log', 'x/y/a.log', 'x/y/b.log'],
    ignoreFiles: {
      '.gitignore': '*.log\n',
      'x/.gitignore': '!a.log\n',
      'x/y/.gitignore': 'a.log\n!b.log\n',
    },
  },
  'a file named by one above and its content taken back below': {
    files: ['sub/foo/bar', 'sub/foo/baz'],
    ignoreFiles: { '.gitignore': 'sub/foo\n', 'sub/.gitignore': '!foo\n' },
  },
  'an anchor is tied to the folder of its file': {
    files: ['x/a', 'x/y/a', 'a'],
    ignoreFiles: { 'x/.gitignore': '/a\n' },
  },
  'an ignore file in an ignored folder says nothing': {
    files: ['x/a', 'x/b'],
    ignoreFiles: { '.gitignore': 'x\n', 'x/.gitignore': '!a\n' },
  },
  'info/exclude and global excludes are weaker': {
    files: ['a', 'b', 'c', 'd', 'x/c'],
    ignoreFiles: { '.gitignore': '!a\n' },
    infoExclude: 'a\nb\n!c\n/x/c\n',
    globalExcludes: 'c\nd\n',
  },
  'a global line is taken back by info/exclude': {
    files: ['.DS_Store', 'x/.DS_Store', 'a~'],
    ignoreFiles: {},
    infoExclude: '!/.DS_Store\n',
    globalExcludes: '.DS_Store\n*~\n',
  },
  'names beyond ASCII': {
    files: ['größe.txt', 'x/größe.md', '日本/語', '日本/x', 'café'],
    ignoreFiles: { '.gitignore': 'größe.*\n/日本/語\ncaf[é]\n' },
  },
  'upper and lower case are different': {
    files: ['Build/a', 'build/a', 'README', 'readme'],
    ignoreFiles: { '.gitignore': 'build/\nReadme\n' },
  },
  'upper and lower case are the same under core.ignoreCase': {
    files: ['Build/a', 'x/BUILD/b', 'README', 'a.LOG', 'k/Q', 'zB', 'zC', 'É'],
    ignoreFiles: { '.gitignore': 'build/\nReadme\n*.log\nK/q\nz[A-B]\nz[C]\né\n' },
    ignoreCase: true,
  },
  'a byte order mark, line ends of Windows and empty lines': {
    files: ['a', 'b', 'c'],
    ignoreFiles: { '.gitignore': '\uFEFFa\r\n\r\n   \r\n# b\r\nc\r\n' },
  },
  'lines without a meaning': {
    files: ['a', 'x/b'],
    ignoreFiles: { '.gitignore': '/\n!\n//\n!/\n./a\n../a\na//b\n' },
  },
  'dots in front': {
    files: ['.a', '.x/b', 'x/.a', '..c'],
    ignoreFiles: { '.gitignore': '.*\n!.gitignore\n' },
  },
  'names that look like expressions': {
    files: ['a+b', 'a.b', 'axb', '(c)', '{d}', '$e', 'f|g', 'a^'],
    ignoreFiles: { '.gitignore': 'a+*\na.?\n(*)\n{?}\n$*\nf|*\na^*\n' },
  },
};

describe('git and we agree on', () => {
  it.each(Object.entries(layouts))('%s', async (_, layout) => {
    const { ours, git } = await judge(layout);
    expect(ours).toEqual(git);
    const all = [...layout.files, ...Object.keys(layout.ignoreFiles)].sort();
    expect(ours.wanted).toEqual(notIgnored(repository, all));
  });

  it('is not agreement on nothing: each table has an ignored and a wanted file', async () => {
    const counts = { ignored: 0, wanted: 0 };
    for (const layout of Object.values(layouts)) {
      await clearRepository();
      const { ours } = await judge(layout);
      counts.wanted += ours.wanted.length;
      counts.ignored += layout.files.filter((path) => !ours.wanted.includes(path)).length;
    }
    expect(counts.ignored).toBeGreaterThan(60);
    expect(counts.wanted).toBeGreaterThan(60);
  });
});

describe('git and we agree on random layouts', () => {
  const batches = Array.from({ length: 10 }, (_, index) => index);
  const layoutsPerBatch = 30;
  it.each(batches)('of batch %i', async (batch) => {
    const counts = { all: 0, wanted: 0 };
    for (let seed = batch * layoutsPerBatch; seed < (batch + 1) * layoutsPerBatch; seed++) {
      await clearRepository();
      const { ours, git } = await judge(randomLayout(seed));
      expect({ seed, ...ours }).toEqual({ seed, ...git });
      counts.wanted += ours.wanted.length;
      counts.all += new Set([...ours.files, ...Object.keys(ours.patterns)]).size;
    }
    expect(counts.wanted / counts.all).toBeGreaterThan(0.3);
    expect(counts.wanted / counts.all).toBeLessThan(0.9);
  });
});
