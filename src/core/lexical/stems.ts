// Word → stem, so that `parsing`, `parsed`, `parses` and `parser` meet. English by Porter2,
// widened for the words that programmers make: who does it (`-er`, `-or`) is named like the
// deed. Words of other scripts and words with digits are their own stems.

import { porter2 } from './porter2.ts';

/** @param word  folded, as `lexicalWords` gives it */
export function stemWord(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  if (cache.size >= cacheSize) cache.clear();
  const stem = computeStem(word);
  cache.set(word, stem);
  return stem;
}

/** Words repeat: nine of ten are found here. Bounded, a few megabytes. */
const cacheSize = 20_000;
const cache = new Map<string, string>();

/** Longer ones are joined identifiers; their ends are not endings. */
const maxStemmedLength = 32;

function computeStem(word: string): string {
  if (word.length <= 2 || word.length > maxStemmedLength || !/^[a-z]+$/.test(word)) return word;
  const irregular = irregulars.get(word);
  if (irregular !== undefined) return irregular;
  return doerToDeed(singleEnd(porter2(word)));
}

/** Forms that no rule joins, common in code. */
const irregulars: ReadonlyMap<string, string> = new Map([
  ['alias', 'alias'],
  ['canvas', 'canvas'],
  ['children', 'child'],
  ['creation', 'creat'],
  ['creations', 'creat'],
  ['indices', 'index'],
  ['matrices', 'matrix'],
  ['vertices', 'vertex'],
]);

/** `formatt` (of formatter) → `format`; short ones are words: `add`, `diff`. */
function singleEnd(stem: string): string {
  return stem.length > 4 && /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem) ? stem.slice(0, -1) : stem;
}

/** `parser` → `pars`, as `parse`; `runner` → `run`; `creator` → `creat`, as `create`. */
function doerToDeed(stem: string): string {
  if (noDoers.has(stem) || !/(?:er|[ts]or)$/.test(stem)) return stem;
  const deed = stem.slice(0, -2);
  if (deed.length < 3 || !/[aeiouy]/.test(deed)) return stem;
  if (deed.length > 3 && /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(deed)) return deed.slice(0, -1);
  // Whether the deed ends in a silent `e` is what Porter2 knows best: `writer`, `reader`.
  return porter2(`${deed}e`);
}

/** Stems that only look like a doer. */
const noDoers: ReadonlySet<string> = new Set(
  'after corner ever folder header layer letter member never number other over power under'.split(
    ' ',
  ),
);
