// Configuration and data by their keys: a key that fits is one chunk under its path of keys, a
// larger one gives its members; neighbours that are small stay together.

import type { ChunkDraft } from '../model.ts';
import type { ChunkBudget } from './chunker.ts';
import { nestDeclarations } from './declarations.ts';
import { findJsonKeys } from './keys/jsonKeys.ts';
import type { KeyFinder } from './keys/key.ts';
import { findIniKeys, findTomlKeys } from './keys/sectionKeys.ts';
import { findYamlKeys } from './keys/yamlKeys.ts';
import type { LineTable } from './lines.ts';
import { chunkBySyntax } from './syntaxChunker.ts';
import { chunkByLines } from './textChunker.ts';

export type KeyStyle = 'json' | 'yaml' | 'toml' | 'ini';

const keyFinders: Readonly<Record<KeyStyle, KeyFinder>> = {
  json: findJsonKeys,
  yaml: findYamlKeys,
  toml: findTomlKeys,
  ini: findIniKeys,
};

export function chunkByKeys(style: KeyStyle, table: LineTable, budget: ChunkBudget): ChunkDraft[] {
  const keys = keyFinders[style](table);
  if (keys.length === 0) return chunkByLines(table, budget);
  return chunkBySyntax(nestDeclarations(keys, table), table, budget);
}
