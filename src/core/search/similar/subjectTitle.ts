// What is compared, in a few words for a person.

import { lastHeading } from '../../chunking/headings/heading.ts';
import { rangeText } from '../../lineRange.ts';
import type { LineRange } from '../../model.ts';

const maxTitleCharacters = 60;

interface NamedPlace {
  readonly lines: LineRange;
  readonly symbol?: string;
  readonly heading?: string;
}

/** `parseDate in src/date.ts:12–40`. */
export function titleOfChunk(path: string, { lines, symbol, heading }: NamedPlace): string {
  const name = symbol ?? lastHeading(heading);
  return name === undefined ? titleOfLines(path, lines) : `${name} in ${path}:${rangeText(lines)}`;
}

/** `src/date.ts:12–40`. */
export function titleOfLines(path: string, lines: LineRange): string {
  return `${path}:${rangeText(lines)}`;
}

/** Its first line that says something: `“const answer = 42;”`. */
export function titleOfText(text: string): string {
  const line = text.trim().split('\n', 1)[0]?.trim() ?? '';
  const isWhole = line === text.trim() && line.length <= maxTitleCharacters;
  return `“${line.slice(0, maxTitleCharacters)}${isWhole ? '' : '…'}”`;
}
