// The limit beyond which a run with duplicates ends with an error, for CI.

import { counted, formatCount } from '../../base/formatCount.ts';
import { EngineError } from '../../base/errors.ts';
import type { DuplicateReport } from '../../core/duplicates/duplicateCluster.ts';
import { duplicatedShare } from './printedReport.ts';

export type DuplicateLimit =
  | { readonly type: 'clusters'; readonly count: number }
  /** Of the lines that were looked at. */
  | { readonly type: 'share'; readonly percent: number };

export interface Verdict {
  readonly isOver: boolean;
  /** What was measured, and the limit. */
  readonly sentence: string;
}

/**
 * @param text  `12` clusters, or `2.5%` of the lines
 * @throws EngineError `bad-option`
 */
export function parseLimit(text: string): DuplicateLimit {
  const { number = '', percent } =
    /^(?<number>\d+(?:\.\d+)?)\s*(?<percent>%)?$/.exec(text.trim())?.groups ?? {};
  const value = Number(number);
  if (number !== '' && percent !== undefined && value <= 100) {
    return { type: 'share', percent: value };
  }
  if (number !== '' && percent === undefined && Number.isInteger(value)) {
    return { type: 'clusters', count: value };
  }
  throw new EngineError(
    'bad-option',
    `Expected a number of clusters (12) or a share of the lines (2.5%) for --fail-over, got "${text}".`,
  );
}

export function judge(report: DuplicateReport, limit: DuplicateLimit): Verdict {
  if (limit.type === 'clusters') {
    const { length } = report.clusters;
    return verdict(length > limit.count, counted(length, 'cluster'), formatCount(limit.count));
  }
  const percent = duplicatedShare(report) * 100;
  return verdict(
    percent > limit.percent,
    // More digits than a limit has: 5.0004 % must not read as if it were the limit.
    `${String(Number(percent.toFixed(4)))} % of the lines`,
    `${String(limit.percent)} %`,
  );
}

function verdict(isOver: boolean, measured: string, limit: string): Verdict {
  return {
    isOver,
    sentence: `Duplicates: ${measured}, ${isOver ? 'more than' : 'within'} the limit of ${limit}.`,
  };
}
