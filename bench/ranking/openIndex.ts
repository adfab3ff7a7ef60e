// Opens the index of a folder as a search sees it, without an engine around it: what the ranking
// reads is looked at from outside.

import { silentLogger } from '../../src/base/logger.ts';
import { indexFolderFor } from '../../src/adapters/sqlite/indexFolder.ts';
import { openIndexStore } from '../../src/adapters/sqlite/indexStore.ts';
import { chunkerVersion } from '../../src/core/chunking/createChunker.ts';
import type { Encoder } from '../../src/core/encoding/encoder.ts';
import { IndexView } from '../../src/core/store/indexView.ts';
import { fingerprintOf } from '../../src/engine/fingerprint.ts';

/** The view of an index that `kindred index` has made. */
export function openView(folder: string, indexLocation: string, encoder: Encoder): IndexView {
  const fingerprint = fingerprintOf(encoder, { version: chunkerVersion });
  const store = openIndexStore({
    folder: indexFolderFor(folder, indexLocation),
    fingerprint,
    mode: 'read',
    logger: silentLogger,
  });
  const view = new IndexView({
    store,
    dimension: fingerprint.dimension,
    graphThreshold: Infinity,
    logger: silentLogger,
  });
  view.refresh();
  return view;
}
