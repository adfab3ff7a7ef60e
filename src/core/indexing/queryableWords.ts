// The words under which a chunk is found, by field.

import { stemWord } from '../lexical/stems.ts';
import { lexicalWords } from '../lexical/tokens.ts';
import type { LexicalFields } from '../store/indexStore.ts';

export function queryableWords(chunk: {
  readonly text: string;
  /** Symbol or heading. */
  readonly name: string;
  readonly path: string;
}): LexicalFields {
  const words = lexicalWords(chunk.text);
  return {
    text: words.join(' '),
    stems: words.map(stemWord).join(' '),
    symbol: withStems(chunk.name),
    path: pathWords(chunk.path),
  };
}

/** Words of a path, as they are and as stems: folders, name and extension. */
export function pathWords(path: string): string {
  return withStems(path);
}

function withStems(name: string): string {
  const words = lexicalWords(name);
  return [...new Set([...words, ...words.map(stemWord)])].join(' ');
}
