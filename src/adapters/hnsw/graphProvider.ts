// The GraphProvider on hnswlib-node: one graph file per index, trusted only when it is whole.

import type { Logger } from '../../base/logger.ts';
import { invariant } from '../../base/errors.ts';
import type { GraphProvider } from '../../core/store/vectorGraph.ts';
import { loadGraph, saveGraph } from './graphFile.ts';
import { buildHnswIndex, HnswIndex } from './hnswIndex.ts';
import type { HnswLibrary } from './library.ts';

export function createGraphProvider(
  library: HnswLibrary,
  file: string,
  logger: Logger,
): GraphProvider {
  return {
    load: async (indexId, dimension) => {
      const loading = await loadGraph(library, file, { keys: indexId, dimension });
      if (loading.type === 'loaded') return loading.index;
      if (loading.type !== 'absent') logger.warn(`the graph is built anew: ${loading.reason}`);
      return undefined;
    },
    build: (keys, rows, signal) => buildHnswIndex(library, keys, rows, signal),
    save: async (graph, indexId) => {
      invariant(graph instanceof HnswIndex, 'this provider saves the graphs it made');
      try {
        await saveGraph(graph, file, indexId);
      } catch (error) {
        logger.warn(`the graph is not kept on disk: ${String(error)}`);
      }
    },
  };
}
