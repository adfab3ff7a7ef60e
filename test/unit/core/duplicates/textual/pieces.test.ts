import { expect, test } from 'vitest';
import { lexFile } from '../../../../../src/core/duplicates/textual/lexFile.ts';
import { piecesOf } from '../../../../../src/core/duplicates/textual/pieces.ts';
import { sourceFile, type WrittenChunk } from '../../../../support/duplicateFiles.ts';

function innerOf(path: string, text: string, chunks: readonly WrittenChunk[]): string[] {
  const file = sourceFile(path, text, chunks);
  return piecesOf(file, lexFile(text, file.language)).inner.map(
    ({ start, end }) => `${String(start)}-${String(end)}`,
  );
}

const twoMethods = `class A
  # Says who.
  def one
    read

    write
  end

  def two
    close
  end
end`;

test.each<[string, string, WrittenChunk[], string[]]>([
  [
    'the chunks',
    'a\n b\n\nc\n d',
    [
      { start: 1, end: 2 },
      { start: 4, end: 5 },
    ],
    ['1-2', '4-5'],
  ],
  [
    'members, not what holds them',
    twoMethods,
    [
      { start: 1, end: 12, symbol: 'A', kind: 'class' },
      { start: 2, end: 7, symbol: 'A.one' },
      { start: 9, end: 11, symbol: 'A.two' },
    ],
    ['2-7', '9-11'],
  ],
  [
    'each definition of a chunk of several',
    twoMethods,
    [{ start: 2, end: 11, symbol: 'A.one, A.two' }],
    ['2-7', '9-11'],
  ],
  [
    'a last member without the end of its class',
    twoMethods,
    [{ start: 9, end: 12, symbol: 'A.two' }],
    ['9-11'],
  ],
  [
    'statements of the file, where a blank line parts them',
    'test(a, () => {\n  x\n\n  y\n})\n\ntest(b, () => {\n  z\n})',
    [{ start: 1, end: 9, kind: 'block' }],
    ['1-5', '7-9'],
  ],
  [
    'one function, whatever blank lines it has',
    'def f\n  a\n\n  b\nend',
    [{ start: 1, end: 5, symbol: 'f' }],
    ['1-5'],
  ],
])('pieces are %s', (_, text, chunks, expected) => {
  expect(innerOf('a.rb', text, chunks)).toEqual(expected);
});
