// Why a clone of jscpd is not among our clusters: the file is not looked at, one of our rules
// leaves such pairs out, or we compare it and do not call it one.

import { leaveOut } from '../../../src/core/duplicates/noise/leaveOut.ts';
import type { DuplicatePair, SourceFile } from '../../../src/core/duplicates/pair.ts';
import { alignedShare } from '../../../src/core/duplicates/textual/alignTexts.ts';
import { TokenCache } from '../../../src/core/duplicates/textual/tokenCache.ts';
import { lexFile } from '../../../src/core/duplicates/textual/lexFile.ts';
import { piecesOf } from '../../../src/core/duplicates/textual/pieces.ts';
import { splitAtBorders } from '../../../src/core/duplicates/textual/splitAtBorders.ts';
import { sliceLines, type TokenLines } from '../../../src/core/duplicates/textual/tokenLines.ts';
import { cloneThresholds } from '../../../src/core/duplicates/textual/cloneThresholds.ts';
import type { PlacedLines } from '../cover.ts';
import { type ComparedFile, sourceFilesIn } from '../sourceFiles.ts';
import type { JscpdClone } from './readReport.ts';
import type { KindredRun } from './runTools.ts';

export type ReasonOf = (clone: JscpdClone) => Promise<string>;

/** @param folder  of the repository, as both tools have read it */
export async function reasonsFor(
  folder: string,
  skipped: KindredRun['skipped'],
): Promise<ReasonOf> {
  const skips = new Map(skipped.map(({ path, reason }) => [path, reason]));
  const files = await sourceFilesIn(folder);
  const byPath = new Map(files.map((file) => [file.path, file]));
  return async ({ a, b }) => {
    const [first, second] = [byPath.get(a.path), byPath.get(b.path)];
    if (first === undefined || second === undefined) {
      const skip = skips.get(a.path) ?? skips.get(b.path) ?? 'ignored';
      return `not looked at: ${skip}`;
    }
    return (await ruleFor(first, a, second, b)) ?? likenessOf(first, a, second, b);
  };
}

async function ruleFor(
  first: ComparedFile,
  a: PlacedLines,
  second: ComparedFile,
  b: PlacedLines,
): Promise<string | undefined> {
  const pair: DuplicatePair = {
    a: { file: first, lines: a.lines },
    b: { file: second, lines: b.lines },
    cloneType: 1,
    content: lexFile(first.text, first.language).mainContent,
    similarity: 1,
  };
  const readText = ({ path }: SourceFile): Promise<string> =>
    Promise.resolve(path === first.path ? first.text : second.text);
  const { leftOut } = await leaveOut([pair], new TokenCache(readText));
  return leftOut[0] === undefined ? undefined : `left out: ${leftOut[0].rule}`;
}

/** jscpd counts commas and brackets of data, too, and compares what stands beside a function. */
function likenessOf(
  first: ComparedFile,
  a: PlacedLines,
  second: ComparedFile,
  b: PlacedLines,
): string {
  const [ours, theirs] = [tokensIn(first, a), tokensIn(second, b)];
  const count = Math.min(ours.exact.length, theirs.exact.length);
  const { minCodeTokens } = cloneThresholds;
  if (count < minCodeTokens) return `fewer than ${minCodeTokens} tokens without its comments`;
  if (crossesBorders(first, a, second, b)) return 'from within one function to within the next';
  const { cloneType } = alignedShare(ours, theirs);
  return cloneType === undefined
    ? 'too little is the same, token by token'
    : `told in part only, or in another group (type ${cloneType})`;
}

/** Such a span is told by its parts, where those are clones. */
function crossesBorders(
  first: ComparedFile,
  { lines: a }: PlacedLines,
  second: ComparedFile,
  { lines: b }: PlacedLines,
): boolean {
  const innerOf = (file: ComparedFile) => piecesOf(file, lexFile(file.text, file.language)).inner;
  return splitAtBorders(innerOf(first), innerOf(second), { a, b }).length > 1;
}

function tokensIn({ text, language }: ComparedFile, { lines }: PlacedLines): TokenLines {
  return sliceLines(lexFile(text, language).main, lines);
}
