// How much of what was looked at repeats: lines that say something, each counted once.

import { joinOverlapping, lineCount } from '../lineRange.ts';
import type { ToldCluster } from './clusterReport.ts';
import type { FileTexts } from './fileTexts.ts';
import { countLines } from './lineFacts.ts';
import type { SourceFile, Span } from './pair.ts';

export function totalLinesOf(files: Iterable<SourceFile>, texts: FileTexts): number {
  let total = 0;
  for (const file of files) total += texts.linesOf(file)?.total ?? 0;
  return total;
}

/** Lines of all members but the longest of each cluster. */
export function duplicatedLinesOf(clusters: readonly ToldCluster[], texts: FileTexts): number {
  const spans = clusters.flatMap(({ spans: members }) => besidesLongest(members));
  let total = 0;
  for (const [file, own] of Map.groupBy(spans, (span) => span.file)) {
    const facts = texts.linesOf(file);
    if (facts === undefined) continue;
    const ranges = joinOverlapping(own.map((span) => span.lines));
    for (const lines of ranges) total += countLines(facts, lines);
  }
  return total;
}

function besidesLongest(spans: readonly Span[]): Span[] {
  const longest = spans.reduce<Span | undefined>(
    (best, span) =>
      best === undefined || lineCount(span.lines) > lineCount(best.lines) ? span : best,
    undefined,
  );
  return spans.filter((span) => span !== longest);
}
