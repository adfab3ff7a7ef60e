// Files whose tokens were needed a moment ago: a join comes back to the same ones. Bounded, because
// the tokens of a large workspace do not fit in memory.

import type { SourceFile } from '../pair.ts';
import { type LexedFile, lexFile } from './lexFile.ts';

/** The text as it is now; undefined when the file is gone. */
export type ReadText = (file: SourceFile) => Promise<string | undefined>;

/**
 * 13 bytes each and the text beside them, some 500 MB at most: those of 130,000 chunks. A join asks
 * for the files in no order, so where they do not fit, most are read and cut again for each pair.
 */
const maxTokens = 24_000_000;
/** Between two looks: the files of the last one, when it was small. */
const maxIdleTokens = 2_000_000;

interface Generation {
  readonly files: Map<SourceFile, LexedFile>;
  tokenCount: number;
}

/**
 * Two generations: what is used moves to the younger one, and when that is full, the older one is
 * forgotten. So a file that is used again costs one look into a map.
 */
export class TokenCache {
  private readonly readText: ReadText;
  private readonly maxTokens: number;
  private young = emptyGeneration();
  private old = emptyGeneration();

  /** @param limit  for tests: how many tokens are held at most */
  constructor(readText: ReadText, limit: number = maxTokens) {
    this.readText = readText;
    this.maxTokens = limit;
  }

  async load(file: SourceFile): Promise<LexedFile | undefined> {
    const known = this.young.files.get(file) ?? this.recall(file);
    if (known !== undefined) return known;
    const text = await this.readText(file);
    if (text === undefined) return undefined;
    const lexed = lexFile(text, file.language);
    this.hold(file, lexed);
    return lexed;
  }

  /** When a look has ended: a workspace that nobody asks about takes no memory. */
  rest(): void {
    if (this.young.tokenCount > maxIdleTokens) this.young = emptyGeneration();
    if (this.old.tokenCount + this.young.tokenCount > maxIdleTokens) this.old = emptyGeneration();
  }

  private recall(file: SourceFile): LexedFile | undefined {
    const known = this.old.files.get(file);
    if (known === undefined) return undefined;
    this.old.files.delete(file);
    this.old.tokenCount -= sizeOf(known);
    this.hold(file, known);
    return known;
  }

  private hold(file: SourceFile, lexed: LexedFile): void {
    if (this.young.tokenCount + sizeOf(lexed) > this.maxTokens / 2) {
      this.old = this.young;
      this.young = emptyGeneration();
    }
    this.young.files.set(file, lexed);
    this.young.tokenCount += sizeOf(lexed);
  }
}

function emptyGeneration(): Generation {
  return { files: new Map(), tokenCount: 0 };
}

/** Tells files apart over all roots. */
export function fileKey({ rootIndex, path }: Pick<SourceFile, 'rootIndex' | 'path'>): string {
  return `${String(rootIndex)}:${path}`;
}

function sizeOf({ main, comments }: LexedFile): number {
  return main.exact.length + comments.exact.length;
}
