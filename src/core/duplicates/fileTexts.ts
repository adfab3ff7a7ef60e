// The texts of files while duplicates are looked for: read when they are needed, forgotten at once.
// What is kept of each file is which of its lines are blank.

import type { SearchTarget } from '../search/search.ts';
import { type LineFacts, lineFacts } from './lineFacts.ts';
import type { SourceFile } from './pair.ts';
import { TokenCache } from './textual/tokenCache.ts';

export class FileTexts {
  readonly tokens = new TokenCache((file) => this.read(file));
  readonly #lines = new WeakMap<SourceFile, LineFacts>();
  #targets: readonly SearchTarget[] = [];

  /** From here on, files are those of these roots. */
  follow(targets: readonly SearchTarget[]): void {
    this.#targets = targets;
  }

  /** As the editor or the disk has it now; undefined when the file is gone. */
  async read(file: SourceFile): Promise<string | undefined> {
    const now = await this.#targets[file.rootIndex]?.readFile(file.path);
    if (now !== undefined) this.#lines.set(file, lineFacts(now.text));
    return now?.text;
  }

  /** Undefined also where it is not the text that the index has cut. */
  async readIndexed(file: SourceFile): Promise<string | undefined> {
    const now = await this.#targets[file.rootIndex]?.readFile(file.path);
    return now === undefined || now.stale ? undefined : now.text;
  }

  /** Of a file that was read. */
  linesOf(file: SourceFile): LineFacts | undefined {
    return this.#lines.get(file);
  }
}
