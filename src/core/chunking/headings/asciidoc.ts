// Headings of AsciiDoc: `== Title`, and the older title over a line of the same length. Listings,
// literal blocks and comments hold none.

import type { LineTable } from '../lines.ts';
import { type Heading, plainTitle } from './heading.ts';

/** Characters that underline a title, outermost first. */
const underlines = '=-~^+';

export function findAsciidocHeadings(table: LineTable): Heading[] {
  const headings: Heading[] = [];
  let delimiter: string | undefined;
  for (let index = 0; index < table.lineCount; index += 1) {
    const line = table.line(index).trimEnd();
    if (delimiter !== undefined) {
      if (line === delimiter) delimiter = undefined;
      continue;
    }
    const heading = markedHeading(line, index) ?? underlinedHeading(table, index);
    if (heading !== undefined) headings.push(heading);
    const isUnderline = headings.at(-1)?.line === index - 1;
    if (!isUnderline) delimiter = /^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|`{3,})/.exec(line)?.[0];
  }
  return headings;
}

function markedHeading(line: string, index: number): Heading | undefined {
  const match = /^(={1,6}|#{1,6})[ \t]+(\S.*)$/.exec(line);
  if (match === null) return undefined;
  const title = plainTitle(match[2] ?? '');
  return title === '' ? undefined : { line: index, level: match[1]?.length ?? 1, title };
}

/** The two lines differ by at most one character: a listing begins with such a line too. */
function underlinedHeading(table: LineTable, index: number): Heading | undefined {
  const title = table.line(index).trimEnd();
  const under = index + 1 < table.lineCount ? table.line(index + 1).trimEnd() : '';
  const isTitle = /^[\p{L}\p{N}]/u.test(title) && (index === 0 || table.isBlank(index - 1));
  const isUnder = /^([=\-~^+])\1{2,}$/.test(under) && Math.abs(under.length - title.length) <= 1;
  if (!isTitle || !isUnder) return undefined;
  const level = underlines.indexOf(under.charAt(0)) + 1;
  return { line: index, level, title: plainTitle(title) };
}
