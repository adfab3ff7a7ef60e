// A file → what is compared of it: its code or its prose, and what its comments say.

import type { DuplicateContent } from '../duplicateCluster.ts';
import { type CommentRange, lexCode } from './lexCode.ts';
import { lexWords } from './lexWords.ts';
import { isProse, syntaxOf } from './syntax.ts';
import { noTokens, TokenBuffer, tokenClass, type TokenLines } from './tokenLines.ts';

export interface LexedFile {
  readonly text: string;
  /** Of prose, its words: `main` is `docs` then. */
  readonly main: TokenLines;
  readonly mainContent: DuplicateContent;
  /** The words of comments that say something, a boundary at the first and the last line of each. */
  readonly comments: TokenLines;
}

/** A comment shorter than this is a label. */
const minCommentWords = 12;
const minCommentLines = 2;

const buffer = new TokenBuffer();

/** @param language  an id of `core/chunking/languages.ts` */
export function lexFile(text: string, language: string): LexedFile {
  if (isProse(language)) {
    lexWords(text, { start: 0, end: text.length, line: 1 }, buffer);
    return { text, main: buffer.take(), mainContent: 'docs', comments: noTokens };
  }
  const { tokens, comments } = lexCode(text, syntaxOf(language));
  return { text, main: tokens, mainContent: 'code', comments: lexComments(text, comments) };
}

function lexComments(text: string, comments: readonly CommentRange[]): TokenLines {
  let index = 0;
  while (index < comments.length) {
    const end = endOfBlock(text, comments, index);
    pushBlock(text, comments.slice(index, end));
    index = end;
  }
  return buffer.take();
}

/** @returns the index behind the last comment that follows without code or a blank line between */
function endOfBlock(text: string, comments: readonly CommentRange[], start: number): number {
  let end = start + 1;
  for (; end < comments.length; end++) {
    const before = comments[end - 1];
    const next = comments[end];
    if (before === undefined || next?.tokenIndex !== before.tokenIndex) break;
    if (/\n\s*\n/.test(text.slice(before.end, next.start))) break;
  }
  return end;
}

function pushBlock(text: string, block: readonly CommentRange[]): void {
  const start = buffer.count;
  // The marks around the words may stand on lines of their own, and belong to the block.
  buffer.push(0, 0, block[0]?.line ?? 0, tokenClass.boundary);
  for (const comment of block) lexWords(text, comment, buffer);
  const lines = buffer.lastLine() - (block[0]?.line ?? 0) + 1;
  const wordCount = buffer.count - start - 1;
  if (wordCount < minCommentWords || lines < minCommentLines) buffer.count = start;
  else buffer.push(0, 0, lastLineOf(text, block), tokenClass.boundary);
}

function lastLineOf(text: string, block: readonly CommentRange[]): number {
  const { start, end, line } = block.at(-1) ?? { start: 0, end: 0, line: 0 };
  return line + text.slice(start, end).trimEnd().split('\n').length - 1;
}
