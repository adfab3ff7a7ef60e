// The files of a folder as the detectors see them, without an index.

import type { SourceFile } from '../../src/core/duplicates/pair.ts';
import type { Chunk, ChunkKey } from '../../src/core/model.ts';
import { isTestPath } from '../../src/core/search/query/areas.ts';
import { cutDocuments } from './placedChunks.ts';
import { readDocuments } from '../lib/readDocuments.ts';

/** With its text, which the product reads again when it is asked for. */
export interface ComparedFile extends SourceFile {
  readonly text: string;
}

export async function sourceFilesIn(folder: string): Promise<ComparedFile[]> {
  const documents = await readDocuments(folder);
  const chunks = await cutDocuments(documents);
  const numbered = chunks.map((chunk, index): Chunk => ({ ...chunk, key: index as ChunkKey }));
  const byPath = Map.groupBy(numbered, ({ path }) => path);
  return documents.map(({ path, language, hash, text }) => ({
    rootIndex: 0,
    path,
    language,
    hash,
    text,
    isTest: isTestPath(path),
    chunks: byPath.get(path) ?? [],
  }));
}
