// The second stage: chunks that wait for their vectors get them. The store is the queue, so a
// killed process goes on where it stopped. Texts are read from disk again and checked by their
// content key; a file that has changed since is cut anew.

import type { SourceDocument } from '../model.ts';
import type { PendingChunk } from '../store/indexStore.ts';
import type { Encoder } from '../encoding/encoder.ts';
import { cutDocument } from './cutFile.ts';
import { indexFile } from './indexFiles.ts';
import {
  type IndexingControl,
  type IndexingParts,
  type IndexingTally,
  checkpoint,
} from './indexingRun.ts';

/** Chunks taken from the queue at once: seconds of work, lost at most by a kill. */
const takenAtOnce = 256;

export async function encodePending(
  parts: IndexingParts,
  control: IndexingControl,
  tally: IndexingTally,
): Promise<void> {
  const { encoder, store } = parts;
  if (encoder === undefined) return;
  const looks: Looks = { cutAnew: new Set(), textsIn: lastTextsRemembered(parts) };
  for (;;) {
    await checkpoint(control);
    const pending = store.pending(takenAtOnce, control.firstPaths());
    if (pending.length === 0) return;
    const { chunks, embeddedChunks } = store.counts();
    control.onState({ type: 'encoding', chunksDone: embeddedChunks, chunksTotal: chunks });
    const texts = await textsOf(parts, pending, looks, tally);
    await encodeTexts(parts, encoder, texts, control, tally);
  }
}

/** Content keys with their texts; several chunks may share one. */
type KeyedTexts = ReadonlyMap<PendingChunk['contentKey'], string>;

/** What one run remembers of the files it has looked at. */
interface Looks {
  /** Paths of files that were different from what was indexed. */
  readonly cutAnew: Set<string>;
  readonly textsIn: (document: SourceDocument) => Promise<KeyedTexts>;
}

async function encodeTexts(
  parts: IndexingParts,
  encoder: Encoder,
  texts: KeyedTexts,
  control: IndexingControl,
  tally: IndexingTally,
): Promise<void> {
  if (texts.size === 0) return;
  const keys = [...texts.keys()];
  const matrix = await encoder.encode([...texts.values()], 'document', control.signal);
  parts.store.transaction(() => {
    parts.store.putVectors(keys, matrix.data);
  });
  tally.chunksEncoded += keys.length;
}

async function textsOf(
  parts: IndexingParts,
  pending: readonly PendingChunk[],
  { cutAnew, textsIn }: Looks,
  tally: IndexingTally,
): Promise<KeyedTexts> {
  const texts = new Map<PendingChunk['contentKey'], string>();
  for (const [path, chunks] of groupByPath(pending)) {
    const found = await textsOfFile(parts, path, chunks, textsIn);
    for (const [key, text] of found) texts.set(key, text);
    if (found.size > 0) continue;
    // Changed or gone since it was cut: what the disk holds now replaces it. A file that is
    // different at every look would keep the run from ever ending: it is left out, and said.
    if (cutAnew.has(path)) dropRestlessFile(parts, path, tally);
    else await indexFile(parts, path, tally);
    cutAnew.add(path);
  }
  return texts;
}

/** @returns empty when the file is not the one that was cut */
async function textsOfFile(
  parts: IndexingParts,
  path: string,
  chunks: readonly PendingChunk[],
  textsIn: Looks['textsIn'],
): Promise<KeyedTexts> {
  const reading = await parts.source.read(path);
  const isSame = reading.type === 'read' && reading.document.hash === chunks[0]?.fileHash;
  if (!isSame) return new Map();
  const texts = await textsIn(reading.document);
  const wanted = new Set(chunks.map(({ contentKey }) => contentKey));
  return new Map([...texts].filter(([key]) => wanted.has(key)));
}

function dropRestlessFile({ store }: IndexingParts, path: string, tally: IndexingTally): void {
  const detail = 'it changed at every look while it was being indexed';
  tally.skipped.push({ path, reason: 'failed', detail });
  store.transaction(() => {
    store.removeFiles([path]);
    store.replaceSkipped(
      tally.skipped.filter((file) => file.path === path),
      new Set([path]),
    );
  });
}

/**
 * Cuts a file again, because what stands around a chunk is not in its lines. The last one is
 * remembered: a long file comes back with each take from the queue.
 */
function lastTextsRemembered(parts: IndexingParts): Looks['textsIn'] {
  let last: { readonly document: SourceDocument; readonly texts: KeyedTexts } | undefined;
  return async (document) => {
    const { path, hash } = document;
    if (last?.document.path !== path || last.document.hash !== hash) {
      const chunks = await cutDocument(parts, document);
      const texts = new Map(chunks.map((chunk) => [chunk.contentKey, chunk.encodedText]));
      last = { document, texts };
    }
    return last.texts;
  };
}

function groupByPath(pending: readonly PendingChunk[]): Map<string, PendingChunk[]> {
  const groups = new Map<string, PendingChunk[]>();
  for (const chunk of pending) {
    const group = groups.get(chunk.path);
    if (group === undefined) groups.set(chunk.path, [chunk]);
    else group.push(chunk);
  }
  return groups;
}
