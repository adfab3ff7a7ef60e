// Text that no person reads: whole programs or tables on a few very long lines.

import { formatCount } from '../../base/formatCount.ts';

/**
 * From the lengths of the lines.
 *
 * @param text  the whole file
 * @returns     for a person: `longest line has 812,340 characters`; undefined for readable text
 */
export function minifiedReason(text: string): string | undefined {
  if (text.length <= longLine) return undefined;
  const lines = measureLongLines(text);
  const isMinified =
    lines.longest > endlessLine || lines.denseCharacters > text.length * maxDenseShare;
  if (!isMinified) return undefined;
  return `longest line has ${formatCount(lines.longest)} characters`;
}

/** Prose with a paragraph on one line stays below: paragraphs have about 600 characters. */
const longLine = 1_000;

/** Longer than any paragraph: about five printed pages. */
const endlessLine = 20_000;

/** A source with one embedded picture or table beside its code is still a source. */
const maxDenseShare = 0.5;

/** Prose has one separator in six characters, minified code about one in thirty. */
const minSeparatorShare = 0.1;

interface LongLines {
  /** Length of the longest line of all. */
  readonly longest: number;
  /** Characters in long lines that are not prose. */
  readonly denseCharacters: number;
}

function measureLongLines(text: string): LongLines {
  let longest = 0;
  let denseCharacters = 0;
  let start = 0;
  while (start <= text.length) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd === -1 ? text.length : lineEnd;
    longest = Math.max(longest, end - start);
    if (end - start > longLine && isDense(text.slice(start, end))) denseCharacters += end - start;
    start = end + 1;
  }
  return { longest, denseCharacters };
}

/** Letters beyond ASCII count as separators: Chinese and Japanese prose has no spaces. */
function isDense(line: string): boolean {
  const sample = line.slice(0, sampledCharacters);
  const separators = sample.match(/[\s\u0080-\uffff]/g)?.length ?? 0;
  return separators < sample.length * minSeparatorShare;
}

const sampledCharacters = 10_000;
