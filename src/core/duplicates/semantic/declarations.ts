// What is written down twice because the language asks for it: a promise, and what keeps it.

import type { SourceFile } from '../pair.ts';
import { openBrace } from '../textual/brackets.ts';
import type { TokenLines } from '../textual/tokenLines.ts';

const withDeclarations: ReadonlySet<string> = new Set(['c', 'cpp', 'objective-c']);

export interface ReadPlace {
  readonly file: Pick<SourceFile, 'language'>;
  readonly tokens: TokenLines;
}

/** Whether one place declares, without a body, and the other one has bodies. */
export function isDeclarationOf(a: ReadPlace, b: ReadPlace): boolean {
  if (!withDeclarations.has(a.file.language) || !withDeclarations.has(b.file.language))
    return false;
  return hasBody(a.tokens) !== hasBody(b.tokens);
}

function hasBody({ exact }: TokenLines): boolean {
  return exact.includes(openBrace);
}
