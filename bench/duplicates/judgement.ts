// The labelled pairs beside what was told: precision and recall, by type, kind and half.

import type { CloneType } from '../../src/core/duplicates/duplicateCluster.ts';
import type {
  LabelledPair,
  PairKind,
  PairType,
} from '../../test/quality/duplicates/duplicateSets.ts';
import type { AnswerSpan } from '../../test/quality/sets.ts';
import { clusterOf, type ClusterPlaces, type PlacedLines } from './cover.ts';

export interface JudgedPair extends LabelledPair {
  /** The type it was told as; undefined when it was not told. */
  readonly toldAs?: CloneType;
}

/** Of some pairs. A share of nothing is absent. */
export interface PairFigures {
  readonly positives: number;
  readonly negatives: number;
  readonly told: number;
  readonly toldRightly: number;
  /** Of the labelled pairs that are told, those that are duplicates. */
  readonly precision?: number;
  /** Of the duplicates, those that are told. */
  readonly recall?: number;
}

/** The types that are judged by recall; type 4 is reported. */
export const textualTypes: readonly PairType[] = [1, 2, 3];

export function judgePairs(
  pairs: readonly LabelledPair[],
  clusters: readonly ClusterPlaces[],
): JudgedPair[] {
  return pairs.map((pair) => {
    const cluster = clusterOf(placed(pair.a), placed(pair.b), clusters);
    return cluster === undefined ? pair : { ...pair, toldAs: cluster.cloneType };
  });
}

export function placed({ path, start, end }: AnswerSpan): PlacedLines {
  return { path, lines: { start, end } };
}

export function figuresOf(pairs: readonly JudgedPair[]): PairFigures {
  const positives = pairs.filter(isPositive);
  const told = pairs.filter(({ toldAs }) => toldAs !== undefined);
  const toldRightly = told.filter(isPositive);
  return {
    positives: positives.length,
    negatives: pairs.length - positives.length,
    told: told.length,
    toldRightly: toldRightly.length,
    ...(told.length === 0 ? {} : { precision: toldRightly.length / told.length }),
    ...(positives.length === 0 ? {} : { recall: toldRightly.length / positives.length }),
  };
}

export function isPositive({ type }: Pick<LabelledPair, 'type'>): boolean {
  return type !== 0;
}

export function ofTypes<T extends LabelledPair>(
  pairs: readonly T[],
  types: readonly PairType[],
): T[] {
  return pairs.filter(({ type }) => types.includes(type));
}

export function ofKind<T extends LabelledPair>(pairs: readonly T[], kind: PairKind): T[] {
  return pairs.filter((pair) => pair.kind === kind);
}

/** What to look at: duplicates that are not told, and pairs told that are none. */
export function mistakesIn(pairs: readonly JudgedPair[]): JudgedPair[] {
  return pairs.filter((pair) => isPositive(pair) !== (pair.toldAs !== undefined));
}
