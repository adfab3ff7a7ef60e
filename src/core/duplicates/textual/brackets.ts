// Brackets of a piece of code that have no partner in it.

import { hashWord } from './tokenHash.ts';
import { tokenClass, type TokenLines } from './tokenLines.ts';

export interface StrayBrackets {
  /** Index of the last bracket that closes what began before the piece; -1 when there is none. */
  readonly lastCloser: number;
  /** Index of the first bracket that opens what ends behind the piece; the length when none does. */
  readonly firstOpener: number;
  /** Of the same, the last; -1 when there is none. */
  readonly lastOpener: number;
}

/** Which kind of bracket it is does not matter: code that is found twice is mostly well formed. */
export function strayBrackets({ exact, classes }: TokenLines): StrayBrackets {
  const open: number[] = [];
  let lastCloser = -1;
  for (let index = 0; index < exact.length; index++) {
    if (classes[index] !== tokenClass.operator) continue;
    const value = exact[index] ?? 0;
    if (openers.has(value)) open.push(index);
    else if (closers.has(value) && open.pop() === undefined) lastCloser = index;
  }
  return { lastCloser, firstOpener: open[0] ?? exact.length, lastOpener: open.at(-1) ?? -1 };
}

export const openBrace = hashWord('{');
export const closeBrace = hashWord('}');
const openers: ReadonlySet<number> = new Set(Array.from('([{', hashWord));
const closers: ReadonlySet<number> = new Set(Array.from(')]}', hashWord));
