// Which pairs the rules leave out: asked once of each pair, for as long as the pair is the same.

import type { LeftOut } from './duplicateCluster.ts';
import type { DuplicatePair } from './pair.ts';
import type { ReadText } from './textual/tokenCache.ts';

export class NoiseMemory {
  leaveOut(
    pairs: readonly DuplicatePair[],
    _readText: ReadText,
    _signal: AbortSignal | undefined,
  ): Promise<{ readonly kept: readonly DuplicatePair[]; readonly leftOut: readonly LeftOut[] }> {
    return Promise.resolve({ kept: pairs, leftOut: [] });
  }
}
