// The names of symbols taken apart: their stems, and their spelling without what differs from
// language to language. Remembered, because the symbols of a root come up again with every search.

import { remember } from '../../../base/remember.ts';
import { lastPart, splitSymbols } from '../../chunking/symbols.ts';
import { stemsOf } from '../../store/fileNames.ts';

export interface SpelledName {
  /** Without its scopes. */
  readonly last: string;
  /** As {@link plainName} spells them. */
  readonly plainLast: string;
  readonly plainWhole: string;
}

/** `kind_of`, `kindOf` and `KindOf` are one name; so are `a.b`, `a::b` and `a#b`. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** @param names  as they stand in a query; remembered with the list */
export function spellNames(names: readonly string[]): readonly SpelledName[] {
  const known = spelledLists.get(names);
  if (known !== undefined) return known;
  const spelled = names.map(spellName);
  spelledLists.set(names, spelled);
  return spelled;
}

/** A search meets a few hundred, and all that is remembered here takes about 10 MB. */
const maxRemembered = 20_000;

/** The symbols of a chunk, taken apart. */
export interface SymbolParts {
  readonly spelled: readonly SpelledName[];
  readonly stems: readonly SymbolStems[];
}

export interface SymbolStems {
  /** With its scopes. */
  readonly whole: readonly string[];
  /** The same list for a name without scopes. */
  readonly last: readonly string[];
}

/** Together, because every candidate is asked for both and a look-up costs as much as a match. */
export const symbolParts = remember((symbol): SymbolParts => {
  const names = splitSymbols(symbol);
  return { spelled: names.map(spellName), stems: names.map(stemSymbol) };
}, maxRemembered);

function stemSymbol(name: string): SymbolStems {
  const last = lastPart(name);
  const whole = [...stemsOf(name)];
  return { whole, last: last === name ? whole : [...stemsOf(last)] };
}

export const stemsOfName = remember((name): readonly string[] => [...stemsOf(name)], maxRemembered);

const spelledLists = new WeakMap<readonly string[], readonly SpelledName[]>();

function spellName(name: string): SpelledName {
  const last = lastPart(name);
  return { last, plainLast: plainName(last), plainWhole: plainName(name) };
}
