// Headings of plain text, where people write them so that they are seen: a title over a line, a
// title under a ruler as in Vim's help, a line of capitals alone. Most texts have none.

import type { LineTable } from '../lines.ts';
import { type Heading, plainTitle } from './heading.ts';

const maxTitleLength = 80;
/** A shorter line of `=` under no title is a mark of something else. */
const minRulerLength = 20;
/** Below any level that a line gives. */
const capitalsLevel = 3;

export function findPlainHeadings(table: LineTable): Heading[] {
  const headings: Heading[] = [];
  for (let index = 0; index < table.lineCount; index += 1) {
    const heading = headingAt(table, index);
    if (heading !== undefined) headings.push(heading);
  }
  return headings;
}

function headingAt(table: LineTable, index: number): Heading | undefined {
  const line = table.line(index).trim();
  if (!/\p{L}/u.test(line) || line.length > maxTitleLength) return undefined;
  const above = index === 0 ? '' : table.line(index - 1).trim();
  const below = index + 1 < table.lineCount ? table.line(index + 1).trim() : '';
  const title = plainTitle(line.replace(/\*\S+\*|~$/g, ''));
  if (title === '') return undefined;
  if (isRuler(above) && above.length >= minRulerLength) {
    return { line: index - 1, level: levelOf(above), title };
  }
  if (above !== '') return undefined;
  if (isRuler(below) && Math.abs(below.length - line.length) <= 2) {
    return { line: index, level: levelOf(below), title };
  }
  return below === '' && isInCapitals(line)
    ? { line: index, level: capitalsLevel, title }
    : undefined;
}

function isRuler(line: string): boolean {
  return /^(?:={3,}|-{3,})$/.test(line);
}

function levelOf(ruler: string): number {
  return ruler.startsWith('=') ? 1 : 2;
}

/** At least one real word, no sentence. */
function isInCapitals(line: string): boolean {
  return /\p{Lu}{4}/u.test(line) && !/\p{Ll}|[.,;:{}=<>|]$|[{}=<>|_]/u.test(line);
}
