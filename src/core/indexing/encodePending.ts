// The second stage: chunks that wait for their vectors get them. The store is the queue, so a
// killed process goes on where it stopped. Texts are read from disk again and checked by their
// content key; a file that has changed since is cut anew.

import type { SourceDocument } from '../model.ts';
import type { PendingChunk } from '../store/indexStore.ts';
import type { Encoder } from '../encoding/encoder.ts';
import { cutDocument, keyOf } from './cutFile.ts';
import { documentText, headerOf } from './documentText.ts';
import { indexFile } from './indexFiles.ts';
import { type IndexingControl, type IndexingParts, type IndexingTally, checkpoint } from './indexingRun.ts';

/** Chunks taken from the queue at once: seconds of work, lost at most by a kill. */
const takenAtOnce = 256;

export async function encodePending(
  parts: IndexingParts,
  control: IndexingControl,
  tally: IndexingTally,
): Promise<void> {
  const { encoder, store } = parts;
  if (encoder === undefined) return;
  for (;;) {
    await checkpoint(control);
    const pending = store.pending(takenAtOnce, control.firstPaths());
    if (pending.length === 0) return;
    const { chunks, embeddedChunks } = store.counts();
    control.onState({ type: 'encoding', chunksDone: embeddedChunks, chunksTotal: chunks });
    const texts = await textsOf(parts, pending, tally);
    await encodeTexts(parts, encoder, texts, control, tally);
  }
}

/** Content keys with their texts; several chunks may share one. */
type KeyedTexts = ReadonlyMap<PendingChunk['contentKey'], string>;

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
  tally: IndexingTally,
): Promise<KeyedTexts> {
  const texts = new Map<PendingChunk['contentKey'], string>();
  for (const [path, chunks] of groupByPath(pending)) {
    const reading = await parts.source.read(path);
    if (reading.type === 'read' && reading.document.hash === chunks[0]?.fileHash) {
      for (const [key, text] of await chunkTexts(parts, reading.document, chunks)) texts.set(key, text);
    } else {
      // Changed or gone since it was cut: what the disk holds now replaces it.
      await indexFile(parts, path, tally);
    }
  }
  return texts;
}

/** By line range where that gives the very text; else, for pieces of long lines, cut again. */
async function chunkTexts(
  parts: IndexingParts,
  document: SourceDocument,
  chunks: readonly PendingChunk[],
): Promise<KeyedTexts> {
  const texts = new Map<PendingChunk['contentKey'], string>();
  const lines = linesWithEnds(document.text);
  const header = headerOf(document, parts.tokens.countTokens);
  const unclear: PendingChunk[] = [];
  for (const chunk of chunks) {
    const text = documentText(header, lines.slice(chunk.lines.start - 1, chunk.lines.end).join(''));
    if (keyOf(parts, text) === chunk.contentKey) texts.set(chunk.contentKey, text);
    else unclear.push(chunk);
  }
  if (unclear.length === 0) return texts;
  const wanted = new Set(unclear.map(({ contentKey }) => contentKey));
  for (const cut of await cutDocument(parts, document)) {
    if (wanted.has(cut.contentKey)) texts.set(cut.contentKey, cut.encodedText);
  }
  return texts;
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

function linesWithEnds(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
