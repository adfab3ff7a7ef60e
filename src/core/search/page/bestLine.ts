// Where to look first inside a hit: the line that answers the query best, so that an editor
// opens there and not at the top of a long function.

import { lastHeading } from '../../chunking/headings/heading.ts';
import { lastPart, splitSymbols } from '../../chunking/symbols.ts';
import type { LineMatches, StemWeights } from './lineMatches.ts';

/** What the lines above and below add: a match among matches beats a lone one. */
const neighbourShare = 0.25;
/** Added to a line that defines the chunk's symbol, as a share of the best line's own score. */
const definitionShare = 0.15;

/** What the chunk is called. */
export interface ChunkName {
  /** With its scopes: `Session.send`. */
  readonly symbol?: string;
  /** From the outermost to its own, joined with ` › `. */
  readonly heading?: string;
}

/**
 * The line whose queried words weigh most, with what its neighbours say; of equals one that
 * defines the symbol or is the heading, then the first. Without any queried word: that line, or
 * the first that says something.
 *
 * @param lines    of the chunk
 * @param matches  of each line
 * @returns        an index into `lines`; 0 when there is none
 */
export function findBestLine(
  lines: readonly string[],
  matches: readonly LineMatches[],
  name: ChunkName,
  weights: StemWeights,
): number {
  const own = scoreLines(matches, weights);
  const definitions = definitionLines(lines, name);
  const bonus = definitionShare * Math.max(0, ...own);
  let best = -1;
  let bestScore = 0;
  own.forEach((score, index) => {
    // A line without a word of its own is only beside the one that is looked for.
    if (score === 0) return;
    const beside = (own[index - 1] ?? 0) + (own[index + 1] ?? 0);
    const total = score + neighbourShare * beside + (definitions.includes(index) ? bonus : 0);
    if (total <= bestScore) return;
    best = index;
    bestScore = total;
  });
  return best >= 0 ? best : (definitions[0] ?? firstWrittenLine(lines));
}

/** The first line with a letter or a digit of any script; 0 when there is none. */
export function firstWrittenLine(lines: readonly string[]): number {
  return Math.max(
    0,
    lines.findIndex((line) => /[\p{L}\p{N}]/u.test(line)),
  );
}

/** Each queried stem of a line counts once; one that is on many lines counts less. */
export function scoreLines(
  matches: readonly LineMatches[],
  weights: StemWeights,
): readonly number[] {
  const counts = new Map<string, number>();
  for (const line of matches) {
    for (const stem of line.stems.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return matches.map((line) => {
    let score = 0;
    for (const [stem, share] of line.stems) {
      const rarity = Math.log(1 + matches.length / (counts.get(stem) ?? 1));
      score += share * rarity * (weights.get(stem) ?? 0);
    }
    return score;
  });
}

/** For each symbol the first line of code that holds its own name; else the line of the heading. */
function definitionLines(
  lines: readonly string[],
  { symbol, heading }: ChunkName,
): readonly number[] {
  const title = lastHeading(heading) ?? '';
  const found =
    symbol === undefined
      ? [lines.findIndex((line) => title !== '' && line.includes(title))]
      : splitSymbols(symbol).map((name) => {
          const last = lastPart(name);
          return lines.findIndex((line) => holdsName(line, last) && !commentLine.test(line));
        });
  return found.filter((index) => index >= 0);
}

/** A comment may name the symbol before the line that defines it. */
const commentLine = /^\s*(?:\/\/|\/\*|\*|#(?!define)|--|;|%|"""|''')/;
const nameCharacter = /[\p{L}\p{N}_$]/u;
const quote = /["'`]/;

function holdsName(line: string, name: string): boolean {
  if (name === '') return false;
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
    const before = line[at - 1] ?? '';
    const after = line[at + name.length] ?? '';
    const isWhole = !nameCharacter.test(before) && !nameCharacter.test(after);
    if (isWhole && !quote.test(before)) return true;
  }
  return false;
}
