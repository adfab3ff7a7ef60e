// What the chunk defines against what the query names.

import { lastHeading } from '../../chunking/headings/heading.ts';
import { lastPart, splitSymbols } from '../../chunking/symbols.ts';
import type { Candidate } from '../candidate.ts';
import { type Feature, type FeatureContext, shareOfQuery } from './feature.ts';
import { matchName, nameValue } from './nameMatch.ts';

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
    name: 'heading',
    value: (candidate, context) => headingMatch(candidate, context),
    label: ({ chunk }) => `the heading says it: ${chunk.heading ?? ''}`,
  },
];

/** The best of the chunk's symbols, each by its last part and by its whole name. */
function symbolMatch({ chunk, rootIndex }: Candidate, context: FeatureContext): number {
  const query = context.roots[rootIndex]?.pathStems ?? [];
  const names = splitSymbols(chunk.symbol).flatMap((symbol) => [lastPart(symbol), symbol]);
  return names.reduce(
    (best, name) => Math.max(best, nameValue(matchName(query, context.stemsOf(name)))),
    0,
  );
}

function headingMatch({ chunk, rootIndex }: Candidate, context: FeatureContext): number {
  const heading = lastHeading(chunk.heading);
  if (heading === undefined) return 0;
  return nameValue(matchName(context.roots[rootIndex]?.pathStems ?? [], context.stemsOf(heading)));
}

/**
 * @param symbol       of the chunk, with its scopes: `Session.send`
 * @param identifiers  names as they stand in the query
 * @returns            1 when a name is the symbol, or its end when it is written without its
 *                     scopes; 0.5 when only the last part is the same; 0.7 of that when the
 *                     spelling differs (`kind_of`, `KindOf`); else 0
 */
export function definesQueried(symbol: string | undefined, identifiers: readonly string[]): number {
  let best = 0;
  for (const defined of splitSymbols(symbol)) {
    for (const identifier of identifiers) {
      best = Math.max(best, sameName(defined, identifier));
    }
  }
  return best;
}

const otherSpelling = 0.7;
const otherScope = 0.5;

function sameName(defined: string, identifier: string): number {
  const last = lastPart(defined);
  const wanted = lastPart(identifier);
  if (plainName(last) !== plainName(wanted)) return 0;
  const spelling = last === wanted ? 1 : otherSpelling;
  const isWhole = plainName(defined).endsWith(plainName(identifier));
  return isWhole ? spelling : spelling * otherScope;
}

/** `kind_of`, `kindOf` and `KindOf` are one name; so are `a.b`, `a::b` and `a#b`. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
