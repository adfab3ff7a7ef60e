// The parser's own WebAssembly missing or damaged: files are still cut, the reason is said, and a
// sound copy works afterwards. A file of its own, because the module is loaded once per process.

import { copyFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTreeSitterParser } from '../../src/adapters/tree-sitter/treeSitterParser.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { createChunker } from '../../src/core/chunking/createChunker.ts';
import { copyGrammars } from '../../scripts/grammars.mjs';
import { documentOf, grammarsFolder, openChunker } from '../support/chunkingParts.ts';
import { wordBudget } from '../support/chunkListing.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

it('cuts by patterns while the parser is damaged, by syntax with a sound one', async () => {
  copyGrammars(grammarsFolder);
  const folder = await temporaryFolder();
  for (const name of ['web-tree-sitter.wasm', 'go.wasm']) {
    copyFileSync(join(grammarsFolder, name), join(folder, name));
  }
  truncateSync(join(folder, 'web-tree-sitter.wasm'), 1000);
  const document = documentOf('main.go', 'package main\n\nfunc main() {}\n');
  const damaged = createChunker({
    parser: createTreeSitterParser({ grammarsFolder: folder, logger: silentLogger }),
  });

  const { chunks, fallback } = await damaged.chunk(document, wordBudget(64));
  expect(fallback).toMatch(/^the go grammar does not load: /);
  expect(chunks.map(({ symbol }) => symbol)).toEqual(['main']);
  damaged.dispose();

  const sound = openChunker();
  const again = await sound.chunk(document, wordBudget(64));
  expect(again.fallback).toBeUndefined();
  expect(again.chunks.map(({ symbol }) => symbol)).toEqual(['main']);
  sound.dispose();
});
