// The real chunker on the grammars that ship, and the fixtures that every chunking suite reads.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTreeSitterParser } from '../../src/adapters/tree-sitter/treeSitterParser.ts';
import { silentLogger } from '../../src/base/logger.ts';
import type { Chunker } from '../../src/core/chunking/chunker.ts';
import { createChunker } from '../../src/core/chunking/createChunker.ts';
import { languageOf } from '../../src/core/chunking/languages.ts';
import type { SourceDocument } from '../../src/core/model.ts';
import { copyGrammars } from '../../scripts/grammars.mjs';

const fixturesFolder = join(import.meta.dirname, '../fixtures/chunking');

export const grammarsFolder = join(import.meta.dirname, '../../dist/grammars');

/** A busy machine must not decide what a test sees. */
export const patientDeadlineMs = 20_000;

/** Puts the grammars in place first, so that a suite needs no build. */
export function openChunker({ deadlineMs = patientDeadlineMs } = {}): Chunker {
  copyGrammars(grammarsFolder);
  const parser = createTreeSitterParser({ grammarsFolder, logger: silentLogger });
  return createChunker({ parser, deadlineMs });
}

export function documentOf(path: string, text: string): SourceDocument {
  return { path, text, language: languageOf(path, text.split('\n')[0]), hash: path };
}

/** One hand-written source file a language. */
export function readFixtures(): SourceDocument[] {
  return readdirSync(fixturesFolder).map((name) =>
    documentOf(name, readFileSync(join(fixturesFolder, name), 'utf8')),
  );
}
