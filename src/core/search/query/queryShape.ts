// What kind of text a query is. The ranking weighs words, names and meaning by it: a name is
// looked up, a question is understood, an error message is found by its own words.

import { hasMachineLine, hasMessageWords, readsAsMessage } from './errorSigns.ts';
import { isName, isPath } from './nameSigns.ts';
import { asks, opensAsQuestion } from './questionSigns.ts';
import { looksLikeCode } from './snippetSigns.ts';

export type QueryShape = 'symbol' | 'prose' | 'question' | 'path' | 'snippet' | 'error';

export interface ShapeRule {
  readonly shape: QueryShape;
  /** Why a text that fits has this shape. */
  readonly because: string;
  /** @param text  trimmed, not empty */
  readonly fits: (text: string) => boolean;
}

/** Rows are tried in order; the first that fits decides. */
export const shapeRules: readonly ShapeRule[] = [
  {
    shape: 'error',
    because: 'a line is written by a machine: a stack frame, an error code, a prefix',
    fits: hasMachineLine,
  },
  {
    shape: 'question',
    because: 'it begins with a question word that code does not begin with',
    fits: opensAsQuestion,
  },
  {
    shape: 'path',
    because: 'every word is a path or a file name',
    fits: (text) => text.split(/\s+/).every(isPath),
  },
  { shape: 'symbol', because: 'it is a name of code and nothing else', fits: isName },
  {
    shape: 'snippet',
    because: 'it has statements, operators, calls or markup, and few plain words',
    fits: looksLikeCode,
  },
  {
    shape: 'question',
    because: 'it asks: by its first word, its question mark, or a word of asking',
    fits: asks,
  },
  { shape: 'error', because: 'it words a failure as programs do', fits: hasMessageWords },
  {
    shape: 'error',
    because: 'it tells a failure in a sentence, and quotes or puts a colon as programs do',
    fits: readsAsMessage,
  },
];

/**
 * @param text  the free text of a query, without filters; any length
 * @returns     `prose` where no rule fits
 */
export function queryShape(text: string): QueryShape {
  const trimmed = text.trim();
  if (trimmed === '') return 'prose';
  return shapeRules.find(({ fits }) => fits(trimmed))?.shape ?? 'prose';
}
