// The chunks of files, cut as the indexer cuts them.

import { join } from 'node:path';
import { readModelFolder, resolveModelFolder } from '../../src/adapters/model-files/modelFolder.ts';
import { createTokenizer } from '../../src/adapters/tokenizer/tokenizer.ts';
import { createTreeSitterParser } from '../../src/adapters/tree-sitter/treeSitterParser.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { createChunker } from '../../src/core/chunking/createChunker.ts';
import type { ChunkDraft, SourceDocument } from '../../src/core/model.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { copyGrammars } from '../../scripts/grammars.mjs';
import { repositoryFolder } from '../lib/paths.ts';

export interface PlacedChunk extends ChunkDraft {
  readonly path: string;
  readonly language: string;
}

/** @returns in the order of the documents and their lines */
export async function cutDocuments(documents: readonly SourceDocument[]): Promise<PlacedChunk[]> {
  const modelsFolder = join(repositoryFolder, 'models');
  const model = readModelFolder(resolveModelFolder(defaultSettings.model, modelsFolder));
  const tokenizer = createTokenizer(model);
  const grammarsFolder = join(repositoryFolder, 'dist/grammars');
  copyGrammars(grammarsFolder);
  const parser = createTreeSitterParser({ grammarsFolder, logger: silentLogger });
  const chunker = createChunker({ parser });
  const budget = {
    maxTokens: model.spec.maxTokens - 2,
    countTokens: (text: string): number => tokenizer.countTokens(text),
  };
  const chunks: PlacedChunk[] = [];
  try {
    for (const document of documents) {
      const { path, language } = document;
      const cut = await chunker.chunk(document, budget);
      chunks.push(...cut.chunks.map((chunk) => ({ ...chunk, path, language })));
    }
  } finally {
    chunker.dispose();
  }
  return chunks;
}
