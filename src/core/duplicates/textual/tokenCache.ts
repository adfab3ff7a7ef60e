// Files whose tokens were needed a moment ago: a join comes back to the same ones. Bounded, because
// the tokens of a large workspace do not fit in memory.

import type { SourceFile } from '../pair.ts';
import { type LexedFile, lexFile } from './lexFile.ts';

/** The text as it is now; undefined when the file is gone. */
export type ReadText = (file: SourceFile) => Promise<string | undefined>;

/** 13 bytes each and the text beside them: some 80 MB at most. */
const maxTokens = 4_000_000;

export class TokenCache {
  private readonly readText: ReadText;
  /** The one used last comes last. */
  private readonly held = new Map<string, LexedFile>();
  private tokenCount = 0;
  /** Made once a file: a join asks for the same ones over and over. */
  private readonly keys = new WeakMap<SourceFile, string>();

  constructor(readText: ReadText) {
    this.readText = readText;
  }

  async load(file: SourceFile): Promise<LexedFile | undefined> {
    const key = this.keyOf(file);
    const known = this.held.get(key);
    if (known !== undefined) {
      this.held.delete(key);
      this.held.set(key, known);
      return known;
    }
    const text = await this.readText(file);
    if (text === undefined) return undefined;
    const lexed = lexFile(text, file.language);
    this.hold(key, lexed);
    return lexed;
  }

  private keyOf(file: SourceFile): string {
    const key = this.keys.get(file) ?? `${fileKey(file)}\n${file.hash}`;
    this.keys.set(file, key);
    return key;
  }

  private hold(key: string, lexed: LexedFile): void {
    this.held.set(key, lexed);
    this.tokenCount += sizeOf(lexed);
    for (const [oldest, dropped] of this.held) {
      if (this.tokenCount <= maxTokens || oldest === key) return;
      this.held.delete(oldest);
      this.tokenCount -= sizeOf(dropped);
    }
  }
}

/** Tells files apart over all roots. */
export function fileKey({ rootIndex, path }: Pick<SourceFile, 'rootIndex' | 'path'>): string {
  return `${String(rootIndex)}:${path}`;
}

function sizeOf({ main, comments }: LexedFile): number {
  return main.exact.length + comments.exact.length;
}
