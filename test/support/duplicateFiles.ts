// Files as the detectors of duplicates see them, from texts in the test.

import { leaveOut, type Sifted } from '../../src/core/duplicates/noise/leaveOut.ts';
import type { DuplicatePair, SourceFile } from '../../src/core/duplicates/pair.ts';
import { TextualDetector } from '../../src/core/duplicates/textual/textualDetector.ts';
import { TokenCache } from '../../src/core/duplicates/textual/tokenCache.ts';
import { languageOf } from '../../src/core/chunking/languages.ts';
import type { Chunk, ChunkKey, ChunkKind } from '../../src/core/model.ts';

export interface WrittenChunk {
  readonly start: number;
  readonly end: number;
  readonly kind?: ChunkKind;
  readonly symbol?: string;
}

export function sourceFile(
  path: string,
  text: string,
  chunks: readonly WrittenChunk[] = [],
): SourceFile {
  const language = languageOf(path);
  return {
    rootIndex: 0,
    path,
    language,
    hash: text,
    isTest: false,
    chunks: chunks.map(({ start, end, kind = 'function', symbol }, index): Chunk => {
      const lines = { start, end };
      const chunk = { key: (index + 1) as ChunkKey, path, language, lines, kind };
      return symbol === undefined ? chunk : { ...chunk, symbol };
    }),
  };
}

/** A detector that knows the files, and the cache that it reads them through. */
export async function detectorOf(
  files: readonly SourceFile[],
): Promise<{ readonly detector: TextualDetector; readonly cache: TokenCache }> {
  // The hash of these files is their text.
  const cache = new TokenCache((file) => Promise.resolve(file.hash));
  const detector = new TextualDetector(cache);
  await detector.update(files);
  return { detector, cache };
}

export async function findPairs(
  files: readonly SourceFile[],
  minLines = 5,
): Promise<DuplicatePair[]> {
  const { detector } = await detectorOf(files);
  return detector.pairs({ minLines });
}

/** What is found, and what the rules leave of it. */
export async function siftPairs(files: readonly SourceFile[], minLines = 5): Promise<Sifted> {
  const { detector, cache } = await detectorOf(files);
  return leaveOut(await detector.pairs({ minLines }), cache);
}

/** `1 a.ts:3-9 b.ts:1-7`, with the type first. */
export function pairText({ cloneType, a, b }: DuplicatePair): string {
  const places = [a, b].map(
    ({ file, lines }) => `${file.path}:${String(lines.start)}-${String(lines.end)}`,
  );
  return `${String(cloneType)} ${places.join(' ')}`;
}
