import { describe, expect, it } from 'vitest';
import {
  languageIds,
  languageOf,
  languages,
  resolveLanguage,
} from '../../../../src/core/chunking/languages.ts';

describe('languageOf', () => {
  const check = (path: string, expected: string, firstLine?: string): void => {
    expect(languageOf(path, firstLine), path).toBe(expected);
  };
  it('knows files by extension, name and interpreter', () => {
    check('src/App.TSX', 'tsx');
    check('a/b.mjs', 'javascript');
    check('stubs/x.pyi', 'python');
    check('include/x.h', 'cpp');
    check('build.gradle.kts', 'kotlin');
    check('Gemfile', 'ruby');
    check('Dockerfile.dev', 'dockerfile');
    check('CMakeLists.txt', 'cmake');
    check('.bashrc', 'bash');
    check('README.md', 'markdown');
    check('bin/tool', 'python', '#!/usr/bin/env python3.12');
    check('bin/tool', 'bash', '#! /bin/sh -e');
    check('bin/tool', 'javascript', '#!/usr/bin/env -S node --no-warnings');
    check('LICENSE', 'text');
    check('.gitignore', 'text');
    check('a.unknown', 'text');
  });
});

describe('resolveLanguage', () => {
  it('takes ids, aliases and extensions in any case, and nothing else', () => {
    expect(
      ['TypeScript', 'ts', 'C++', 'c#', 'sh', '.rs', 'md', 'klingon', ''].map(resolveLanguage),
    ).toEqual([
      'typescript',
      'typescript',
      'cpp',
      'csharp',
      'bash',
      'rust',
      'markdown',
      undefined,
      undefined,
    ]);
  });
});

describe('languages', () => {
  it('gives each extension, file name and alias to one language only', () => {
    for (const names of [
      languages.flatMap(({ extensions }) => extensions),
      languages.flatMap(({ fileNames }) => fileNames ?? []),
      languages.flatMap(({ interpreters }) => interpreters ?? []),
      [...languageIds(), ...languages.flatMap(({ aliases }) => aliases ?? [])],
    ]) {
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    }
  });
});
