// What each character can begin, for one syntax. A table, because the lexer asks for every one.

import type { Syntax } from './syntax.ts';

export const operator = 0;
export const space = 1;
export const newline = 2;
export const letter = 3;
export const digit = 4;
/** May begin a comment, a string or a pattern. */
export const special = 5;

const tables = new WeakMap<Syntax, Uint8Array>();
const asciiSize = 128;

export function characterTable(syntax: Syntax): Uint8Array {
  const known = tables.get(syntax) ?? makeTable(syntax);
  tables.set(syntax, known);
  return known;
}

/** @param table  of {@link characterTable} */
export function characterClass(table: Uint8Array, charCode: number): number {
  if (charCode < asciiSize) return table[charCode] ?? operator;
  return isWideSpace(charCode) ? space : letter;
}

function makeTable(syntax: Syntax): Uint8Array {
  const table = new Uint8Array(asciiSize);
  for (let charCode = 0; charCode < asciiSize; charCode++) table[charCode] = plainClass(charCode);
  const openers = [
    ...syntax.lineComments,
    ...syntax.blockComments.map(([open]) => open),
    ...Array.from(syntax.quotes),
    ...(syntax.primes ? ["'"] : []),
    ...(syntax.patterns ? ['/'] : []),
  ];
  for (const opener of openers) {
    const first = opener.charCodeAt(0);
    if (table[first] === operator) table[first] = special;
  }
  return table;
}

function plainClass(charCode: number): number {
  const character = String.fromCharCode(charCode);
  if (character === '\n') return newline;
  if (charCode <= 0x20 || charCode === 0x7f) return space;
  if (/[A-Za-z_$]/.test(character)) return letter;
  return /\d/.test(character) ? digit : operator;
}

/** No-break space, the spaces of typography, line separators, the byte order mark. */
function isWideSpace(charCode: number): boolean {
  if (charCode === 0xa0 || charCode === 0xfe_ff || charCode === 0x30_00) return true;
  return (
    (charCode >= 0x20_00 && charCode <= 0x20_0f) || charCode === 0x20_28 || charCode === 0x20_29
  );
}
