// A whole run over one root, from the walk to the last vector.

import type { IndexReport } from '../searchEngine.ts';
import { encodePending } from './encodePending.ts';
import { indexFiles, type IndexingScope } from './indexFiles.ts';
import { type IndexingControl, type IndexingParts, IndexingTally } from './indexingRun.ts';

/** Vectors without a chunk that are kept for a branch that comes back, as a share of all. */
const keptUnreferencedShare = 1;
const keptUnreferencedAtLeast = 2_000;

/**
 * Brings the store up to date with the disk: words first, then vectors.
 *
 * @throws CancelledError what was committed until then stays
 * @throws EngineError `folder-missing`, `folder-unreadable`, `index-unwritable`
 */
export async function indexRoot(
  parts: IndexingParts,
  scope: IndexingScope,
  control: IndexingControl,
): Promise<IndexReport> {
  const tally = new IndexingTally();
  await indexFiles(parts, scope, control, tally);
  await encodePending(parts, control, tally);
  if (scope.type === 'all') finish(parts);
  return tally.toReport();
}

function finish({ store }: IndexingParts): void {
  const { embeddedChunks } = store.counts();
  store.vacuumVectors(
    Math.max(keptUnreferencedAtLeast, Math.ceil(embeddedChunks * keptUnreferencedShare)),
  );
  store.markCompleted(Date.now());
}
