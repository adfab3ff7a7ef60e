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

/** Each of the symbols of a chunk. */
export const spellSymbols = remember(
  (symbol): readonly SpelledName[] => splitSymbols(symbol).map(spellName),
  maxRemembered,
);

/** Stems of each of the symbols of a chunk, by its last part and by its whole name. */
export const stemsOfSymbols = remember(
  (symbol): readonly (readonly string[])[] =>
    splitSymbols(symbol).flatMap((name) => {
      const last = lastPart(name);
      return last === name ? [[...stemsOf(name)]] : [[...stemsOf(last)], [...stemsOf(name)]];
    }),
  maxRemembered,
);

export const stemsOfName = remember((name): readonly string[] => [...stemsOf(name)], maxRemembered);

const spelledLists = new WeakMap<readonly string[], readonly SpelledName[]>();

function spellName(name: string): SpelledName {
  const last = lastPart(name);
  return { last, plainLast: plainName(last), plainWhole: plainName(name) };
}
