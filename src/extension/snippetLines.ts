// Which lines of a snippet are shown beside a hit, and where the marked words are in them.
// Pure: knows no vscode.

import type { Snippet } from '../core/searchEngine.ts';
import type { PanelLine, Segment } from '../protocol/panelState.ts';

/** Longer lines are cut: the row is one line high and the rest is never seen. */
const maxLineLength = 200;
/** How much of a long line is kept before its first mark. */
const leadIn = 40;

/**
 * Of the windows of `maxLines` lines around the best one, the window that holds most marks, the
 * earliest of equals, without the
 * indentation that all its lines share, and without lines at its ends that are blank or hold
 * brackets only.
 */
export function snippetLines(
  snippet: Snippet,
  bestLine: number,
  maxLines: number,
): readonly PanelLine[] {
  const windowStart = densestWindow(snippet, bestLine - snippet.startLine, maxLines);
  const lines = snippet.lines
    .map((text, index) => ({
      text,
      number: snippet.startLine + index,
      marks: marksOf(snippet, index),
    }))
    .slice(windowStart, windowStart + maxLines);
  while (lines.length > 1 && !saysSomething(lines[0]?.text)) lines.shift();
  while (lines.length > 1 && !saysSomething(lines.at(-1)?.text)) lines.pop();
  const indent = Math.min(...lines.filter(({ text }) => text.trim() !== '').map(indentOf));
  return lines.map(({ text, number, marks }) => ({
    number,
    segments: segmentsOf(text, marks, Number.isFinite(indent) ? indent : 0),
  }));
}

/** A letter or a digit of any script. */
function saysSomething(text: string | undefined): boolean {
  return /[\p{L}\p{N}]/u.test(text ?? '');
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** @returns where the window begins; the best line is in it */
function densestWindow(snippet: Snippet, best: number, maxLines: number): number {
  const counts = snippet.lines.map((_, index) => marksOf(snippet, index).length);
  const firstText = Math.max(0, snippet.lines.findIndex(saysSomething));
  const first = Math.max(firstText, best - maxLines + 1);
  const last = Math.min(best, counts.length - maxLines);
  let densest = { start: first, marks: sum(counts, first, first + maxLines) };
  for (let start = first + 1; start <= last; start++) {
    const marks = sum(counts, start, start + maxLines);
    if (marks > densest.marks) densest = { start, marks };
  }
  return densest.start;
}

function sum(values: readonly number[], start: number, end: number): number {
  return values.slice(start, end).reduce((total, value) => total + value, 0);
}

function marksOf(snippet: Snippet, index: number): readonly Span[] {
  return snippet.marks.filter((mark) => mark.line === index);
}

function indentOf({ text }: { readonly text: string }): number {
  return text.length - text.trimStart().length;
}

function segmentsOf(text: string, marks: readonly Span[], indent: number): readonly Segment[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  const firstMark = sorted[0]?.start ?? 0;
  const isCutAhead = firstMark > indent + maxLineLength - leadIn;
  const from = isCutAhead ? firstMark - leadIn : indent;
  const to = Math.min(text.trimEnd().length, from + maxLineLength);
  const segments: Segment[] = isCutAhead ? [{ text: '…', marked: false }] : [];
  let position = from;
  for (const mark of sorted) {
    const start = Math.max(position, mark.start);
    const end = Math.min(to, mark.end);
    if (end <= start) continue;
    if (start > position) segments.push({ text: text.slice(position, start), marked: false });
    segments.push({ text: text.slice(start, end), marked: true });
    position = end;
  }
  if (to > position) segments.push({ text: text.slice(position, to), marked: false });
  return segments;
}
