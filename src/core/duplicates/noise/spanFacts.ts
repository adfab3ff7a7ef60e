// What the rules look at: a span with its tokens and its lines, and the file around it.

import type { DuplicateContent } from '../duplicateCluster.ts';
import type { Span } from '../pair.ts';
import type { LexedFile } from '../textual/lexFile.ts';
import { sliceLines, type TokenLines } from '../textual/tokenLines.ts';

export interface SpanFacts {
  readonly span: Span;
  readonly content: DuplicateContent;
  readonly lexed: LexedFile;
  readonly tokens: TokenLines;
  /** Without those that hold white space only. */
  readonly textLines: readonly string[];
  /** Of them, those that hold code or, in prose, words. */
  readonly codeLines: readonly string[];
}

export function spanFacts(span: Span, content: DuplicateContent, lexed: LexedFile): SpanFacts {
  const tokens = sliceLines(content === 'comments' ? lexed.comments : lexed.main, span.lines);
  const lines = linesOf(lexed).slice(span.lines.start - 1, span.lines.end);
  const withTokens = new Set(tokens.lines);
  return {
    span,
    content,
    lexed,
    tokens,
    textLines: lines.filter((line) => line.trim() !== ''),
    codeLines: lines.filter((_, index) => withTokens.has(span.lines.start + index)),
  };
}

/** Many pairs have a side in one file, one behind the other. */
const linesByFile = new WeakMap<LexedFile, readonly string[]>();

export function linesOf(lexed: LexedFile): readonly string[] {
  const known = linesByFile.get(lexed) ?? lexed.text.split('\n');
  linesByFile.set(lexed, known);
  return known;
}
