// Loads hnswlib-node, a native module, on first use: where it is missing, exact search goes on.

import type * as Hnswlib from 'hnswlib-node';
import { EngineError, messageOf } from '../../base/errors.ts';

/** The module `hnswlib-node`. */
export type HnswLibrary = typeof Hnswlib;

/**
 * @param load  for tests: stands for the import of the native module
 * @throws EngineError `runtime-missing`
 */
export async function loadHnswLibrary(
  load: () => Promise<HnswLibrary | { readonly default: HnswLibrary }> = () =>
    import('hnswlib-node'),
): Promise<HnswLibrary> {
  try {
    const module = await load();
    // A CommonJS module, whose names not every loader finds.
    return 'default' in module ? module.default : module;
  } catch (error) {
    throw new EngineError(
      'runtime-missing',
      `hnswlib-node does not load on ${process.platform}-${process.arch}: ${messageOf(error)}. ` +
        'Exact search goes on, which is slower from about 100,000 chunks; ' +
        'install Kindred again to build it.',
      error,
    );
  }
}
