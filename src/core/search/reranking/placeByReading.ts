// Puts the places that were read in a new order: what the ranking says and what reading says, added
// up. They stay before all that was not read.

import type { Reason } from '../../searchEngine.ts';
import type { RankedCandidate, RankedPiece } from '../rankCandidates.ts';
import { spreadOverFiles } from '../spreadOverFiles.ts';

export interface ReadPlace {
  readonly place: RankedPiece;
  readonly logit: number;
}

/** A ranking, parted. */
export interface PartlyRead {
  readonly read: readonly ReadPlace[];
  /** What was not read, in its order. */
  readonly behind: readonly RankedPiece[];
}

/**
 * @param given   the places whose texts were given to the scorer, best first
 * @param logits  of the first of them
 */
export function partByReading(
  places: readonly RankedPiece[],
  given: readonly { readonly place: RankedPiece }[],
  logits: readonly number[],
): PartlyRead {
  const read = given.slice(0, logits.length).map(({ place }, index) => ({
    place,
    logit: logits[index] ?? 0,
  }));
  const isRead = new Set(read.map(({ place }) => place));
  return { read, behind: places.filter((place) => !isRead.has(place)) };
}

export interface ReadingWeights {
  /** Score of one unit of the logit. */
  readonly weight: number;
  /** Taken off for each better place of the same file. */
  readonly furtherPlace: number;
}

/**
 * @param read    the first of the ranking, in its order
 * @param behind  the rest of it, which stays as it is
 */
export function placeByReading(
  read: readonly ReadPlace[],
  behind: readonly RankedPiece[],
  { weight, furtherPlace }: ReadingWeights,
): RankedCandidate[] {
  const mean = read.reduce((sum, { logit }) => sum + logit, 0) / Math.max(1, read.length);
  const scored = read.map((entry) => {
    // Against the mean: a logit says how two texts compare, its zero is that of the training.
    const part = weight * (entry.logit - mean);
    return { ...entry, candidate: entry.place.candidate, part, score: entry.place.ownScore + part };
  });
  spreadOverFiles(scored, furtherPlace);
  // Scores go down along the list, also where what was read meets what was not.
  const lift = Math.max(0, (behind[0]?.score ?? -Infinity) - (scored.at(-1)?.score ?? Infinity));
  const placed = scored.map(({ place, candidate, logit, part, score }) => ({
    candidate,
    score: score + lift,
    reasons: () => withReading(place.reasons(), logit, part + lift),
  }));
  return [...placed, ...behind];
}

function withReading(
  reasons: readonly Reason[],
  logit: number,
  contribution: number,
): readonly Reason[] {
  const reading: Reason = {
    feature: 'read together',
    value: 1 / (1 + Math.exp(-logit)),
    contribution,
    label: `reads ${contribution < 0 ? 'less well' : 'well'} with the question`,
  };
  return [...reasons, reading].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}
