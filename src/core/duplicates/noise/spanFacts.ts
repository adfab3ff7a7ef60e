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
  /** What was asked of this span before: a copy among many is asked for with each of them. */
  readonly verdicts: Map<SpanTest, boolean>;
}

export type SpanTest = (facts: SpanFacts) => boolean;

export function spanFacts(span: Span, content: DuplicateContent, lexed: LexedFile): SpanFacts {
  const bySpan = factsByFile.get(lexed) ?? new Map<string, SpanFacts>();
  factsByFile.set(lexed, bySpan);
  const key = `${content}:${String(span.lines.start)}:${String(span.lines.end)}`;
  const facts = bySpan.get(key) ?? readFacts(span, content, lexed);
  bySpan.set(key, facts);
  return facts;
}

/** Goes with the tokens when those are dropped. */
const factsByFile = new WeakMap<LexedFile, Map<string, SpanFacts>>();

function readFacts(span: Span, content: DuplicateContent, lexed: LexedFile): SpanFacts {
  const tokens = sliceLines(content === 'comments' ? lexed.comments : lexed.main, span.lines);
  const lines = linesOf(lexed).slice(span.lines.start - 1, span.lines.end);
  return {
    span,
    content,
    lexed,
    tokens,
    textLines: lines.filter((line) => /\S/.test(line)),
    codeLines: linesWithTokens(lines, span.lines.start, tokens),
    verdicts: new Map(),
  };
}

/** Asked once of each span. */
export function holds(test: SpanTest, facts: SpanFacts): boolean {
  const known = facts.verdicts.get(test) ?? test(facts);
  facts.verdicts.set(test, known);
  return known;
}

function linesWithTokens(
  lines: readonly string[],
  firstLine: number,
  { lines: tokenLines }: TokenLines,
): string[] {
  const found: string[] = [];
  let index = 0;
  for (let at = 0; at < lines.length && index < tokenLines.length; at++) {
    if (tokenLines[index] === firstLine + at) found.push(lines[at] ?? '');
    while (tokenLines[index] === firstLine + at) index += 1;
  }
  return found;
}

/** Many pairs have a side in one file, one behind the other. */
const linesByFile = new WeakMap<LexedFile, readonly string[]>();

export function linesOf(lexed: LexedFile): readonly string[] {
  const known = linesByFile.get(lexed) ?? lexed.text.split('\n');
  linesByFile.set(lexed, known);
  return known;
}
