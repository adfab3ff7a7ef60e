// How alike the two places of a labelled pair are, by every measure that the detector has, whatever
// its thresholds say: what a calibration looks at.

import { alignedShare } from '../../src/core/duplicates/textual/alignTexts.ts';
import { lexFile } from '../../src/core/duplicates/textual/lexFile.ts';
import { sliceLines, type TokenLines } from '../../src/core/duplicates/textual/tokenLines.ts';
import { languageOf } from '../../src/core/chunking/languages.ts';
import type { Encoder } from '../../src/core/encoding/encoder.ts';
import { rowOf } from '../../src/core/model.ts';
import { dotProduct } from '../../src/core/store/unitRows.ts';
import type { LabelledPair } from '../../test/quality/duplicates/duplicateSets.ts';
import type { AnswerSpan } from '../../test/quality/sets.ts';

export interface PairScores {
  /** 0…1, tokens in one order in both, names and literals aside. */
  readonly share: number;
  /** 0…1, the same as they are written. */
  readonly similarity: number;
  /** Cosine of both texts alone, without what stands around them. */
  readonly cosine: number;
  /** Of the shorter place. */
  readonly tokens: number;
}

export interface ScoredPair extends LabelledPair {
  readonly scores: PairScores;
}

/** @param readText  of a file of the checkout */
export async function scorePairs(
  pairs: readonly LabelledPair[],
  readText: (path: string) => string,
  encoder: Encoder,
): Promise<ScoredPair[]> {
  const textsOf = (span: AnswerSpan): string =>
    readText(span.path)
      .split('\n')
      .slice(span.start - 1, span.end)
      .join('\n');
  const first = await encoder.encode(
    pairs.map(({ a }) => textsOf(a)),
    'document',
  );
  const second = await encoder.encode(
    pairs.map(({ b }) => textsOf(b)),
    'document',
  );
  return pairs.map((pair, row) => {
    const a = tokensOf(pair, pair.a, readText);
    const b = tokensOf(pair, pair.b, readText);
    const { share, similarity } = alignedShare(a, b);
    const cosine = dotProduct(first.data, row * first.dimension, rowOf(second, row));
    const tokens = Math.min(a.exact.length, b.exact.length);
    return { ...pair, scores: { share, similarity, cosine, tokens } };
  });
}

function tokensOf(
  { kind }: LabelledPair,
  span: AnswerSpan,
  readText: (path: string) => string,
): TokenLines {
  const { main, comments } = lexFile(readText(span.path), languageOf(span.path));
  return sliceLines(kind === 'comment' ? comments : main, span);
}
