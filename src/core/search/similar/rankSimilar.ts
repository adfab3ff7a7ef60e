// Puts in order what is like the subject: mostly by meaning, a little by shared words. The
// texts themselves are compared, so that a copy is known as one.

import type { Reason } from '../../searchEngine.ts';
import { byScore } from '../byScore.ts';
import type { SimilarCandidate } from './gatherSimilar.ts';
import type { Subject } from './subject.ts';
import { tellingWords, type WordOverlap, wordOverlap, wordRarity } from './wordOverlap.ts';

/** A candidate with the text that it has now. */
export interface ReadCandidate extends SimilarCandidate {
  readonly text: string;
}

export interface RankedSimilar<T extends ReadCandidate> {
  readonly candidate: T;
  /** 0…1; 1 is the same text. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** The cosine's share of the score; the rest is shared words. */
const meaningShare = 0.8;
const shownWords = 4;

/** @returns best first; equal ones by place */
export function rankSimilar<T extends ReadCandidate>(
  subject: Subject,
  candidates: readonly T[],
): RankedSimilar<T>[] {
  const pieces = subject.pieces.map(({ text }) => ({
    plain: withoutSpace(text),
    words: tellingWords(text),
  }));
  const words = candidates.map(({ text }) => tellingWords(text));
  const rarityOf = wordRarity(words);
  return candidates
    .map((candidate, index) => {
      const plain = withoutSpace(candidate.text);
      const isSame = pieces.some((piece) => piece.plain === plain);
      const overlap = pieces
        .map((piece) => wordOverlap(piece.words, words[index] ?? new Set(), rarityOf))
        .reduce((best, next) => (next.share > best.share ? next : best));
      const reasons = reasonsOf(candidate.similarity, overlap);
      const score = scoreOf(reasons);
      return isSame
        ? { candidate, score: 1, reasons: [copyReason(score), ...reasons] }
        : { candidate, score, reasons };
    })
    .sort(byScore);
}

/** Without a vector, words alone must do. */
function reasonsOf(similarity: number | undefined, { share, shared }: WordOverlap): Reason[] {
  const words = shared.slice(0, shownWords).map((word) => `“${word}”`);
  const reasons: Reason[] = [
    {
      feature: 'meaning',
      value: similarity ?? 0,
      contribution: meaningShare * Math.max(0, similarity ?? 0),
      label: `alike in meaning: ${(similarity ?? 0).toFixed(2)} of 1`,
    },
    {
      feature: 'words',
      value: share,
      contribution: similarity === undefined ? share : (1 - meaningShare) * share,
      label: `shares ${words.join(', ')}`,
    },
  ];
  return reasons.filter(({ value }) => value !== 0);
}

function scoreOf(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, { contribution }) => sum + contribution, 0);
}

/** Takes the score to 1, whatever the vectors say: their headers differ. */
function copyReason(score: number): Reason {
  return { feature: 'copy', value: 1, contribution: 1 - score, label: 'the same text' };
}

/** Copies are often indented or wrapped anew. */
function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
