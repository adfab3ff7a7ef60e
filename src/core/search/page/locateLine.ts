// Where to look first inside a hit whose words do not lead there: a question in other words than
// the code. Parts of the hit are encoded, which is too slow for a whole page and quick enough for
// the one hit that is opened.

import type { EncoderInput } from '../../encoding/encoder.ts';
import { type EmbeddingMatrix, rowOf } from '../../model.ts';
import { dotProduct } from '../../store/unitRows.ts';
import { parseSearchRequest } from '../searchRequest.ts';
import { type ChunkName, findBestLine, firstWrittenLine, scoreLines } from './bestLine.ts';
import { type LineMatches, matchLines, weighStems } from './lineMatches.ts';

/** An encoder, or an engine. */
export interface SpanEncoder {
  encode(
    texts: readonly string[],
    input: EncoderInput,
    signal?: AbortSignal,
  ): Promise<EmbeddingMatrix>;
}

/** Of the query's stems; with more of them near the best line, words lead. */
const leadingShare = 1 / 3;
/** Long enough to mean something, short enough to tell places apart. */
const spanLines = 6;
/** Spans overlap by half: what stands at a cut is whole in the next one. */
const spanStep = 3;
const maxSpans = 24;
const maxSpanCharacters = 1_500;

/**
 * @param query  as a person typed it, filters included
 * @param lines  of the hit, as they are now
 * @returns      an index into `lines`; 0 when there is none
 * @throws EngineError `bad-query`; whatever the encoder throws
 */
export async function locateLine(
  encoder: SpanEncoder,
  query: string,
  lines: readonly string[],
  name: ChunkName,
  signal?: AbortSignal,
): Promise<number> {
  const { text, terms } = parseSearchRequest(query, {});
  const matches = matchLines(lines, terms);
  const weights = weighStems([matches]);
  const byWords = findBestLine(lines, matches, name, weights);
  const spans = spansOf(lines);
  const share = heldAround(matches, byWords) / Math.max(1, terms.stems.length);
  if (text === '' || spans.length < 2 || share >= leadingShare) return byWords;
  const [queries, rows] = await Promise.all([
    encoder.encode([text], 'query', signal),
    encoder.encode(
      spans.map((span) => span.text),
      'document',
      signal,
    ),
  ]);
  const similarities = spans.map((_, index) =>
    dotProduct(rows.data, index * rows.dimension, rowOf(queries, 0)),
  );
  const words = toShares(scoreLines(matches, weights));
  const meaning = toShares(spread(similarities, spans, lines.length));
  return bestOf(lines, (index) => (words[index] ?? 0) + (meaning[index] ?? 0));
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function spansOf(lines: readonly string[]): readonly Span[] {
  const step = Math.max(spanStep, Math.ceil(lines.length / maxSpans));
  const length = (step * spanLines) / spanStep;
  const spans: Span[] = [];
  for (let start = firstWrittenLine(lines); start < lines.length; start += step) {
    const end = Math.min(lines.length, start + length);
    const text = lines.slice(start, end).join('\n').slice(0, maxSpanCharacters);
    if (text.trim() !== '') spans.push({ start, end, text });
    if (end === lines.length) break;
  }
  return spans;
}

/** Different stems on the line and beside it. */
function heldAround(matches: readonly LineMatches[], line: number): number {
  const near = [matches[line - 1], matches[line], matches[line + 1]];
  return new Set(near.flatMap((held) => [...(held?.stems.keys() ?? [])])).size;
}

/** Each line has the mean of the spans that it is in. */
function spread(
  similarities: readonly number[],
  spans: readonly Span[],
  lineCount: number,
): readonly number[] {
  return Array.from({ length: lineCount }, (_, line) => {
    const own = similarities.filter((_similarity, index) => {
      const span = spans[index];
      return span !== undefined && line >= span.start && line < span.end;
    });
    return own.reduce((sum, similarity) => sum + similarity, 0) / Math.max(1, own.length);
  });
}

/** From the lowest, 0, to the highest, 1. */
function toShares(values: readonly number[]): readonly number[] {
  const lowest = Math.min(...values);
  const range = Math.max(...values) - lowest;
  return values.map((value) => (range === 0 ? 0 : (value - lowest) / range));
}

/** The first of equals that says something. */
function bestOf(lines: readonly string[], scoreOf: (index: number) => number): number {
  let best = firstWrittenLine(lines);
  lines.forEach((line, index) => {
    if (/[\p{L}\p{N}]/u.test(line) && scoreOf(index) > scoreOf(best)) best = index;
  });
  return best;
}
