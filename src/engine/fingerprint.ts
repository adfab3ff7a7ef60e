// What an index depends on: another model, chunker or format is another index.

import { EngineError } from '../base/errors.ts';
import type { Chunker } from '../core/chunking/chunker.ts';
import type { Encoder } from '../core/encoding/encoder.ts';
import type { IndexFingerprint } from '../core/store/indexStore.ts';

/** Version of the tables; raise it when they change. */
const storeFormat = 2;

/** An index without vectors still has a place for them; nothing is ever put there. */
const wordsOnlyDimension = 1;

/** @param encoder  or why there is none */
export function fingerprintOf(
  encoder: Encoder | EngineError,
  chunker: Pick<Chunker, 'version'>,
): IndexFingerprint {
  return {
    format: storeFormat,
    chunker: chunker.version,
    model: encoder instanceof EngineError ? 'none' : encoder.model.fingerprint,
    dimension: encoder instanceof EngineError ? wordsOnlyDimension : encoder.model.dimension,
  };
}
