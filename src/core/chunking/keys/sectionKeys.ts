// Keys of TOML and of INI files: sections in brackets, and the keys below them.

import type { Declaration } from '../declarations.ts';
import type { LineTable } from '../lines.ts';
import { keyAt } from './key.ts';

export function findTomlKeys(table: LineTable): Declaration[] {
  return findSectionKeys(table, /^\s*([\w.'"-]+)\s*=/);
}

/** Indented lines go on with the value above. */
export function findIniKeys(table: LineTable): Declaration[] {
  return findSectionKeys(table, /^([\w.$/-]+)\s*[=:](?!=)/);
}

function findSectionKeys(table: LineTable, keyPattern: RegExp): Declaration[] {
  const found: Declaration[] = [];
  let depth = 0;
  /** Quotes of a text that goes over several lines. */
  let quotes: string | undefined;
  for (let line = 0; line < table.lineCount; line += 1) {
    const text = table.line(line);
    if (quotes !== undefined) {
      if (text.includes(quotes)) quotes = undefined;
      continue;
    }
    const section = /^\s*\[{1,2}([^[\]]+)\]{1,2}\s*(?:[#;].*)?$/.exec(text)?.[1];
    if (section !== undefined) depth = 1;
    const name = section ?? keyPattern.exec(text)?.[1]?.replace(/["']/g, '');
    const key =
      name === undefined ? undefined : keyAt(line, section === undefined ? depth : 0, name);
    if (key !== undefined) found.push(key);
    quotes = openQuotes(text);
  }
  return found;
}

/** The triple quotes that a line opens and does not close. */
function openQuotes(text: string): string | undefined {
  return ['"""', "'''"].find((quotes) => text.split(quotes).length % 2 === 0);
}
