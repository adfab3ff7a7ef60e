// Keys of YAML by indentation. Lists, block texts and templates between the keys are passed over.

import type { Declaration } from '../declarations.ts';
import type { LineTable } from '../lines.ts';
import { keyAt, maxKeyDepth } from './key.ts';

export function findYamlKeys(table: LineTable): Declaration[] {
  const found: Declaration[] = [];
  /** Indentations of the keys around the line in hand. */
  let open: number[] = [];
  /** Lines that are indented deeper belong to a list or to a block text. */
  let inside = Infinity;
  for (let line = 0; line < table.lineCount; line += 1) {
    const indentation = table.indentation(line);
    if (indentation > inside || table.isBlank(line)) continue;
    inside = Infinity;
    const text = table.line(line).trim();
    if (text === '-' || text.startsWith('- ')) {
      inside = indentation;
      continue;
    }
    const colon = colonOf(text);
    if (colon === undefined) continue;
    open = open.filter((outer) => outer < indentation);
    const key = keyAt(line, open.length, text.slice(0, colon).replace(/^["']|["']$/g, ''));
    if (key !== undefined && open.length < maxKeyDepth) found.push(key);
    open.push(indentation);
    if (isBlockText(text.slice(colon + 1))) inside = indentation;
  }
  return found;
}

/** Where the key of a line ends; undefined for a line without one. */
function colonOf(text: string): number | undefined {
  if (/^[#%&*!|>@`{}[\],?]/.test(text)) return undefined;
  const quote = /^["']/.exec(text)?.[0];
  const from = quote === undefined ? 0 : text.indexOf(quote, 1) + 1;
  const colon = text.indexOf(': ', from);
  if (colon > 0) return colon;
  return text.endsWith(':') && from < text.length ? text.length - 1 : undefined;
}

/** `|`, `>-`, `&anchor |2` */
function isBlockText(value: string): boolean {
  return /^\s*(?:[&!]\S+\s+)*[|>][-+\d]*\s*(?:#.*)?$/.test(value);
}
