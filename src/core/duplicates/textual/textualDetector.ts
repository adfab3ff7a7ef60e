// Clones of types 1 to 3 by their tokens. It holds fingerprints, never text: what a candidate says
// is read again through the cache. Not allowed to know about vectors, clusters or what a person
// asked to see.

import { holdsLines } from '../../lineRange.ts';
import type { DuplicatePair, SourceFile } from '../pair.ts';
import { type FileRecord, recordOf } from './fileRecord.ts';
import { joinFingerprints, type Join } from './joinFingerprints.ts';
import { type ChunkPair, joinSketches } from './joinSketches.ts';
import { Pacer } from '../../../base/pacer.ts';
import { fileKey, type TokenCache } from './tokenCache.ts';
import { widestPairs } from './widestPairs.ts';

export interface TextualOptions {
  /** Spans shorter than this on either side are not told; comments may have two lines. */
  readonly minLines: number;
}

/** Lives as long as the engine. */
export class TextualDetector {
  private readonly cache: TokenCache;
  /** In the order in which files were told first. */
  private readonly records = new Map<string, FileRecord>();

  /** @param cache  may be shared with who else looks at tokens: noise rules, verification */
  constructor(cache: TokenCache) {
    this.cache = cache;
  }

  /**
   * Brings the fingerprints up to these files: all files of all roots, or those that changed. A
   * file whose hash is known is not read again.
   *
   * @throws CancelledError between files; what is done stays done
   */
  async update(
    changed: readonly SourceFile[],
    removed: readonly Pick<SourceFile, 'rootIndex' | 'path'>[] = [],
    signal?: AbortSignal,
  ): Promise<void> {
    const pacer = new Pacer(signal);
    for (const file of removed) this.records.delete(fileKey(file));
    for (const file of changed) {
      await pacer.rest();
      await this.updateFile(file);
    }
  }

  /**
   * What repeats, by its tokens: each repetition once, as wide as it is, not yet rid of noise. In a
   * pair, the file that was told first is `a`.
   *
   * @param only  pairs with a side in one of these files; all when undefined
   * @throws CancelledError
   */
  async pairs(
    options: TextualOptions,
    only?: ReadonlySet<SourceFile>,
    signal?: AbortSignal,
  ): Promise<DuplicatePair[]> {
    const keys = only && new Set([...only].map(fileKey));
    const records = [...this.records.values()];
    const join: Join = {
      records,
      asked: keys && indexesOf(records, keys),
      cache: this.cache,
      pacer: new Pacer(signal),
      minLines: options.minLines,
    };
    const byRuns = await joinFingerprints(join);
    const byChunks = await joinSketches(join, knownPairs(byRuns));
    return widestPairs(byRuns, byChunks);
  }

  private async updateFile(file: SourceFile): Promise<void> {
    const key = fileKey(file);
    const known = this.records.get(key);
    if (known?.file.hash === file.hash) {
      this.records.set(key, { ...known, file });
      return;
    }
    const lexed = await this.cache.load(file);
    if (lexed === undefined) this.records.delete(key);
    else this.records.set(key, recordOf(file, lexed));
  }
}

function indexesOf(records: readonly FileRecord[], keys: ReadonlySet<string>): Set<number> {
  return new Set(records.flatMap(({ file }, index) => (keys.has(fileKey(file)) ? [index] : [])));
}

/**
 * Chunks that a pair covers on both sides need no look of their own; but of one file, where a run
 * over some of a family of functions hides which of them are alike.
 */
function knownPairs(pairs: readonly DuplicatePair[]): (pair: ChunkPair) => boolean {
  const byFile = Map.groupBy(pairs, ({ a }) => a.file);
  const byFiles = new Map(
    [...byFile].map(([file, own]) => [file, Map.groupBy(own, ({ b }) => b.file)]),
  );
  return ({ a, b }) => {
    if (a.record === b.record) return false;
    const known = byFiles.get(a.record.file)?.get(b.record.file) ?? [];
    return known.some(
      ({ a: one, b: other }) =>
        holdsLines(one.lines, a.sketch.lines) && holdsLines(other.lines, b.sketch.lines),
    );
  };
}
