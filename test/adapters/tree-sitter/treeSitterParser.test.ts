// The outline parser on the grammars that ship: each loads and finds definitions, and whatever is
// wrong with a grammar or a text is a reason in the answer.

import { copyFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { queries } from '../../../src/adapters/tree-sitter/queries.ts';
import { createTreeSitterParser } from '../../../src/adapters/tree-sitter/treeSitterParser.ts';
import { createLogger, silentLogger } from '../../../src/base/logger.ts';
import { languages } from '../../../src/core/chunking/languages.ts';
import type { Outline, OutlineParser } from '../../../src/core/chunking/outline.ts';
import { copyGrammars } from '../../../scripts/grammars.mjs';
import { grammarsFolder, patientDeadlineMs, readFixtures } from '../../support/chunkingParts.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

copyGrammars(grammarsFolder);
const parser = createTreeSitterParser({ grammarsFolder, logger: silentLogger });
const fixtures = readFixtures().filter(({ language }) => language in queries);

afterAll(() => {
  parser.dispose();
});

describe('the grammars', () => {
  it('are those of the languages that are cut by their syntax', () => {
    const bySyntax = languages.filter(({ cutting }) => cutting === 'syntax');
    expect(Object.keys(queries).sort()).toEqual(bySyntax.map(({ id }) => id).sort());
  });

  it.each(fixtures.map(({ language, text }) => [language, text] as const))(
    'find what a file of %s defines',
    async (language, text) => {
      const outline = await parser.outline(language, text, patientDeadlineMs);
      expect(namesOf(outline).length).toBeGreaterThan(4);
      expect(namesOf(outline)).not.toContain('');
    },
  );

  it.each(Object.keys(queries))('find nothing in an empty file of %s', async (language) => {
    expect(await parser.outline(language, '', patientDeadlineMs)).toEqual({
      type: 'outline',
      definitions: [],
    });
  });
});

describe('names', () => {
  const check = async (language: string, text: string, expected: string[]): Promise<void> => {
    const outline = await parser.outline(language, text, patientDeadlineMs);
    expect(namesOf(outline)).toEqual(expected);
  };

  it.each([
    ['go', 'package p\nfunc (s *Stack[T]) Push(v T) {}\n', ['Stack.Push']],
    ['cpp', 'template <class T>\nvoid List<T>::add(T t) {}\n', ['List.add']],
    ['cpp', 'bool operator==(A a, B b) { return true; }\n', ['operator==']],
    ['cpp', 'void ns::Type::run() {}\n', ['ns.Type.run']],
    ['cpp', '#ifndef A_H\n#define A_H\nint size(void);\n#endif\n', ['A_H', 'size']],
    ['c', 'static const char *name_of(int id) { return 0; }\n', ['name_of']],
    ['javascript', 'class A {\n  [Symbol.iterator]() {}\n}\n', ['A', 'Symbol.iterator']],
    ['lua', 'function Account:deposit(v)\nend\n', ['Account.deposit']],
    ['ruby', 'def self.open\nend\ndef empty?\nend\n', ['open', 'empty?']],
    ['haskell', 'module M where\na <+> b = a\nf 1 = 2\nf 2 = 3\n', ['<+>', 'f']],
    ['elixir', 'defmodule A.B do\n  def f(1), do: 1\n  def f(2), do: 2\nend\n', ['A.B', 'f']],
    ['rust', 'impl<T> Iterator for Walk<T> {}\n', ['Walk']],
    ['csharp', 'class A { public int this[int i] => i; }\n', ['A']],
  ])('of %s are plain: %j', check);
});

describe('attachments', () => {
  const startOf = async (language: string, text: string): Promise<number | undefined> => {
    const outline = await parser.outline(language, text, patientDeadlineMs);
    return outline.type === 'outline' ? outline.definitions.at(-1)?.start : undefined;
  };

  it.each([
    ['a comment above', 'typescript', 'f();\n/** Adds. */\nfunction add() {}\n', 1],
    ['a decorator under a comment', 'python', 'x()\n# Adds.\n@cached\ndef add(): pass\n', 1],
    ['an attribute', 'rust', 'use a;\n/// Adds.\n#[inline]\nfn add() {}\n', 1],
    ['template parameters', 'cpp', 'int a;\n// Adds.\ntemplate <class T>\nT add(T t) {}\n', 1],
    ['a signature', 'haskell', 'module M where\n\n-- | Adds.\nadd :: Int\nadd = 1\n', 2],
    ['a specification', 'elixir', 'use A\n@doc "Adds."\n@spec add() :: 1\ndef add, do: 1\n', 1],
  ])('hold %s', async (_, language, text, start) => {
    expect(await startOf(language, text)).toBe(start);
  });

  it('leave a remark behind a statement with its statement', async () => {
    expect(await startOf('go', 'package p\n\nvar a = 1 // one\nfunc f() {}\n')).toBe(3);
  });
});

describe('what cannot be parsed', () => {
  it('is given up at the deadline, and the next file is parsed', async () => {
    const brackets = '('.repeat(100_000);
    const late = await parser.outline('javascript', brackets, 1);
    expect(late).toEqual({ type: 'failed', reason: 'parsing took more than 1 ms' });
    const next = await parser.outline('javascript', 'function f() {}', patientDeadlineMs);
    expect(namesOf(next)).toEqual(['f']);
  });

  it('has a reason where there is no grammar', async () => {
    const reason = 'there is no grammar for cobol';
    expect(await parser.outline('cobol', 'x', 1)).toEqual({ type: 'failed', reason });
  });

  it('has a reason where the file of a grammar is damaged, told once; others work', async () => {
    const warnings: string[] = [];
    const folder = await temporaryFolder();
    for (const name of ['web-tree-sitter', 'go', 'rust']) {
      copyFileSync(join(grammarsFolder, `${name}.wasm`), join(folder, `${name}.wasm`));
    }
    truncateSync(join(folder, 'go.wasm'), 10_000);
    const logger = createLogger((level, message) => warnings.push(`${level} ${message}`));
    const own = createTreeSitterParser({ grammarsFolder: folder, logger });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await own.outline('go', 'package p', 1)).toMatchObject({ type: 'failed' });
    }
    expect(warnings).toEqual([expect.stringMatching(/^warn the go grammar does not load: /)]);
    expect(await own.outline('java', 'class A {}', 1)).toMatchObject({ type: 'failed' });
    expect(namesOf(await own.outline('rust', 'fn f() {}', patientDeadlineMs))).toEqual(['f']);
    own.dispose();
  });
});

describe('memory', () => {
  it('does not grow over 300 parses of a large file', async () => {
    const [fixture] = fixtures.filter(({ language }) => language === 'typescript');
    const text = (fixture?.text ?? '').repeat(8);
    await parseOften(parser, text, 20);
    const beforeBytes = process.memoryUsage().external;
    await parseOften(parser, text, 300);
    const grownBytes = process.memoryUsage().external - beforeBytes;
    expect(grownBytes).toBeLessThan(8 * 2 ** 20);
  }, 120_000);
});

async function parseOften(own: OutlineParser, text: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    expect(await own.outline('typescript', text, patientDeadlineMs)).toMatchObject({
      type: 'outline',
    });
  }
}

function namesOf(outline: Outline): string[] {
  if (outline.type === 'failed') return [`failed: ${outline.reason}`];
  const collect = (definitions: typeof outline.definitions): string[] =>
    definitions.flatMap(({ name, children }) => [name, ...collect(children)]);
  return collect(outline.definitions);
}
