// What each line of a hit holds of the query. Read once for a hit; the best line, the rarity of
// the words, where the snippet lies and what is marked in it all follow from it.

import type { Span } from '../../lexical/marks.ts';
import type { QueryTerms } from '../../lexical/queryTerms.ts';
import { stemWord } from '../../lexical/stems.ts';
import { visitWords } from '../../lexical/tokens.ts';
import { wantedWords } from '../../lexical/wantedWords.ts';

export interface LineMatches {
  /** The queried stems; 1 for a word as it was asked for, less for another form of it. */
  readonly stems: ReadonlyMap<string, number>;
  /** Where the words stand. */
  readonly spans: readonly Span[];
}

const otherFormShare = 0.8;

/**
 * @param terms  one object for all hits of a page: what is made ready to look for is kept by it
 * @returns      one for each line; equal objects for lines without any queried word
 */
export function matchLines(lines: readonly string[], terms: QueryTerms): readonly LineMatches[] {
  const { fitOf } = wantedWords(terms);
  const mayHold = sieveOf(terms);
  return lines.map((line) => {
    if (!mayHold(line)) return noMatches;
    // Made for the lines that hold anything.
    let found: { stems: Map<string, number>; spans: Span[] } | undefined;
    visitWords(line, (word, start, end) => {
      const fit = fitOf(word);
      if (fit === undefined) return;
      const stem = stemWord(word);
      found ??= { stems: new Map(), spans: [] };
      const { stems, spans } = found;
      stems.set(stem, Math.max(fit === 'asked' ? 1 : otherFormShare, stems.get(stem) ?? 0));
      spans.push({ start, end });
    });
    return found ?? noMatches;
  });
}

type Sieve = (line: string) => boolean;

const sieves = new WeakMap<QueryTerms, Sieve>();

function sieveOf(terms: QueryTerms): Sieve {
  const sieve = sieves.get(terms) ?? createSieve(terms);
  sieves.set(terms, sieve);
  return sieve;
}

/** As many letters of a word as all its forms begin with: `index`, `indices`; `use`, `using`. */
function sharedStart(word: string): string {
  if (word.length === 3 && word.endsWith('e')) return word.slice(0, 2);
  return word.slice(0, word.length > 5 ? 4 : 3);
}

/** `tying` is a form of `tie`, `tries` of `try`; parts of a name are joined: `x_index` holds `xin`. */
function patternOf(start: string): string {
  return Array.from(start, (letter) => (/[iy]/.test(letter) ? '[iy]' : letter)).join('[_-]*');
}

/** Every letter is spelled in one way only. */
const plainText = /^[\0-\x7f]*$/;

/** Taking lines apart costs ten times more than seeing that there is nothing to find. */
function createSieve({ words, stems }: QueryTerms): Sieve {
  // Words of other letters stand in other lines only, and those are all taken apart.
  const plainWords = [...words, ...stems].filter((word) => /^[a-z\d]+$/.test(word));
  if (plainWords.length === 0) return (line) => !plainText.test(line);
  const patterns = new Set(plainWords.map((word) => patternOf(sharedStart(word))));
  const pattern = new RegExp([...patterns].join('|'), 'i');
  return (line) => pattern.test(line) || !plainText.test(line);
}

const noMatches: LineMatches = { stems: new Map(), spans: [] };

/** How much a stem tells one text from another, by stem, > 0. */
export type StemWeights = ReadonlyMap<string, number>;

/**
 * Weighs the queried stems by their rarity among the hits of a page: a word that every hit holds
 * leads to no line.
 *
 * @param hits  the lines of each
 * @returns     inverse document frequency; a stem that no hit holds is absent
 */
export function weighStems(hits: readonly (readonly LineMatches[])[]): StemWeights {
  const counts = new Map<string, number>();
  for (const lines of hits) {
    const held = new Set<string>();
    for (const { stems } of lines) {
      for (const stem of stems.keys()) held.add(stem);
    }
    for (const stem of held) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return new Map(
    [...counts].map(([stem, count]) => [stem, Math.log(1 + (hits.length + 1) / count)]),
  );
}
