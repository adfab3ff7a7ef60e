// Hits for a person: one block each, aligned, with matching words marked where the terminal can.

import { counted } from '../base/formatCount.ts';
import type { Hit, Reason, SearchResult, Snippet } from '../core/searchEngine.ts';
import { style } from './style.ts';

/** Lines of a snippet that are shown; the rest is one Enter away in the editor. */
const shownSnippetLines = 6;

/** @param explains  also why each hit is where it is */
export function resultText(result: SearchResult, colours: boolean, explains = false): string {
  const blocks = result.hits.map((hit) =>
    [hitText(hit, colours), ...(explains ? [reasonTable(hit)] : [])].join('\n'),
  );
  return blocks.join('\n\n');
}

function hitText(hit: Hit, colours: boolean): string {
  const { start, end } = hit.lines;
  const place = `${hit.path}:${String(hit.bestLine)}`;
  const name = hit.symbol ?? hit.heading ?? '';
  const range = start === end ? '' : `lines ${String(start)}-${String(end)}`;
  const percent = `${String(Math.round(hit.relevance * 100))} %`;
  const head = [
    style('cyan', place, colours),
    style('bold', name, colours),
    style('dim', range, colours),
    style('dim', percent, colours),
  ];
  const stale = hit.snippet?.stale === true ? '  (changed since it was indexed)' : '';
  return [
    head.filter((part) => part !== '').join('  ') + stale,
    ...snippetLines(hit, colours),
    ...alikeLines(hit, colours),
  ].join('\n');
}

function snippetLines({ snippet, bestLine }: Hit, colours: boolean): string[] {
  if (snippet === undefined) return [];
  const first = firstShownLine(snippet, bestLine);
  return snippet.lines.slice(first, first + shownSnippetLines).map((line, index) => {
    const number = String(snippet.startLine + first + index).padStart(5);
    const marks = snippet.marks.filter((mark) => mark.line === first + index);
    return `${style('dim', number, colours)}  ${markedLine(line, marks, colours)}`.trimEnd();
  });
}

/** From the top as long as the best line is among them, else around it. */
function firstShownLine({ startLine, lines }: Snippet, bestLine: number): number {
  const best = bestLine - startLine;
  if (best < shownSnippetLines) return 0;
  return Math.min(best - Math.floor(shownSnippetLines / 2), lines.length - shownSnippetLines);
}

function markedLine(line: string, marks: Snippet['marks'], colours: boolean): string {
  let text = '';
  let end = 0;
  for (const mark of marks) {
    text +=
      line.slice(end, mark.start) + style('yellow', line.slice(mark.start, mark.end), colours);
    end = mark.end;
  }
  return text + line.slice(end);
}

function alikeLines({ alike }: Hit, colours: boolean): string[] {
  if (alike.length === 0) return [];
  return [style('dim', `       and ${counted(alike.length, 'near-identical place')}`, colours)];
}

/** Feature, its value, what that adds to the score, and the same in words. */
function reasonTable({ reasons, score }: Hit): string {
  const rows = [
    ...reasons.map(({ feature, value, contribution, label }) => [
      feature,
      value.toFixed(2),
      signed(contribution),
      label,
    ]),
    ['score', '', signed(score), otherParts(reasons, score)],
  ];
  const width = (column: number): number =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = [width(0), width(1), width(2)];
  return rows
    .map(([feature = '', value = '', contribution = '', label = '']) =>
      [
        '      ',
        feature.padEnd(widths[0] ?? 0),
        value.padStart(widths[1] ?? 0),
        contribution.padStart(widths[2] ?? 0),
        label,
      ]
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Below what a person reads out of two decimals. */
const visibleDifference = 0.01;

/** A further place of a file gives way to other files: that is part of no feature. */
function otherParts(reasons: readonly Reason[], score: number): string {
  const sum = reasons.reduce((total, { contribution }) => total + contribution, 0);
  const rest = score - sum;
  return Math.abs(rest) < visibleDifference
    ? ''
    : `of it ${signed(rest)} because better places of the same file come first`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}
