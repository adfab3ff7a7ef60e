// Headings of reStructuredText: a title over a line of one punctuation character, or between two.
// A character's level is the order of its first use.

import type { LineTable } from '../lines.ts';
import { type Heading, plainTitle } from './heading.ts';

export function findRestructuredHeadings(table: LineTable): Heading[] {
  const order: string[] = [];
  const headings: Heading[] = [];
  for (let index = 0; index < table.lineCount; index += 1) {
    const heading = headingAt(table, index, order);
    if (heading !== undefined) headings.push(heading);
  }
  return headings;
}

/** @param order  styles of titles so far, outermost first; a new one is added */
function headingAt(table: LineTable, index: number, order: string[]): Heading | undefined {
  const title = table.line(index).trimEnd();
  const under = index + 1 < table.lineCount ? table.line(index + 1).trimEnd() : '';
  const isTitle = title.trim() !== '' && !isAdornment(title);
  if (!isTitle || !isAdornment(under) || under.length < title.trim().length) return undefined;
  const over = index > 0 && isAdornment(table.line(index - 1).trimEnd());
  if (!over && (title.startsWith(' ') || (index > 0 && !table.isBlank(index - 1))))
    return undefined;
  const style = `${over ? 'over' : ''}${under.charAt(0)}`;
  if (!order.includes(style)) order.push(style);
  return {
    line: over ? index - 1 : index,
    level: order.indexOf(style) + 1,
    title: plainTitle(title),
  };
}

/** A line of one punctuation character, at least three times. */
export function isAdornment(line: string): boolean {
  return /^([=\-`:.'"~^_*+#])\1{2,}$/.test(line);
}
