// Rules that look at what stands around two places of one file.

import { describe, expect, test } from 'vitest';
import type { LineRange } from '../../../../../src/core/model.ts';
import { leaveOut } from '../../../../../src/core/duplicates/noise/leaveOut.ts';
import type { DuplicatePair } from '../../../../../src/core/duplicates/pair.ts';
import { TokenCache } from '../../../../../src/core/duplicates/textual/tokenCache.ts';
import { sourceFile, type WrittenChunk } from '../../../../support/duplicateFiles.ts';
import { work } from '../../../../support/noiseExamples.ts';

interface Example {
  readonly path: string;
  readonly text: string;
  readonly chunks?: readonly WrittenChunk[];
  readonly a: LineRange;
  readonly b: LineRange;
  readonly isTest?: boolean;
  readonly similarity?: number;
  readonly content?: DuplicatePair['content'];
}

async function ruleOf(example: Example): Promise<string> {
  const { path, text, chunks, isTest = false, content = 'code', similarity = 0.9 } = example;
  const file = { ...sourceFile(path, text, chunks), isTest };
  const pair: DuplicatePair = {
    a: { file, lines: example.a },
    b: { file, lines: example.b },
    cloneType: 3,
    content,
    similarity,
  };
  const { leftOut } = await leaveOut([pair], new TokenCache(({ hash }) => Promise.resolve(hash)));
  return leftOut[0]?.rule ?? 'kept';
}

/** Two functions of some 40 tokens each, on lines 1 to 7. */
const shortOnes = (kind: string) => `to${kind}(value) {
  if (value.kind !== '${kind}') throw new WrongKind(value, '${kind}');
  return this.parts.find(value.${kind}, this.base) ?? this.empty('${kind}');
}
to${kind}OrNull(value) {
  return value === null ? null : this.parts.find(value.${kind}, this.base);
}`;

describe('rows of short functions of one file', () => {
  const text = ['Text', 'Date', 'Size'].map(shortOnes).join('\n\n');
  const chunks = [1, 9, 17].flatMap((line) => [
    { start: line, end: line + 3, symbol: `a${String(line)}` },
    { start: line + 4, end: line + 6, symbol: `b${String(line)}` },
  ]);
  const example = { path: 'a.js', text, chunks, a: { start: 1, end: 7 }, b: { start: 9, end: 15 } };

  test('are a family', async () => {
    expect(await ruleOf(example)).toBe('short members');
  });

  test('are told where one function is all', async () => {
    const whole = [
      { start: 1, end: 7, symbol: 'a' },
      { start: 9, end: 15, symbol: 'b' },
    ];
    expect(await ruleOf({ ...example, chunks: whole })).toBe('kept');
  });
});

describe('steps of one function', () => {
  const long = work.replace('return ', 'found.push(').replace(/;$/, ');');
  const text = `function check() {\n${long}\n${long}\n}`;
  const chunks = [{ start: 1, end: 16, symbol: 'check' }];
  const example = { path: 'a.ts', text, chunks, a: { start: 2, end: 8 }, b: { start: 9, end: 15 } };

  test('are noise in a test', async () => {
    expect(await ruleOf({ ...example, isTest: true })).toBe('steps of a test');
  });

  test('are not in what the program does', async () => {
    expect(await ruleOf(example)).toBe('kept');
  });

  test('are told in two functions of a test', async () => {
    const two = [
      { start: 1, end: 8, symbol: 'one' },
      { start: 9, end: 16, symbol: 'two' },
    ];
    expect(await ruleOf({ ...example, isTest: true, chunks: two })).toBe('kept');
  });
});

describe('comments of one file', () => {
  const doc = (count: string) =>
    `/**\n * Gives an answer from a function of ${count}, so that whoever asks for it\n * need not know what it is called or how it is made.\n */`;
  const exampleOf = (one: string, other: string) => ({
    path: 'A.java',
    content: 'comments' as const,
    text: `${doc('one value')}\n${one}\n\n${doc('two values')}\n${other}`,
    a: { start: 1, end: 4 },
    b: { start: 8, end: 11 },
  });

  test('are those of overloads where the same name is declared under them', async () => {
    const example = exampleOf(
      '@Stable\npublic static <A> Answer<A> answer(One<A> one) {',
      'public static <A, B> Answer<A> answer(Two<A, B> two) {',
    );
    expect(await ruleOf(example)).toBe('overloads');
  });

  test('are told where the names differ', async () => {
    const example = exampleOf('\npublic int first(A a) {', 'public int second(A a) {');
    expect(await ruleOf(example)).toBe('kept');
  });
});
