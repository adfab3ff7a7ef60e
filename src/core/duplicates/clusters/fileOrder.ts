// Files and places in an order of their own: what is made of them does not depend on which of them
// came first, so that a look after many changes tells what a look at everything anew tells.

import type { SourceFile, Span } from '../pair.ts';

export function byFile(a: SourceFile, b: SourceFile): number {
  return a === b ? 0 : a.rootIndex - b.rootIndex || compareTexts(a.path, b.path);
}

export function byPlace(a: Span, b: Span): number {
  return byFile(a.file, b.file) || a.lines.start - b.lines.start || a.lines.end - b.lines.end;
}

/** By code unit: the same on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
