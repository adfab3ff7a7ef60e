// Port: the files below one root. The adapter walks and reads; what may be indexed is decided
// by the rules beside this file, so that every adapter skips the same files.

import type { SkippedFile, SourceDocument } from '../model.ts';

/** What is known of a file without opening it. */
export interface FileEntry {
  /** Relative to the root, with `/` between the parts. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

export type FileListing =
  | { readonly type: 'file'; readonly entry: FileEntry }
  | { readonly type: 'skipped'; readonly file: SkippedFile };

export type FileReading =
  | { readonly type: 'read'; readonly document: SourceDocument; readonly entry: FileEntry }
  | { readonly type: 'skipped'; readonly file: SkippedFile };

export interface FileSource {
  /**
   * Walks the root. Ignored folders are pruned, not visited. One bad folder never ends the walk.
   *
   * @throws EngineError `folder-missing`, `folder-unreadable` for the root itself
   * @throws CancelledError
   */
  list(signal?: AbortSignal): AsyncIterable<FileListing>;

  /**
   * Looks at single paths after a change, by the same rules as {@link list}.
   *
   * @param paths  relative paths of files or folders; a folder stands for all files below it
   * @returns      listings of what is there and may be indexed; what is gone or ignored is absent
   */
  inspect(paths: readonly string[], signal?: AbortSignal): AsyncIterable<FileListing>;

  /** Reads, decodes and hashes one file, or says why it is not a text to index. */
  read(path: string, signal?: AbortSignal): Promise<FileReading>;

  /** {@link read} for files that are shown again and again: what has not changed is remembered. */
  readAgain(path: string): Promise<FileReading>;
}
