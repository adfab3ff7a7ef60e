// A text seen as lines, with the tokens of each counted once: every cut is then a subtraction.

import type { LineRange } from '../model.ts';

export interface LineTable {
  readonly text: string;
  readonly lineCount: number;
  /** @returns the line without its end, 0-based */
  line(index: number): string;
  isBlank(index: number): boolean;
  /** Columns of leading white space; a tab counts as four. Blank lines have Infinity. */
  indentation(index: number): number;
  /** Tokens of the lines [start, end], 0-based, inclusive; 0 when start > end. */
  tokens(start: number, end: number): number;
  /** The lines [start, end] as they are in the text, without the last line's end. */
  slice(start: number, end: number): string;
}

/** @param countTokens  additive over lines */
export function createLineTable(text: string, countTokens: (text: string) => number): LineTable {
  const starts = lineStarts(text);
  const lineCount = starts.length;
  const endOf = (index: number): number => contentEnd(text, starts[index + 1] ?? text.length + 1);
  const line = (index: number): string => text.slice(starts[index] ?? text.length, endOf(index));
  const sums = new Float64Array(lineCount + 1);
  for (let index = 0; index < lineCount; index += 1) {
    // With its carriage return, which is a token to some models.
    const rawEnd = endOf(index) + (text.charCodeAt(endOf(index)) === carriageReturn ? 1 : 0);
    const raw = text.slice(starts[index], rawEnd);
    sums[index + 1] = (sums[index] ?? 0) + countTokens(raw);
  }
  const blank = (index: number): boolean => line(index).trim() === '';
  return {
    text,
    lineCount,
    line,
    isBlank: blank,
    indentation: (index) => (blank(index) ? Infinity : indentationOf(line(index))),
    tokens: (start, end) => (start > end ? 0 : (sums[end + 1] ?? 0) - (sums[start] ?? 0)),
    slice: (start, end) => text.slice(starts[start] ?? text.length, endOf(end)),
  };
}

/** The text of a 1-based range, as {@link LineTable.slice} gives it. */
export function sliceLines(text: string, range: LineRange): string {
  return lineSlicer(text)(range);
}

/** {@link sliceLines} for many ranges of one text, whose lines are looked for once. */
export function lineSlicer(text: string): (range: LineRange) => string {
  const starts = lineStarts(text);
  return ({ start, end }) =>
    text.slice(starts[start - 1] ?? text.length, contentEnd(text, starts[end] ?? text.length + 1));
}

/** Offsets at which lines begin; an empty last line, after a final line end, is not one. */
function lineStarts(text: string): number[] {
  const starts: number[] = [];
  let start = 0;
  while (start < text.length) {
    starts.push(start);
    const end = text.indexOf('\n', start);
    start = end === -1 ? text.length : end + 1;
  }
  return starts;
}

/** @param nextStart  where the next line begins; one past the end for the last line */
function contentEnd(text: string, nextStart: number): number {
  let end = nextStart - 1;
  if (nextStart > text.length) end = text.endsWith('\n') ? text.length - 1 : text.length;
  return end > 0 && text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end;
}

const carriageReturn = 13;

function indentationOf(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (character === ' ') columns += 1;
    else if (character === '\t') columns += 4;
    else break;
  }
  return columns;
}
