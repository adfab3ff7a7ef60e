// Both vector indexes keep the promises of the port.

import { HnswIndex, loadHnswLibrary } from '../../src/adapters/hnsw/hnswIndex.ts';
import { FlatIndex } from '../../src/core/store/flatIndex.ts';
import { describeVectorIndex } from './vectorIndex.contract.ts';

describeVectorIndex('FlatIndex', (dimension) => Promise.resolve(new FlatIndex(dimension)));

describeVectorIndex('HnswIndex', async (dimension) => {
  return new HnswIndex(await loadHnswLibrary(), dimension);
});
