// Headings as readable rows, for the tests of every way of marking them.

import type { HeadingFinder } from '../../src/core/chunking/headings/heading.ts';
import { createLineTable } from '../../src/core/chunking/lines.ts';
import { countWords } from './chunkListing.ts';

/** `line:level:title`, the line from 0. */
export function headingsIn(text: string, find: HeadingFinder): string[] {
  return find(createLineTable(text, countWords)).map(
    ({ line, level, title }) => `${String(line)}:${String(level)}:${title}`,
  );
}
