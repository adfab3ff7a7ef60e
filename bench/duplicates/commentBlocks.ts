// The comments of a file, by the look of its lines alone: runs of lines that are all comment.

import type { LineRange, SourceDocument } from '../../src/core/model.ts';

export interface CommentBlock {
  readonly path: string;
  readonly lines: LineRange;
  /** As it stands there. */
  readonly text: string;
}

/** Shorter ones are remarks, not texts that could repeat each other. */
const leastLines = 4;

const lineComment =
  /^\s*(?:\/\/|#(?!\s*(?:include|define|if|endif|else|elif|undef|pragma)\b)|--|\*|\/\*)/;

const documents = new Set(['markdown', 'rst', 'json', 'yaml', 'text', 'toml', 'html', 'css']);

/** @returns in the order of their lines, none for documents: they are prose anyway */
export function commentBlocks({ path, language, text }: SourceDocument): CommentBlock[] {
  if (documents.has(language)) return [];
  const lines = text.split('\n');
  const blocks: CommentBlock[] = [];
  let start = 0;
  for (let index = 0; index <= lines.length; index++) {
    if (lineComment.test(lines[index] ?? '')) continue;
    if (index - start >= leastLines) {
      const range = { start: start + 1, end: index };
      blocks.push({ path, lines: range, text: lines.slice(start, index).join('\n') });
    }
    start = index + 1;
  }
  return blocks;
}
