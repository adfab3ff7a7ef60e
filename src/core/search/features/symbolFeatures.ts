// What the chunk defines against what the query names.

import { lastHeading } from '../../chunking/headings/heading.ts';
import type { Candidate } from '../candidate.ts';
import { type Feature, type FeatureContext, shareOfQuery } from './feature.ts';
import { matchName, nameValue } from './nameMatch.ts';
import { type SpelledName, spellNames, stemsOfName, symbolParts } from './spelledNames.ts';

export const symbolFeatures: readonly Feature[] = [
  {
    name: 'symbol name',
    value: (candidate, context) => symbolMatch(candidate, context),
    label: () => 'the symbol is named like the query',
  },
  {
    name: 'name covered',
    value: (candidate, context) => shareOfQuery(candidate.named, candidate, context),
    label: () => 'its name or heading holds words of the query',
  },
  {
    name: 'definition',
    value: ({ chunk }, { request }) => definesQueried(chunk.symbol, request.terms.identifiers),
    label: ({ chunk }) => `defines ${chunk.symbol ?? ''}`,
  },
  {
    name: 'type definition',
    value: ({ chunk }, { request }) =>
      chunk.kind === 'class' || chunk.kind === 'type'
        ? definesQueried(chunk.symbol, request.terms.identifiers)
        : 0,
    label: ({ chunk }) => `defines the type ${chunk.symbol ?? ''}`,
  },
  {
    name: 'words within the name',
    value: ({ chunk }, { longWords }) => wordsWithin(chunk.symbol, longWords),
    label: () => 'words of the query are written within its name',
  },
  {
    name: 'heading',
    value: (candidate, context) => headingMatch(candidate, context),
    label: ({ chunk }) => `the heading says it: ${chunk.heading ?? ''}`,
  },
];

/** The best of the chunk's symbols, each by its last part and by its whole name. */
function symbolMatch({ chunk, rootIndex }: Candidate, context: FeatureContext): number {
  const query = context.roots[rootIndex]?.pathStems;
  if (query === undefined || chunk.symbol === undefined) return 0;
  let best = 0;
  for (const { whole, last } of symbolParts(chunk.symbol).stems) {
    const value = nameValue(matchName(query, whole));
    // What the whole name has nothing of, its last part has nothing of.
    if (value === 0) continue;
    best = Math.max(best, value, last === whole ? 0 : nameValue(matchName(query, last)));
  }
  return best;
}

function headingMatch({ chunk, rootIndex }: Candidate, context: FeatureContext): number {
  const heading = lastHeading(chunk.heading);
  if (heading === undefined) return 0;
  return nameValue(matchName(context.roots[rootIndex]?.pathStems ?? [], stemsOfName(heading)));
}

/**
 * @param symbol       of the chunk, with its scopes: `Session.send`
 * @param identifiers  names as they stand in the query
 * @returns            1 when a name is the symbol, or its end when it is written without its
 *                     scopes; 0.5 when only the last part is the same; 0.7 of that when the
 *                     spelling differs (`kind_of`, `KindOf`); else 0
 */
export function definesQueried(symbol: string | undefined, identifiers: readonly string[]): number {
  if (symbol === undefined || identifiers.length === 0) return 0;
  let best = 0;
  for (const defined of symbolParts(symbol).spelled) {
    for (const identifier of spellNames(identifiers)) {
      best = Math.max(best, sameName(defined, identifier));
    }
  }
  return best;
}

/** More of them say little more. */
const enoughWithin = 2;

/** `rangequery` stands in `buildRangeQuery`, `filter` in `prefilters`: the name is not taken apart. */
export function wordsWithin(symbol: string | undefined, words: readonly string[]): number {
  if (symbol === undefined || words.length === 0) return 0;
  const { spelled } = symbolParts(symbol);
  let within = 0;
  for (const word of words) {
    if (spelled.some(({ plainLast }) => holdsWord(plainLast, word))) within += 1;
  }
  return Math.min(1, within / enoughWithin);
}

/** Most names are shorter than a long word, and are not looked through. */
function holdsWord(name: string, word: string): boolean {
  return name.length >= word.length && name.includes(word);
}

const otherSpelling = 0.7;
const otherScope = 0.5;

function sameName(defined: SpelledName, identifier: SpelledName): number {
  if (defined.plainLast !== identifier.plainLast) return 0;
  const spelling = defined.last === identifier.last ? 1 : otherSpelling;
  const isWhole = defined.plainWhole.endsWith(identifier.plainWhole);
  return isWhole ? spelling : spelling * otherScope;
}
