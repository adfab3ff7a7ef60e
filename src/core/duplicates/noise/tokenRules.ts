// Rules that count tokens: tables, lists, accessors, heads of declarations, patterns.

import { closeBrace, openBrace, strayBrackets } from '../textual/brackets.ts';
import { minTokensOf } from '../textual/compareStreams.ts';
import { mixBits } from '../textual/tokenHash.ts';
import { hashWord } from '../textual/tokenHash.ts';
import { syntaxOf } from '../textual/syntax.ts';
import { tokenClass, type TokenLines } from '../textual/tokenLines.ts';
import type { SpanFacts } from './spanFacts.ts';

export function isTooShort({ content, tokens }: SpanFacts): boolean {
  return tokens.exact.length < minTokensOf(content);
}

/** Rows of a table, an array of numbers: much is literal and little is a name. */
export function isData({ span, content, tokens }: SpanFacts): boolean {
  if (content !== 'code' || syntaxOf(span.file.language).literal) return false;
  const count = tokens.classes.length;
  const literals = countClass(tokens, tokenClass.number) + countClass(tokens, tokenClass.string);
  const names = countClass(tokens, tokenClass.word) + countClass(tokens, tokenClass.keyword);
  return literals >= minLiteralShare * count && literals >= names;
}

/** The rest of a row are commas and brackets. */
const minLiteralShare = 0.3;

/** Lines of one shape, one behind the other: cases, constants, members of an enumeration. */
export function isListOfOneShape({ content, tokens }: SpanFacts): boolean {
  if (content !== 'code') return false;
  const shapes = lineShapes(tokens);
  if (shapes.length < minListLines) return false;
  const counts = new Map<number, number>();
  for (const shape of shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  const [first = 0, second = 0] = [...counts.values()].sort((a, b) => b - a);
  // A case and its result may take turns; what stands once besides is the frame around the list.
  return first >= 3 && first + (second >= 3 ? second : 0) >= minShapeShare * shapes.length;
}

const minListLines = 5;
const minShapeShare = 0.75;

/** Accessors and delegates say what they must: bodies of one short expression each. */
export function isAccessors({ content, tokens }: SpanFacts): boolean {
  if (content !== 'code' || tokens.exact.length > maxAccessorTokens) return false;
  const bodies = innermostBodies(tokens);
  return bodies.length > 0 && bodies.every((body) => isTrivial(tokens, body));
}

const maxAccessorTokens = 160;
/** `return this.client.send(request)` */
const maxBodyTokens = 9;
const choices: ReadonlySet<number> = new Set(
  ['if', 'for', 'while', 'switch', 'match', 'case', 'try', 'when', 'loop', 'throw'].map(hashWord),
);

interface Body {
  readonly start: number;
  readonly end: number;
}

function isTrivial({ exact }: TokenLines, { start, end }: Body): boolean {
  return (
    end - start <= maxBodyTokens && !exact.subarray(start, end).some((hash) => choices.has(hash))
  );
}

function innermostBodies({ exact }: TokenLines): Body[] {
  const bodies: Body[] = [];
  let start = -1;
  exact.forEach((hash, index) => {
    if (hash === openBrace) start = index + 1;
    else if (hash === closeBrace && start !== -1) {
      bodies.push({ start, end: index });
      start = -1;
    }
  });
  return bodies;
}

/** A head without its body: whoever implements an interface writes the same. */
export function isHead({ content, tokens }: SpanFacts): boolean {
  if (content !== 'code' || tokens.exact.length > maxHeadTokens) return false;
  const { firstOpener } = strayBrackets(tokens);
  const isLast = firstOpener === tokens.exact.length - 1;
  return isLast && tokens.exact[firstOpener] === openBrace && innermostBodies(tokens).length === 0;
}

const maxHeadTokens = 120;

/**
 * Whether a piece holds a pattern that repeats within itself: found beside its like in one file, it
 * is the pattern that has met itself, shifted; its single parts are told as pairs of their own.
 */
export function repeatsWithin({ tokens: { abstract } }: SpanFacts): boolean {
  const first = abstract[0];
  for (let shift = minShift; shift <= abstract.length >> 1; shift++) {
    if (abstract[shift] === first && sameAtShift(abstract, shift) >= minRepeatShare) return true;
  }
  return false;
}

const minShift = 2;
const minRepeatShare = 0.9;

function sameAtShift(values: Uint32Array, shift: number): number {
  let same = 0;
  for (let index = shift; index < values.length; index++) {
    if (values[index] === values[index - shift]) same += 1;
  }
  return same / (values.length - shift);
}

function countClass({ classes }: TokenLines, wanted: number): number {
  let count = 0;
  for (const kind of classes) if (kind === wanted) count += 1;
  return count;
}

/** A hash of the abstract tokens of each line that has some. */
function lineShapes({ abstract, lines }: TokenLines): number[] {
  const shapes: number[] = [];
  let line = 0;
  abstract.forEach((hash, index) => {
    if (lines[index] !== line) shapes.push(0);
    line = lines[index] ?? 0;
    shapes[shapes.length - 1] = mixBits(Math.imul(shapes.at(-1) ?? 0, 31) + hash);
  });
  return shapes;
}
