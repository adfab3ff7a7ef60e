// Short ways to ask a FileSource, and one with the usual options.

import { type FileSourceOptions, createFileSource } from '../../src/adapters/fs/fileSource.ts';
import { silentLogger } from '../../src/base/logger.ts';
import type { FileListing, FileSource } from '../../src/core/corpus/fileSource.ts';

/** Without the global excludes of the machine that runs the test. */
export function openSource(folder: string, options: Partial<FileSourceOptions> = {}): FileSource {
  return createFileSource({
    folder,
    exclude: [],
    useGitIgnore: true,
    maxFileSizeBytes: 1024 * 1024,
    logger: silentLogger,
    globalExcludesFile: '',
    ...options,
  });
}

export async function gather<T>(items: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  for await (const item of items) gathered.push(item);
  return gathered;
}

/** `path` for a file, `path (reason)` for a skipped one, in the order in which they come. */
export async function describeListings(listings: AsyncIterable<FileListing>): Promise<string[]> {
  return (await gather(listings)).map((listing) =>
    listing.type === 'file' ? listing.entry.path : `${listing.file.path} (${listing.file.reason})`,
  );
}

/** Paths of files and skipped files alike, sorted. */
export async function listedPaths(source: FileSource): Promise<string[]> {
  const paths = (await gather(source.list())).map((listing) =>
    listing.type === 'file' ? listing.entry.path : listing.file.path,
  );
  return paths.sort();
}
