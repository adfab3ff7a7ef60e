// TABLE of signs that two places which mean nearly the same are no duplicate all the same: they
// are about different things in the same words, or were written side by side on purpose.

import type { MeaningPair } from './semanticDetector.ts';
import type { PlaceWords } from './placeWords.ts';

export interface ComparedPlaces {
  readonly pair: MeaningPair;
  readonly a: PlaceWords;
  readonly b: PlaceWords;
  /** Weighted Jaccard of their words, 0…1; rare words weigh more. */
  readonly wordShare: number;
}

interface Sign {
  /** As in `LeftOut`. */
  readonly rule: string;
  readonly reason: string;
  readonly holds: (places: ComparedPlaces) => boolean;
}

/** Fewer words fit too many places. */
const minWords = 8;
/** Of the words of the longer one. */
const minLengthShare = 0.5;
const minWordShare = 0.25;

export const signs: readonly Sign[] = [
  {
    rule: 'few words',
    reason: 'A place of few words means what many others mean.',
    holds: ({ a, b }) => Math.min(a.words.size, b.words.size) < minWords,
  },
  {
    rule: 'unequal length',
    reason: 'Of two places that mean the same, one says much more.',
    holds: ({ a, b }) =>
      Math.min(a.length, b.length) < minLengthShare * Math.max(a.length, b.length),
  },
  {
    rule: 'other subject',
    reason: 'Places of one pattern share few of the words that say what they are about.',
    holds: ({ wordShare }) => wordShare < minWordShare,
  },
  {
    rule: 'neighbours',
    reason: 'Members of one class or file that resemble each other were written as a family.',
    holds: ({ pair: { a, b, kind } }) => kind !== 'section' && a.file === b.file,
  },
  {
    rule: 'opposites',
    reason: 'One place undoes or mirrors what the other does.',
    holds: ({ pair: { a, b } }) => areOpposites(a.chunk.symbol, b.chunk.symbol),
  },
];

/** @returns the first sign that holds */
export function signAgainst(places: ComparedPlaces): Sign | undefined {
  return signs.find(({ holds }) => holds(places));
}

/** Words that name what another one undoes or mirrors. */
const opposites: readonly (readonly [string, string])[] = [
  ['get', 'set'],
  ['read', 'write'],
  ['load', 'save'],
  ['open', 'close'],
  ['start', 'stop'],
  ['begin', 'end'],
  ['add', 'remove'],
  ['insert', 'delete'],
  ['push', 'pop'],
  ['encode', 'decode'],
  ['serialize', 'deserialize'],
  ['serializer', 'deserializer'],
  ['encoder', 'decoder'],
  ['reader', 'writer'],
  ['request', 'response'],
  ['client', 'server'],
  ['min', 'max'],
  ['first', 'last'],
  ['before', 'after'],
  ['next', 'previous'],
  ['enable', 'disable'],
  ['show', 'hide'],
  ['lock', 'unlock'],
  ['up', 'down'],
  ['left', 'right'],
  ['top', 'bottom'],
  ['input', 'output'],
  ['true', 'false'],
  ['lower', 'upper'],
  ['to', 'from'],
  ['send', 'receive'],
  ['success', 'failure'],
];

const oppositeOf: ReadonlyMap<string, string> = new Map(
  opposites.flatMap(([a, b]): [string, string][] => [
    [a, b],
    [b, a],
  ]),
);

/** Whether the names are the same but for a word and its opposite. */
function areOpposites(a: string | undefined, b: string | undefined): boolean {
  const one = partsOf(a ?? '');
  const other = partsOf(b ?? '');
  return one.some((part) => {
    const opposite = oppositeOf.get(part);
    return opposite !== undefined && other.includes(opposite) && !other.includes(part);
  });
}

function partsOf(symbol: string): string[] {
  return symbol
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}
