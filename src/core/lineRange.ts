// Ranges of lines beside each other.

import type { LineRange } from './model.ts';

export function overlaps(a: LineRange, b: LineRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}

export function lineCount({ start, end }: LineRange): number {
  return end - start + 1;
}

/** How many lines stand in both. */
export function commonLines(a: LineRange, b: LineRange): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start) + 1);
}

export function holdsLines(outer: LineRange, inner: LineRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** @returns ascending; those that share lines as one */
export function joinOverlapping(ranges: readonly LineRange[]): LineRange[] {
  const joined: LineRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || !overlaps(last, range)) joined.push(range);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return joined;
}

export function isSameRange(a: LineRange, b: LineRange): boolean {
  return a.start === b.start && a.end === b.end;
}

/** `12–40`, or `12` for one line. */
export function rangeText({ start, end }: LineRange): string {
  return start === end ? String(start) : `${String(start)}–${String(end)}`;
}
