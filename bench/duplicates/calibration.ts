// Where to put the thresholds: fitted on one half of the labelled pairs, looked at on the other.

import type { Half } from '../../test/quality/sets.ts';
import { pairKinds } from '../../test/quality/duplicates/duplicateSets.ts';
import { type Cell, markdownTable } from '../lib/table.ts';
import { textualTypes } from './judgement.ts';
import type { ScoredPair } from './pairScores.ts';
import { averagePrecision, type ScoredLabel, thresholdFor } from './precisionCurve.ts';

/** A measure and the pairs that it decides about. */
interface Measure {
  readonly name: string;
  readonly decides: (pair: ScoredPair) => boolean;
  readonly scoreOf: (pair: ScoredPair) => number;
  readonly wantedPrecision: number;
}

/**
 * Pairs that a rule leaves out are decided already; type 4 is no matter of tokens, and copies are
 * none of cosines. What only means the same is not told within one file.
 */
const measures: readonly Measure[] = [
  {
    name: 'similarity of tokens, types 1–3',
    decides: ({ type, scores }) => scores.rule === undefined && type !== 4,
    scoreOf: ({ scores }) => scores.similarity,
    wantedPrecision: 0.9,
  },
  {
    name: 'cosine, type 4 in different files',
    decides: (pair) => pair.a.path !== pair.b.path && !isDecidedByTokens(pair),
    scoreOf: ({ scores }) => scores.cosine ?? 0,
    wantedPrecision: 0.8,
  },
];

function isDecidedByTokens({ type, scores }: ScoredPair): boolean {
  if (textualTypes.includes(type) || scores.isCopy) return true;
  return type === 0 && scores.rule !== undefined;
}

export function calibrationReport(pairs: readonly ScoredPair[]): string {
  return measures
    .flatMap((measure) => [
      `## ${measure.name}`,
      markdownTable(
        [
          'kind',
          'duplicates',
          'others',
          'AP',
          'threshold',
          'precision',
          'recall',
          'precision, report',
          'recall, report',
        ],
        pairKinds.map((kind) =>
          rowOf(
            measure,
            kind,
            pairs.filter((pair) => pair.kind === kind),
          ),
        ),
      ),
    ])
    .join('\n\n');
}

function rowOf(measure: Measure, kind: string, pairs: readonly ScoredPair[]): Cell[] {
  const fit = labelsOf(measure, pairs, 'fit');
  const positives = fit.filter(({ isDuplicate }) => isDuplicate).length;
  const counts = [String(positives), String(fit.length - positives)];
  const chosen = thresholdFor(fit, measure.wantedPrecision);
  if (chosen === undefined)
    return [kind, ...counts, averagePrecision(fit), '–', '–', '–', '–', '–'];
  const { threshold, precision, recall } = chosen;
  const report = atThreshold(labelsOf(measure, pairs, 'report'), threshold);
  return [kind, ...counts, averagePrecision(fit), threshold, precision, recall, ...report];
}

function labelsOf(measure: Measure, pairs: readonly ScoredPair[], half: Half): ScoredLabel[] {
  return pairs
    .filter((pair) => pair.half === half && measure.decides(pair))
    .map((pair) => ({ score: measure.scoreOf(pair), isDuplicate: pair.type !== 0 }));
}

/** @returns precision and recall of what is at least so alike */
function atThreshold(labels: readonly ScoredLabel[], threshold: number): Cell[] {
  const told = labels.filter(({ score }) => score >= threshold);
  const right = told.filter(({ isDuplicate }) => isDuplicate).length;
  const positives = labels.filter(({ isDuplicate }) => isDuplicate).length;
  return [told.length === 0 ? '–' : right / told.length, positives === 0 ? '–' : right / positives];
}
