// How alike the two places of a labelled pair are, by every measure that the detector has, whatever
// its thresholds say: what a calibration looks at.

import { join } from 'node:path';
import { leaveOut } from '../../src/core/duplicates/noise/leaveOut.ts';
import { isDeclarationOf } from '../../src/core/duplicates/semantic/declarations.ts';
import type { DuplicatePair } from '../../src/core/duplicates/pair.ts';
import { alignedShare } from '../../src/core/duplicates/textual/alignTexts.ts';
import { lexFile } from '../../src/core/duplicates/textual/lexFile.ts';
import { TokenCache } from '../../src/core/duplicates/textual/tokenCache.ts';
import { sliceLines, type TokenLines } from '../../src/core/duplicates/textual/tokenLines.ts';
import type { SearchEngine } from '../../src/core/searchEngine.ts';
import type { LabelledPair } from '../../test/quality/duplicates/duplicateSets.ts';
import type { AnswerSpan } from '../../test/quality/sets.ts';
import { coverOf, enoughCover } from './cover.ts';
import { placed } from './judgement.ts';
import { type ComparedFile, sourceFilesIn } from './sourceFiles.ts';

export interface PairScores {
  /** 0…1, tokens in one order in both, as they are written. */
  readonly similarity: number;
  /** Whether it is a clone of types 1 to 3 by its tokens. */
  readonly isCopy: boolean;
  /** As the search compares both; undefined when the one does not find the other. */
  readonly cosine?: number;
  /** The rule that leaves the pair out. */
  readonly rule?: string;
}

export interface ScoredPair extends LabelledPair {
  readonly scores: PairScores;
}

/**
 * @param folder  of the checkout
 * @param engine  on that folder, up to date
 */
export async function scorePairs(
  pairs: readonly LabelledPair[],
  folder: string,
  engine: SearchEngine,
): Promise<ScoredPair[]> {
  const files = new Map((await sourceFilesIn(folder)).map((file) => [file.path, file]));
  const cache = new TokenCache(({ path }) => Promise.resolve(files.get(path)?.text));
  const scored: ScoredPair[] = [];
  for (const pair of pairs) {
    const [a, b] = [files.get(pair.a.path), files.get(pair.b.path)];
    if (a === undefined || b === undefined) continue;
    const [first, second] = [tokensOf(pair, a, pair.a), tokensOf(pair, b, pair.b)];
    const { similarity, cloneType } = alignedShare(first, second);
    const cosine = await cosineOf(engine, folder, pair);
    const isDeclared = isDeclarationOf({ file: a, tokens: first }, { file: b, tokens: second });
    const rule = isDeclared ? 'declaration' : await ruleFor(pair, a, b, cache);
    const scores = {
      similarity,
      isCopy: cloneType !== undefined,
      ...(cosine === undefined ? {} : { cosine }),
      ...(rule === undefined ? {} : { rule }),
    };
    scored.push({ ...pair, scores });
  }
  return scored;
}

function tokensOf({ kind }: LabelledPair, file: ComparedFile, span: AnswerSpan): TokenLines {
  const { main, comments } = lexFile(file.text, file.language);
  return sliceLines(kind === 'comment' ? comments : main, span);
}

async function cosineOf(
  engine: SearchEngine,
  folder: string,
  { a, b }: LabelledPair,
): Promise<number | undefined> {
  const lines = { start: a.start, end: a.end };
  const target = { type: 'lines' as const, path: join(folder, a.path), lines };
  const { hits } = await engine.findSimilar(target, { paths: [`/${b.path}`], limit: 50 });
  const found = hits.filter((hit) => coverOf(placed(b), hit) >= enoughCover);
  return found[0]?.similarity;
}

async function ruleFor(
  { type, a, b }: LabelledPair,
  first: ComparedFile,
  second: ComparedFile,
  cache: TokenCache,
): Promise<string | undefined> {
  const pair: DuplicatePair = {
    a: { file: first, lines: a },
    b: { file: second, lines: b },
    cloneType: type === 0 ? 3 : type,
    content: lexFile(first.text, first.language).mainContent,
    similarity: 1,
  };
  const { leftOut } = await leaveOut([pair], cache);
  return leftOut[0]?.rule;
}
