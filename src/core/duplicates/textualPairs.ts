// Copies among the files, kept from look to look: after a save, only pairs with a side in a file
// that has changed are looked for.

import type { DuplicatePair, SourceFile } from './pair.ts';
import { TextualDetector } from './textual/textualDetector.ts';
import { fileKey, type TokenCache } from './textual/tokenCache.ts';

/** Pairs down to so many lines are remembered, so that another wish finds them there. */
const usualMinLines = 5;

export class TextualPairs {
  readonly #detector: TextualDetector;
  #files: ReadonlySet<SourceFile> = new Set();
  /** Files whose pairs are still to be looked for. */
  #waiting = new Set<SourceFile>();
  #pairs: readonly DuplicatePair[] = [];
  /** Of the pairs that are held. */
  #minLines = usualMinLines;

  constructor(tokens: TokenCache) {
    this.#detector = new TextualDetector(tokens);
  }

  /** @throws CancelledError; the next call goes on from there */
  async update(
    files: readonly SourceFile[],
    minLines: number,
    signal: AbortSignal | undefined,
  ): Promise<readonly DuplicatePair[]> {
    await this.#follow(files, signal);
    if (minLines < this.#minLines) {
      this.#minLines = minLines;
      this.#waiting = new Set(files);
    }
    if (this.#waiting.size > 0) await this.#pairWaiting(signal);
    return this.#pairs;
  }

  async #follow(files: readonly SourceFile[], signal: AbortSignal | undefined): Promise<void> {
    const current = new Set(files);
    const changed = files.filter((file) => !this.#files.has(file));
    const paths = new Set(files.map(fileKey));
    const gone = [...this.#files].filter((file) => !current.has(file));
    for (const file of changed) this.#waiting.add(file);
    for (const file of gone) this.#waiting.delete(file);
    this.#pairs = this.#pairs.filter(({ a, b }) => current.has(a.file) && current.has(b.file));
    // Known from here on: the detector passes over what it has read already.
    this.#files = current;
    const removed = gone.filter((file) => !paths.has(fileKey(file)));
    await this.#detector.update([...this.#waiting], removed, signal);
  }

  async #pairWaiting(signal: AbortSignal | undefined): Promise<void> {
    const waiting = this.#waiting;
    const isAll = waiting.size === this.#files.size;
    const options = { minLines: this.#minLines };
    const found = await this.#detector.pairs(options, isAll ? undefined : waiting, signal);
    const kept = this.#pairs.filter(({ a, b }) => !waiting.has(a.file) && !waiting.has(b.file));
    this.#pairs = [...kept, ...found];
    this.#waiting = new Set();
  }
}
