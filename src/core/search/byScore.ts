// The order of places that were scored: best first, equal ones by root and as they were indexed.

import type { Candidate } from './candidate.ts';

interface Scored {
  readonly score: number;
  readonly candidate: Pick<Candidate, 'rootIndex' | 'chunk'>;
}

export function byScore(a: Scored, b: Scored): number {
  return (
    b.score - a.score ||
    a.candidate.rootIndex - b.candidate.rootIndex ||
    a.candidate.chunk.key - b.candidate.chunk.key
  );
}
