// The files of a folder as the indexer reads them: ignored, binary and generated ones left out.

import { createFileSource } from '../../src/adapters/fs/fileSource.ts';
import { silentLogger } from '../../src/base/logger.ts';
import type { SourceDocument } from '../../src/core/model.ts';
import { defaultSettings } from '../../src/core/settings.ts';

export async function readDocuments(folder: string): Promise<SourceDocument[]> {
  const source = createFileSource({
    folder,
    exclude: [],
    useGitIgnore: true,
    maxFileSizeBytes: defaultSettings.maxFileSizeKB * 1024,
    logger: silentLogger,
  });
  const documents: SourceDocument[] = [];
  for await (const listing of source.list()) {
    if (listing.type === 'skipped') continue;
    const reading = await source.read(listing.entry.path);
    if (reading.type === 'read') documents.push(reading.document);
  }
  return documents.sort((a, b) => (a.path < b.path ? -1 : 1));
}
