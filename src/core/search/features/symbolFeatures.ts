// What the chunk defines against what the query names.

import { splitSymbols } from '../../chunking/symbols.ts';
import type { Candidate } from '../candidate.ts';
import { type Feature, type FeatureContext, rarityShare } from './feature.ts';
import { matchName, nameValue } from './nameMatch.ts';

export const symbolFeatures: readonly Feature[] = [
  {
    name: 'symbol name',
    value: (candidate, context) => symbolMatch(candidate, context),
    label: () => 'the symbol is named like the query',
  },
  {
    name: 'name covered',
    value: ({ named, rootIndex }, { roots }) => rarityShare(named, roots[rootIndex]?.stems ?? []),
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

/** The best of the chunk's symbols, each by its last part. */
function symbolMatch({ chunk, rootIndex }: Candidate, context: FeatureContext): number {
  const query = context.roots[rootIndex]?.pathStems ?? [];
  let best = 0;
  for (const symbol of splitSymbols(chunk.symbol)) {
    const name = context.stemsOf(lastPart(symbol));
    best = Math.max(best, nameValue(matchName(query, name)));
  }
  return best;
}

function headingMatch({ chunk, rootIndex }: Candidate, context: FeatureContext): number {
  const heading = chunk.heading?.split(' › ').at(-1);
  if (heading === undefined) return 0;
  return nameValue(matchName(context.roots[rootIndex]?.pathStems ?? [], context.stemsOf(heading)));
}

/**
 * @param symbol       of the chunk, with its scopes: `Session.send`
 * @param identifiers  names as they stand in the query
 * @returns            1 when a name is the symbol or its last part, 0.5 when only the case
 *                     differs, else 0
 */
export function definesQueried(symbol: string | undefined, identifiers: readonly string[]): number {
  let best = 0;
  for (const defined of splitSymbols(symbol)) {
    const last = lastPart(defined);
    for (const identifier of identifiers) {
      if (identifier === defined || lastPart(identifier) === last) return 1;
      if (lastPart(identifier).toLowerCase() === last.toLowerCase()) best = 0.5;
    }
  }
  return best;
}

function lastPart(symbol: string): string {
  return symbol.split(/[.#]|::|->/).at(-1) ?? symbol;
}
