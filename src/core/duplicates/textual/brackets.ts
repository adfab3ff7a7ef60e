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
    const kind = bracketKind(exact[index] ?? 0);
    if (kind === 1) open.push(index);
    else if (kind === -1 && open.pop() === undefined) lastCloser = index;
  }
  return { lastCloser, firstOpener: open[0] ?? exact.length, lastOpener: open.at(-1) ?? -1 };
}

export const openBrace = hashWord('{');
export const closeBrace = hashWord('}');
const [openRound, openSquare] = [hashWord('('), hashWord('[')];
const [closeRound, closeSquare] = [hashWord(')'), hashWord(']')];

/** 1 opens, -1 closes, 0 is none. */
function bracketKind(hash: number): 1 | 0 | -1 {
  if (hash === openRound || hash === openSquare || hash === openBrace) return 1;
  return hash === closeRound || hash === closeSquare || hash === closeBrace ? -1 : 0;
}
