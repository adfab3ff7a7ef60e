// The signature of a definition on one line, for the chunks that stand inside of it.

import type { LineTable } from './lines.ts';
import type { Definition } from './outline.ts';

/** A longer list of parameters says little of what its function is for. */
const maxSignatureLines = 6;
const maxSignatureCharacters = 160;

/** From the first line that is not an annotation to the one that closes its brackets. */
export function signatureOf(
  { ownStart, end }: Pick<Definition, 'ownStart' | 'end'>,
  table: LineTable,
): string {
  let line = ownStart;
  while (line < end && isAnnotation(table.line(line))) line += 1;
  const last = Math.min(end, line + maxSignatureLines - 1);
  let signature = table.line(line).trim();
  while (line < last && openBrackets(signature) > 0) {
    line += 1;
    signature += ` ${table.line(line).trim()}`;
  }
  return signature.slice(0, maxSignatureCharacters).replace(/\s*\{?\s*$/, '');
}

/** `@Override`, `[Test]`, `#[inline]` alone on a line. */
function isAnnotation(line: string): boolean {
  return /^\s*(?:@[\w.]+(?:\(.*\))?|#?\[.*\])?\s*$/.test(line);
}

function openBrackets(text: string): number {
  let open = 0;
  for (const character of text) {
    if (character === '(' || character === '[') open += 1;
    else if (character === ')' || character === ']') open -= 1;
  }
  return open;
}
