// Copies among the files, kept from look to look: after a save, only pairs with a side in a file
// that has changed are looked for.

import type { DuplicatePair, SourceFile } from './pair.ts';
import { TextualDetector } from './textual/textualDetector.ts';
import { fileKey, type TokenCache } from './textual/tokenCache.ts';

/** Pairs down to so many lines are remembered, so that another wish finds them there. */
const usualMinLines = 5;

/** Told of each pair that comes or goes. */
export interface PairListener {
  add(pairs: Iterable<DuplicatePair>): void;
  remove(pairs: Iterable<DuplicatePair>): void;
}

export class TextualPairs {
  readonly #detector: TextualDetector;
  #files: ReadonlySet<SourceFile> = new Set();
  /** Files whose pairs are still to be looked for. */
  #waiting = new Set<SourceFile>();
  readonly #pairsOfFile = new Map<SourceFile, Set<DuplicatePair>>();
  /** Of the pairs that are held. */
  #minLines = usualMinLines;

  constructor(tokens: TokenCache) {
    this.#detector = new TextualDetector(tokens);
  }

  /** @throws CancelledError; the next call goes on from there */
  async update(
    files: readonly SourceFile[],
    minLines: number,
    listener: PairListener,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    await this.#follow(files, listener, signal);
    if (minLines < this.#minLines) {
      this.#minLines = minLines;
      this.#waiting = new Set(files);
    }
    if (this.#waiting.size > 0) await this.#pairWaiting(listener, signal);
  }

  async #follow(
    files: readonly SourceFile[],
    listener: PairListener,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const current = new Set(files);
    const changed = files.filter((file) => !this.#files.has(file));
    const gone = [...this.#files].filter((file) => !current.has(file));
    for (const file of changed) this.#waiting.add(file);
    for (const file of gone) {
      this.#waiting.delete(file);
      this.#removeOf(file, listener);
    }
    // Known from here on: the detector passes over what it has read already.
    this.#files = current;
    const paths = new Set(gone.length === 0 ? [] : changed.map(fileKey));
    const removed = gone.filter((file) => !paths.has(fileKey(file)));
    await this.#detector.update([...this.#waiting], removed, signal);
  }

  async #pairWaiting(listener: PairListener, signal: AbortSignal | undefined): Promise<void> {
    const waiting = this.#waiting;
    const isAll = waiting.size === this.#files.size;
    const options = { minLines: this.#minLines };
    const found = await this.#detector.pairs(options, isAll ? undefined : waiting, signal);
    for (const file of waiting) this.#removeOf(file, listener);
    for (const pair of found) {
      this.#pairsOf(pair.a.file).add(pair);
      this.#pairsOf(pair.b.file).add(pair);
    }
    listener.add(found);
    this.#waiting = new Set();
  }

  #removeOf(file: SourceFile, listener: PairListener): void {
    const pairs = this.#pairsOfFile.get(file);
    if (pairs === undefined) return;
    listener.remove(pairs);
    this.#pairsOfFile.delete(file);
    for (const pair of pairs) {
      this.#pairsOfFile.get(pair.a.file)?.delete(pair);
      this.#pairsOfFile.get(pair.b.file)?.delete(pair);
    }
  }

  #pairsOf(file: SourceFile): Set<DuplicatePair> {
    const known = this.#pairsOfFile.get(file) ?? new Set<DuplicatePair>();
    this.#pairsOfFile.set(file, known);
    return known;
  }
}
