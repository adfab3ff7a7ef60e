// Which lines of a file say something: blank ones are not counted as looked at or as duplicated.

import { lowerBound } from '../../base/lowerBound.ts';
import { lineCount } from '../lineRange.ts';
import type { LineRange } from '../model.ts';

export interface LineFacts {
  /** Not blank. */
  readonly total: number;
  /** 1-based, ascending. */
  readonly blank: Uint32Array;
}

export function lineFacts(text: string): LineFacts {
  const blank: number[] = [];
  let line = 0;
  let start = 0;
  while (start < text.length) {
    line += 1;
    const end = text.indexOf('\n', start);
    const next = end === -1 ? text.length : end;
    if (isBlank(text, start, next)) blank.push(line);
    start = next + 1;
  }
  return { total: line - blank.length, blank: Uint32Array.from(blank) };
}

/** Lines of a range that are not blank. */
export function countLines({ blank }: LineFacts, lines: LineRange): number {
  const blankLines = lowerBound(blank, lines.end + 1) - lowerBound(blank, lines.start);
  return lineCount(lines) - blankLines;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code !== 32 && code !== 9 && code !== 13 && code !== 12) return false;
  }
  return true;
}
