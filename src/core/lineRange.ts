// Ranges of lines beside each other.

import type { LineRange } from './model.ts';

export function overlaps(a: LineRange, b: LineRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}

export function isSameRange(a: LineRange, b: LineRange): boolean {
  return a.start === b.start && a.end === b.end;
}

/** `12–40`, or `12` for one line. */
export function rangeText({ start, end }: LineRange): string {
  return start === end ? String(start) : `${String(start)}–${String(end)}`;
}
