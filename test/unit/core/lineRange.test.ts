import { describe, expect, it } from 'vitest';
import {
  commonLines,
  holdsLines,
  joinOverlapping,
  lineCount,
} from '../../../src/core/lineRange.ts';

const lines = (start: number, end: number) => ({ start, end });

describe('ranges of lines', () => {
  it('have both of their ends in them', () => {
    expect(lineCount(lines(3, 3))).toBe(1);
    expect(lineCount(lines(3, 7))).toBe(5);
  });

  it.each([
    [lines(1, 5), lines(4, 9), 2],
    [lines(4, 9), lines(1, 5), 2],
    [lines(1, 9), lines(4, 5), 2],
    [lines(1, 3), lines(4, 9), 0],
    [lines(1, 3), lines(8, 9), 0],
  ])('%o and %o have %d lines in common', (a, b, expected) => {
    expect(commonLines(a, b)).toBe(expected);
  });

  it.each([
    [lines(1, 5), lines(1, 5), true],
    [lines(1, 5), lines(2, 4), true],
    [lines(1, 5), lines(2, 6), false],
    [lines(2, 5), lines(1, 4), false],
  ])('%o holds %o: %s', (outer, inner, expected) => {
    expect(holdsLines(outer, inner)).toBe(expected);
  });

  it('are one where they share lines, and stay apart where they only touch', () => {
    expect(joinOverlapping([lines(8, 9), lines(1, 5), lines(4, 7), lines(2, 3)])).toEqual([
      lines(1, 7),
      lines(8, 9),
    ]);
    expect(joinOverlapping([])).toEqual([]);
  });
});
