// How much of what was looked at repeats: lines that say something, each counted once.

import { overlaps } from '../lineRange.ts';
import type { LineRange } from '../model.ts';
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
    for (const lines of joined(own.map((span) => span.lines))) total += countLines(facts, lines);
  }
  return total;
}

function besidesLongest(spans: readonly Span[]): Span[] {
  const lengthOf = ({ lines }: Span): number => lines.end - lines.start + 1;
  const longest = spans.reduce<Span | undefined>(
    (best, span) => (best === undefined || lengthOf(span) > lengthOf(best) ? span : best),
    undefined,
  );
  return spans.filter((span) => span !== longest);
}

function joined(ranges: readonly LineRange[]): LineRange[] {
  const result: LineRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || !overlaps(last, range)) result.push(range);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return result;
}
