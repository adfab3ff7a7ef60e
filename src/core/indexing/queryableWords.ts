// The words under which a chunk is found.

import { lexicalWords } from '../lexical/tokens.ts';
import type { ChunkWords } from '../store/indexStore.ts';

/** @param chunk  its text, and as name its symbol or heading */
export function queryableWords(chunk: {
  readonly text: string;
  readonly name: string;
}): ChunkWords {
  return { text: lexicalWords(chunk.text), name: lexicalWords(chunk.name) };
}
