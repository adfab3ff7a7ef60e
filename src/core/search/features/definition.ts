// Whether a chunk defines what the query names.

import { splitSymbols } from '../../chunking/symbols.ts';

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
