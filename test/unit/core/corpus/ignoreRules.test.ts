import { describe, expect, it } from 'vitest';
import {
  type FolderRules,
  isIgnored,
  isIgnoreFile,
  seenFromBelow,
  toIgnoreLayer,
} from '../../../../src/core/corpus/ignoreRules.ts';

interface RuleTexts {
  /** Nearest first, by folder. */
  readonly git?: readonly (readonly [folder: string, text: string])[];
  readonly repository?: readonly string[];
  readonly kindred?: string;
  readonly excluded?: readonly string[];
}

function rulesOf({ git = [], repository = [], kindred, excluded = [] }: RuleTexts): FolderRules {
  return {
    git: git.map(([folder, text]) => toIgnoreLayer(text, folder, false)),
    repository: repository.map((text) => toIgnoreLayer(text, '', false)),
    kindred: kindred === undefined ? [] : [toIgnoreLayer(kindred, '', false)],
    isExcluded: (path) => excluded.includes(path),
    ignoreCase: false,
  };
}

describe('isIgnored', () => {
  it('lets the nearest .gitignore decide, then those above, then info/exclude, then global', () => {
    const rules = rulesOf({
      git: [
        ['x', '!a\n'],
        ['', 'a\nb\n'],
      ],
      repository: ['!c\nd\n', 'c\n'],
    });
    const ignored = ['x/a', 'x/b', 'x/c', 'x/d', 'x/e'].map((path) =>
      isIgnored(rules, path, 'file'),
    );
    expect(ignored).toEqual([false, true, false, true, false]);
  });

  it('leaves out folders that hold nothing a person wrote, but not files of that name', () => {
    const rules = rulesOf({});
    expect([
      isIgnored(rules, 'x/node_modules', 'folder'),
      isIgnored(rules, 'x/node_modules', 'file'),
      isIgnored(rules, 'build', 'folder'),
    ]).toEqual([true, false, false]);
  });

  it('brings back by .kindredignore what git, the settings and the defaults leave out', () => {
    const rules = rulesOf({
      git: [['', 'dist/\n']],
      excluded: ['docs'],
      kindred: '!dist/\n!docs/\n!node_modules/\n',
    });
    const ignored = ['dist', 'docs', 'node_modules'].map((path) =>
      isIgnored(rules, path, 'folder'),
    );
    expect(ignored).toEqual([false, false, false]);
  });

  it('never brings back the insides of version control', () => {
    expect(isIgnored(rulesOf({ kindred: '!.git/\n' }), '.git', 'folder')).toBe(true);
  });

  it('takes a ! line that undoes its own file as no word about the other rules', () => {
    const rules = rulesOf({ git: [['', 'secret.md\n']], kindred: '*\n!*/\n!*.md\n' });
    expect([
      isIgnored(rules, 'a.md', 'file'),
      isIgnored(rules, 'secret.md', 'file'),
      isIgnored(rules, 'a.ts', 'file'),
      isIgnored(rules, 'node_modules', 'folder'),
      isIgnored(rules, 'src', 'folder'),
    ]).toEqual([false, true, true, true, false]);
  });

  it('leaves out by .kindredignore what git wants', () => {
    const rules = rulesOf({ git: [['', '!fixtures/\n']], kindred: 'fixtures/\n' });
    expect(isIgnored(rules, 'fixtures', 'folder')).toBe(true);
  });
});

describe('seenFromBelow', () => {
  it('keeps what a file above the root says of paths below it', () => {
    const layer = seenFromBelow(
      toIgnoreLayer('/packages/app/out\n/b\n', '', false),
      'packages/app',
    );
    const rules: FolderRules = { ...rulesOf({}), git: [layer] };
    expect([isIgnored(rules, 'out', 'folder'), isIgnored(rules, 'b', 'file')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('isIgnoreFile', () => {
  it('knows both kinds at any depth', () => {
    expect(['.gitignore', 'a/.kindredignore', 'a.gitignore'].map(isIgnoreFile)).toEqual([
      true,
      true,
      false,
    ]);
  });
});
