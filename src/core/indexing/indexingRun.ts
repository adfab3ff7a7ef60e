// What one run of indexing needs and keeps: the ports it works on, the person's wishes while it
// runs (pause, cancel), and the tally of what was done and what was not, and why.

import type { Logger } from '../../base/logger.ts';
import { throwIfCancelled } from '../../base/errors.ts';
import type { Chunker } from '../chunking/chunker.ts';
import type { FileSource } from '../corpus/fileSource.ts';
import type { Encoder } from '../encoding/encoder.ts';
import type { SkippedFile } from '../model.ts';
import type { IndexReport, RootState } from '../searchEngine.ts';
import type { IndexStore } from '../store/indexStore.ts';

export interface IndexingParts extends CuttingParts {
  readonly source: FileSource;
  /** Absent when no model could be loaded: words and names are indexed all the same. */
  readonly encoder?: Encoder;
  readonly store: IndexStore;
}

/** What cutting a document into chunks needs. */
export interface CuttingParts {
  readonly chunker: Chunker;
  /** Counts tokens also where no model could be loaded. */
  readonly tokens: TokenWindow;
  /** Fingerprint of the model, or `none`. */
  readonly model: string;
  readonly hash: (text: string) => string;
  readonly logger: Logger;
}

/** The room that a text has in the model. */
export interface TokenWindow {
  readonly maxTokens: number;
  readonly countTokens: (text: string) => number;
}

export interface IndexingControl {
  /** Told often; the host words it. */
  onState(state: RootState): void;
  /** Resolves at once, or when the person resumes. Lets waiting searches run in between. */
  breathe(): Promise<void>;
  /** Relative paths that a person is likely to ask about first. */
  firstPaths(): readonly string[];
  readonly signal: AbortSignal | undefined;
}

/** Lets others run, waits while paused. @throws CancelledError */
export async function checkpoint(control: IndexingControl): Promise<void> {
  throwIfCancelled(control.signal);
  await control.breathe();
  throwIfCancelled(control.signal);
}

/** Counts while a run goes on; `toReport` ends it. */
export class IndexingTally {
  filesAdded = 0;
  filesChanged = 0;
  filesRemoved = 0;
  filesUnchanged = 0;
  chunksEncoded = 0;
  chunksReused = 0;
  readonly skipped: SkippedFile[] = [];
  readonly #startedMs = performance.now();

  toReport(): IndexReport {
    return {
      filesAdded: this.filesAdded,
      filesChanged: this.filesChanged,
      filesRemoved: this.filesRemoved,
      filesUnchanged: this.filesUnchanged,
      chunksEncoded: this.chunksEncoded,
      chunksReused: this.chunksReused,
      skipped: [...this.skipped],
      elapsedMs: performance.now() - this.#startedMs,
    };
  }
}
