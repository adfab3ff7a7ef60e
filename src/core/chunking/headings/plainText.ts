// Headings of plain text, where people write them so that they are seen: a title over a line, a
// title under a ruler or before a `*tag*` as in Vim's help, a line of capitals alone. Most texts
// have none.

import type { LineTable } from '../lines.ts';
import { type Heading, plainTitle } from './heading.ts';

const maxTitleLength = 80;
/** A shorter line of `=` under no title is a mark of something else. */
const minRulerLength = 20;
/** Below any level that a line gives. */
const capitalsLevel = 3;
const taggedLevel = 4;

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
  const isShort = line.length <= maxTitleLength && table.line(index).length <= 2 * maxTitleLength;
  if (!isShort || !/\p{L}/u.test(line)) return undefined;
  const above = index === 0 ? '' : table.line(index - 1).trim();
  const below = index + 1 < table.lineCount ? table.line(index + 1).trim() : '';
  const title = plainTitle(line.replace(/\*\S+\*|~$/g, '')) || line;
  if (isRuler(above) && above.length >= minRulerLength) {
    return { line: index - 1, level: levelOf(above), title };
  }
  if (above !== '') return undefined;
  if (isRuler(below) && Math.abs(below.length - line.length) <= 2) {
    return { line: index, level: levelOf(below), title };
  }
  if (below === '' && isInCapitals(line)) return { line: index, level: capitalsLevel, title };
  return taggedHeading(table.line(index), index);
}

/** `setup({opts})      *tool.setup()*`; the tag is the title where it stands alone. */
function taggedHeading(text: string, line: number): Heading | undefined {
  const match = /^(.*\s{2,})\*([^\s*|]+)\*\s*$/.exec(text);
  if (match === null) return undefined;
  return { line, level: taggedLevel, title: plainTitle(match[1] ?? '') || (match[2] ?? '') };
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
