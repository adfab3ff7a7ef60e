// Headings of Org: as many stars as levels, without the state, the priority and the tags.

import type { LineTable } from '../lines.ts';
import { type Heading, plainTitle } from './heading.ts';

export function findOrgHeadings(table: LineTable): Heading[] {
  const headings: Heading[] = [];
  for (let index = 0; index < table.lineCount; index += 1) {
    const heading = headingAt(table.line(index), index);
    if (heading !== undefined) headings.push(heading);
  }
  return headings;
}

/** The document's own title stands above all others. */
function headingAt(line: string, index: number): Heading | undefined {
  const documentTitle = /^#\+title:(.*)$/i.exec(line)?.[1];
  if (documentTitle !== undefined) return named(documentTitle, 1, index);
  const match = /^(\*+)[ \t]+(\S.{0,499})/.exec(line);
  if (match === null) return undefined;
  const title = (match[2] ?? '')
    .replace(/^(?:TODO|DONE|NEXT|WAITING|HOLD|CANCELL?ED)\s+/, '')
    .replace(/^\[#[A-Z]\]\s+/, '')
    .replace(/\s:[\w@#%:]+:\s*$/, '')
    .replace(/\[\[[^\]]*\]\[([^\]]*)\]\]/g, '$1');
  return named(title, (match[1]?.length ?? 1) + 1, index);
}

function named(title: string, level: number, line: number): Heading | undefined {
  const plain = plainTitle(title);
  return plain === '' ? undefined : { line, level, title: plain };
}
