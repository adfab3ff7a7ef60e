// Rules that count tokens: tables, lists, accessors, heads of declarations, patterns.

import type { CloneType } from '../duplicateCluster.ts';
import { closeBrace, openBrace, strayBrackets } from '../textual/brackets.ts';
import { minTokensOf } from '../textual/compareStreams.ts';
import { hashWord, mixBits } from '../textual/tokenHash.ts';
import { syntaxOf } from '../textual/syntax.ts';
import { tokenClass, type TokenLines } from '../textual/tokenLines.ts';
import type { SpanFacts } from './spanFacts.ts';

export function isTooShort({ content, tokens }: SpanFacts, cloneType: CloneType): boolean {
  return tokens.exact.length < minTokensOf(content, cloneType);
}

/** Rows of a table, an array of numbers: much is literal and little is a name. */
export function isData({ span, content, tokens }: SpanFacts): boolean {
  if (content !== 'code' || syntaxOf(span.file.language).literal) return false;
  const continued = countContinued(tokens);
  const count = tokens.classes.length - continued;
  const literals =
    countClass(tokens, tokenClass.number) + countClass(tokens, tokenClass.string) - continued;
  const names = countClass(tokens, tokenClass.word) + countClass(tokens, tokenClass.keyword);
  return literals >= minLiteralShare * count && literals >= names;
}

/** Strings that go on from the one before, with nothing between: a long text, one literal. */
function countContinued({ classes }: TokenLines): number {
  let count = 0;
  for (let index = 1; index < classes.length; index++) {
    if (classes[index] === tokenClass.string && classes[index - 1] === tokenClass.string)
      count += 1;
  }
  return count;
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
  if (shapes.length >= minTableLines && counts.size <= maxTableShapes * shapes.length) return true;
  const [first = 0, second = 0] = [...counts.values()].sort((a, b) => b - a);
  // A case and its result may take turns; what stands once besides is the frame around the list.
  return first >= 3 && first + (second >= 3 ? second : 0) >= minShapeShare * shapes.length;
}

const minListLines = 5;
const minShapeShare = 0.75;
/** Rows of some lines each, as macros under conditions: few shapes over many lines. */
const minTableLines = 30;
const maxTableShapes = 0.2;

/** Accessors and delegates say what they must: bodies of one short expression each. */
export function isAccessors({ span, content, tokens }: SpanFacts): boolean {
  if (content !== 'code' || tokens.exact.length > maxAccessorTokens) return false;
  if (languagesWithoutBraces.has(span.file.language)) return false;
  const bodies = bodiesOf(tokens);
  const ends = bodies.filter(({ holdsBody }) => !holdsBody).length;
  return tokens.exact.length <= maxTokensOfAccessor * ends && bodies.every(isTrivial);
}

/** Braces hold a literal or a block there, never a body. */
const languagesWithoutBraces: ReadonlySet<string> = new Set([
  'python',
  'ruby',
  'elixir',
  'lua',
  'julia',
  'haskell',
  'ocaml',
  'fsharp',
]);

const maxAccessorTokens = 240;
/** With its head. Where there is more to a pair of braces, they are a literal or a block in code
 * that runs straight on, as tests do. */
const maxTokensOfAccessor = 30;
/** `return this.client.open().send(request)`, or a value that is kept and an empty result. */
const maxBodyTokens = 15;

/** What stands between two braces and not between two others within. */
interface Body {
  tokenCount: number;
  holdsBody: boolean;
  /** Chooses, repeats or fails. */
  decides: boolean;
  /** Keeps or gives back a value. */
  hasValue: boolean;
}

/** A body around others is the class of the accessors, unless it does something itself. */
function isTrivial({ tokenCount, holdsBody, decides, hasValue }: Body): boolean {
  return !decides && (holdsBody ? !hasValue : tokenCount <= maxBodyTokens);
}

function bodiesOf({ exact }: TokenLines): Body[] {
  const bodies: Body[] = [];
  const open: Body[] = [];
  for (const hash of exact) {
    const body = open.at(-1);
    if (hash === openBrace) {
      if (body !== undefined) body.holdsBody = true;
      open.push({ tokenCount: 0, holdsBody: false, decides: false, hasValue: false });
    } else if (body !== undefined && hash === closeBrace) {
      bodies.push(body);
      open.pop();
    } else if (body !== undefined) {
      body.tokenCount += 1;
      body.decides ||= choices.has(hash);
      body.hasValue ||= values.has(hash);
    }
  }
  return bodies;
}

const choices: ReadonlySet<number> = new Set(
  ['if', 'for', 'while', 'switch', 'match', 'case', 'try', 'when', 'loop', 'throw'].map(hashWord),
);
const values: ReadonlySet<number> = new Set(['=', 'return'].map(hashWord));

/**
 * A head, with a statement of its body at most: whoever implements an interface writes the same.
 * The same heads with the same bodies are found as a whole.
 */
export function isHead({ content, tokens }: SpanFacts): boolean {
  if (content !== 'code' || tokens.exact.length > maxHeadTokens) return false;
  const { lastOpener } = strayBrackets(tokens);
  if (tokens.exact[lastOpener] !== openBrace) return false;
  return tokens.exact.length - lastOpener <= maxBodyTokens && bodiesOf(tokens).length === 0;
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

/** A hash of the abstract tokens of each line; what stands in round or square brackets is one. */
function lineShapes({ abstract, exact, lines }: TokenLines): number[] {
  const shapes: number[] = [];
  let line = 0;
  let depth = 0;
  abstract.forEach((hash, index) => {
    if (lines[index] !== line && depth === 0) shapes.push(0);
    line = lines[index] ?? 0;
    const written = exact[index] ?? 0;
    if (openers.has(written)) depth += 1;
    else if (closers.has(written)) depth = Math.max(0, depth - 1);
    shapes[shapes.length - 1] = mixBits(Math.imul(shapes.at(-1) ?? 0, 31) + hash);
  });
  return shapes;
}

const openers: ReadonlySet<number> = new Set(Array.from('([', hashWord));
const closers: ReadonlySet<number> = new Set(Array.from(')]', hashWord));
