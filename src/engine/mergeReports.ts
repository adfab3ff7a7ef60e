// The reports of several roots as one.

import type { IndexReport } from '../core/searchEngine.ts';

const emptyReport: IndexReport = {
  filesAdded: 0,
  filesChanged: 0,
  filesRemoved: 0,
  filesUnchanged: 0,
  chunksEncoded: 0,
  chunksReused: 0,
  skipped: [],
  elapsedMs: 0,
};

/** Sums; the time is the longest, since roots are counted side by side. */
export function mergeReports(reports: readonly IndexReport[]): IndexReport {
  return reports.reduce<IndexReport>(
    (sum, report) => ({
      filesAdded: sum.filesAdded + report.filesAdded,
      filesChanged: sum.filesChanged + report.filesChanged,
      filesRemoved: sum.filesRemoved + report.filesRemoved,
      filesUnchanged: sum.filesUnchanged + report.filesUnchanged,
      chunksEncoded: sum.chunksEncoded + report.chunksEncoded,
      chunksReused: sum.chunksReused + report.chunksReused,
      skipped: [...sum.skipped, ...report.skipped],
      elapsedMs: Math.max(sum.elapsedMs, report.elapsedMs),
    }),
    emptyReport,
  );
}
