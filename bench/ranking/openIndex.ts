// Opens the index of a folder as a search sees it, without an engine around it: what the ranking
// reads is looked at from outside.

import { join } from 'node:path';
import { silentLogger } from '../../src/base/logger.ts';
import { readModelFolder } from '../../src/adapters/model-files/modelFolder.ts';
import { createOnnxEncoder } from '../../src/adapters/onnx/onnxEncoder.ts';
import { indexFolderFor } from '../../src/adapters/sqlite/indexFolder.ts';
import { openIndexStore } from '../../src/adapters/sqlite/indexStore.ts';
import { createTokenizer } from '../../src/adapters/tokenizer/tokenizer.ts';
import { chunkerVersion } from '../../src/core/chunking/createChunker.ts';
import type { Encoder } from '../../src/core/encoding/encoder.ts';
import { IndexView } from '../../src/core/store/indexView.ts';
import { fingerprintOf } from '../../src/engine/fingerprint.ts';

const modelsFolder = join(import.meta.dirname, '../../models');

/** @param name  of a folder in `models/` */
export async function openEncoder(name = 'kindred-sbert'): Promise<Encoder> {
  const model = readModelFolder(join(modelsFolder, name));
  return createOnnxEncoder({
    model,
    tokenizer: createTokenizer(model),
    threads: 1,
    logger: silentLogger,
  });
}

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
