// The first stage: files that are new or have changed are cut and stored with their words, so
// that they are found by words and names at once; vectors follow in the second stage.

import { type CorpusDiff, diffCorpus, hasSameContent, MissingFiles } from '../corpus/corpusDiff.ts';
import type { FileEntry, FileListing } from '../corpus/fileSource.ts';
import type { SkippedFile, SourceDocument } from '../model.ts';
import type { StoredFile } from '../store/indexStore.ts';
import { type CutChunk, cutDocument, toNewChunk } from './cutFile.ts';
import {
  type IndexingControl,
  type IndexingParts,
  type IndexingTally,
  checkpoint,
} from './indexingRun.ts';
import { messageOf } from '../../base/errors.ts';

/** What a run looks at: the whole root, or single files and folders after a change. */
export type IndexingScope =
  { readonly type: 'all' } | { readonly type: 'paths'; readonly paths: readonly string[] };

/** Files stored in one transaction: whole batches are seen or nothing is. */
const filesPerTransaction = 32;

export async function indexFiles(
  parts: IndexingParts,
  scope: IndexingScope,
  control: IndexingControl,
  tally: IndexingTally,
): Promise<void> {
  const entries = await listEntries(parts, scope, control, tally);
  const stored = parts.store.files().filter(({ path }) => isInScope(path, scope));
  const diff = diffCorpus(stored, entries);
  tally.filesUnchanged += diff.unchanged.length;
  await storeCandidates(parts, diff, control, tally);
  const skippedPaths = scope.type === 'all' ? undefined : new Set(scope.paths);
  parts.store.transaction(() => {
    parts.store.replaceSkipped(tally.skipped, skippedPaths);
  });
}

/** One file anew, whatever is stored of it. */
export async function indexFile(
  parts: IndexingParts,
  path: string,
  tally: IndexingTally,
): Promise<void> {
  const reading = await readFile(parts, path);
  parts.store.transaction(() => {
    applyReading(parts, path, reading, tally);
  });
}

type PreparedFile =
  | { readonly type: 'cut'; readonly file: StoredFile; readonly chunks: readonly CutChunk[] }
  | { readonly type: 'skipped'; readonly file: SkippedFile };

async function listEntries(
  parts: IndexingParts,
  scope: IndexingScope,
  control: IndexingControl,
  tally: IndexingTally,
): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  const listings =
    scope.type === 'all'
      ? parts.source.list(control.signal)
      : parts.source.inspect(scope.paths, control.signal);
  for await (const listing of listings) {
    takeListing(listing, entries, tally);
    if (entries.length % 200 === 0)
      control.onState({ type: 'scanning', filesSeen: entries.length });
  }
  await checkpoint(control);
  return entries;
}

function takeListing(listing: FileListing, entries: FileEntry[], tally: IndexingTally): void {
  if (listing.type === 'file') entries.push(listing.entry);
  else tally.skipped.push(listing.file);
}

function isInScope(path: string, scope: IndexingScope): boolean {
  return (
    scope.type === 'all' ||
    scope.paths.some((parent) => parent === '' || path === parent || path.startsWith(`${parent}/`))
  );
}

async function storeCandidates(
  parts: IndexingParts,
  diff: CorpusDiff,
  control: IndexingControl,
  tally: IndexingTally,
): Promise<void> {
  const missing = new MissingFiles(diff.missing);
  const known = new Map(diff.changed.map(({ stored }) => [stored.path, stored]));
  const candidates = [...diff.changed.map(({ entry }) => entry), ...diff.added];
  for (let start = 0; start < candidates.length; start += filesPerTransaction) {
    const batch = candidates.slice(start, start + filesPerTransaction);
    const writes: (() => void)[] = [];
    for (const entry of batch) {
      await checkpoint(control);
      writes.push(await prepareCandidate(parts, entry, known.get(entry.path), missing, tally));
    }
    parts.store.transaction(() => {
      for (const write of writes) write();
    });
    const filesDone = Math.min(start + filesPerTransaction, candidates.length);
    control.onState({ type: 'indexing', filesDone, filesTotal: candidates.length });
  }
  removeMissing(
    parts,
    missing.remaining().map(({ path }) => path),
    tally,
  );
}

/** @returns the write, to be run in the batch's transaction */
async function prepareCandidate(
  parts: IndexingParts,
  entry: FileEntry,
  stored: StoredFile | undefined,
  missing: MissingFiles,
  tally: IndexingTally,
): Promise<() => void> {
  const { store } = parts;
  const reading = await parts.source.read(entry.path);
  if (reading.type === 'skipped') {
    return () => {
      applyReading(parts, entry.path, reading, tally);
    };
  }
  const file = toStoredFile(reading.document, reading.entry);
  if (stored !== undefined && hasSameContent(stored, reading.document)) {
    tally.filesUnchanged += 1;
    return () => {
      store.touchFile(file);
    };
  }
  const from = stored === undefined ? missing.takeRenamed(reading.document) : undefined;
  if (from !== undefined) {
    tally.filesChanged += 1;
    return () => {
      store.renameFile(from.path, file.path);
      store.touchFile(file);
    };
  }
  const prepared = await prepare(parts, reading.document, file);
  if (stored === undefined) tally.filesAdded += 1;
  else tally.filesChanged += 1;
  return () => {
    applyReading(parts, entry.path, prepared, tally);
  };
}

async function readFile(parts: IndexingParts, path: string): Promise<PreparedFile> {
  const reading = await parts.source.read(path);
  if (reading.type === 'skipped') return reading;
  return prepare(parts, reading.document, toStoredFile(reading.document, reading.entry));
}

/** One bad file never stops an index: it is listed with its reason. */
async function prepare(
  parts: IndexingParts,
  document: SourceDocument,
  file: StoredFile,
): Promise<PreparedFile> {
  try {
    return { type: 'cut', file, chunks: await cutDocument(parts, document) };
  } catch (error) {
    parts.logger.error(`cannot cut ${file.path}`, error);
    const detail = `cutting it into chunks failed: ${messageOf(error)}`;
    return { type: 'skipped', file: { path: file.path, reason: 'failed', detail } };
  }
}

function applyReading(
  { store }: IndexingParts,
  path: string,
  prepared: PreparedFile,
  tally: IndexingTally,
): void {
  if (prepared.type === 'skipped') {
    tally.skipped.push(prepared.file);
    store.removeFiles([path]);
    return;
  }
  const { file, chunks } = prepared;
  tally.chunksReused += store.storedVectors(chunks.map(({ contentKey }) => contentKey)).size;
  store.putFile(file, chunks.map(toNewChunk));
}

function removeMissing(
  { store }: IndexingParts,
  paths: readonly string[],
  tally: IndexingTally,
): void {
  if (paths.length === 0) return;
  store.transaction(() => {
    store.removeFiles(paths);
  });
  tally.filesRemoved += paths.length;
}

function toStoredFile(document: SourceDocument, entry: FileEntry): StoredFile {
  return {
    path: document.path,
    language: document.language,
    hash: document.hash,
    sizeBytes: entry.sizeBytes,
    modifiedMs: entry.modifiedMs,
  };
}
