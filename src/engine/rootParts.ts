// What a root is made of, as ports: the composition root brings the adapters.

import type { Logger } from '../base/logger.ts';
import type { ListChangedFiles } from '../core/corpus/changedFiles.ts';
import type { FileSource } from '../core/corpus/fileSource.ts';
import type { IndexingParts } from '../core/indexing/indexingRun.ts';
import type { IndexStore, WriterLock } from '../core/store/indexStore.ts';
import type { GraphProvider } from '../core/store/vectorGraph.ts';

/** What `createEngine` puts together for a root. */
export interface RootParts {
  readonly indexFolder: string;
  openStore(mode: 'read' | 'write'): IndexStore;
  /** Deletes what is stored, for every model. */
  clearStore(): void;
  readonly lock: WriterLock;
  createSource(exclude: readonly string[]): FileSource;
  readonly changedFiles: ListChangedFiles;
  readonly indexing: Omit<IndexingParts, 'store' | 'source'>;
  readonly maxFileSizeBytes: number;
  readonly dimension: number;
  readonly graphThreshold: number;
  readonly graphs?: GraphProvider;
  readonly logger: Logger;
}
