import { expect, test } from 'vitest';
import { compilePairFilter } from '../../../../src/core/duplicates/duplicateFilters.ts';
import { readDuplicateOptions } from '../../../../src/core/duplicates/duplicateOptions.ts';
import type { DuplicatePair } from '../../../../src/core/duplicates/pair.ts';
import { sourceFile } from '../../../support/duplicateFiles.ts';

test.each<[DuplicatePair['content'], lines: number, minLines: number, passes: boolean]>([
  ['code', 5, 5, true],
  ['code', 4, 5, false],
  ['docs', 4, 5, false],
  ['comments', 2, 5, true],
  ['comments', 1, 5, false],
  ['comments', 4, 10, true],
  ['comments', 3, 10, false],
])('%s of %i lines, where %i are asked for: %s', (content, lineCount, minLines, passes) => {
  const lines = { start: 1, end: lineCount };
  const pair: DuplicatePair = {
    a: { file: sourceFile('a.ts', ''), lines },
    b: { file: sourceFile('b.ts', ''), lines },
    cloneType: 1,
    content,
    similarity: 1,
  };
  const filter = compilePairFilter(readDuplicateOptions({ minLines }), () => true);
  expect(filter(pair)).toBe(passes);
});
