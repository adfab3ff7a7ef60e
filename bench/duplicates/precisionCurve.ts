// A measure of likeness against a yes or no of people: average precision, the best F1, and the
// threshold that holds a wanted precision.

/** One judged thing: how alike it was measured, and whether people call it a duplicate. */
export interface ScoredLabel {
  readonly score: number;
  readonly isDuplicate: boolean;
}

export interface CurvePoint {
  /** What is at least so alike is told. */
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * A point for each distinct score, the highest threshold first; equal scores stand or fall
 * together.
 *
 * @returns none without a duplicate
 */
export function precisionCurve(labels: readonly ScoredLabel[]): CurvePoint[] {
  const sorted = [...labels].sort((a, b) => b.score - a.score);
  const positives = sorted.filter(({ isDuplicate }) => isDuplicate).length;
  if (positives === 0) return [];
  const points: CurvePoint[] = [];
  let right = 0;
  for (const [index, { score, isDuplicate }] of sorted.entries()) {
    if (isDuplicate) right++;
    if (sorted[index + 1]?.score === score) continue;
    const [precision, recall] = [right / (index + 1), right / positives];
    const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    points.push({ threshold: score, precision, recall, f1 });
  }
  return points;
}

/**
 * The area under the steps of the curve.
 *
 * @returns 0…1; 0 without a duplicate
 * @see Manning, Raghavan & Schütze 2008, Introduction to Information Retrieval, §8.4
 */
export function averagePrecision(labels: readonly ScoredLabel[]): number {
  let area = 0;
  let reached = 0;
  for (const { precision, recall } of precisionCurve(labels)) {
    area += precision * (recall - reached);
    reached = recall;
  }
  return area;
}

/** The point with the best F1, the higher threshold of equals. */
export function bestF1(labels: readonly ScoredLabel[]): CurvePoint | undefined {
  return precisionCurve(labels).reduce<CurvePoint | undefined>(
    (best, point) => (best === undefined || point.f1 > best.f1 ? point : best),
    undefined,
  );
}

/**
 * The lowest threshold that is as precise as wanted: it tells the most.
 *
 * @returns undefined where no threshold is so precise
 */
export function thresholdFor(
  labels: readonly ScoredLabel[],
  wantedPrecision: number,
): CurvePoint | undefined {
  return precisionCurve(labels)
    .filter(({ precision }) => precision >= wantedPrecision)
    .at(-1);
}
