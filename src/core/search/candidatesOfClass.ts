// What may answer a query of a class. A place answers a name only where something of the name stands
// in it or in its path: what the vectors bring besides are other names, and would stand before a
// test or an example that holds the very name.

import type { Candidate, RootMatches } from './candidate.ts';
import type { FeatureContext } from './features/feature.ts';
import { wordsWithin } from './features/symbolFeatures.ts';
import type { QueryClass } from './queryClass.ts';

export function candidatesOfClass(
  { candidates }: RootMatches,
  queryClass: QueryClass,
  context: FeatureContext,
): readonly Candidate[] {
  if (queryClass !== 'symbol') return candidates;
  return candidates.filter((candidate) => holdsAny(candidate, context));
}

function holdsAny(candidate: Candidate, context: FeatureContext): boolean {
  const { held, named, chunk } = candidate;
  if (held !== 0 || named !== 0) return true;
  return (
    context.pathMatchOf(candidate).path.explained > 0 ||
    wordsWithin(chunk.symbol, context.longWords) > 0
  );
}
