// The Chunker of the product: chooses the way of cutting by the document's language.

import { assertNever } from '../../base/errors.ts';
import type { SourceDocument } from '../model.ts';
import type { ChunkBudget, Chunker, ChunkingResult } from './chunker.ts';
import { chunkByHeadings } from './headingChunker.ts';
import { chunkByKeys } from './keyChunker.ts';
import { languageRow } from './languages.ts';
import { createLineTable, type LineTable } from './lines.ts';
import { chunkNotebook } from './notebook/notebookChunker.ts';
import type { OutlineParser } from './outline.ts';
import { chunkByPatterns } from './patternChunker.ts';
import { type OutlineOf, steadyOutlines } from './steadyOutlines.ts';
import { chunkBySyntax } from './syntaxChunker.ts';
import { chunkByLines } from './textChunker.ts';

/** Raise it whenever the same document would be cut differently. */
export const chunkerVersion = '2';

/** A parse that takes longer says little about the code: generated tables, minified bundles. */
const parseDeadlineMs = 1_000;

export interface ChunkerOptions {
  readonly parser: OutlineParser;
  readonly deadlineMs?: number;
}

export function createChunker({ parser, deadlineMs = parseDeadlineMs }: ChunkerOptions): Chunker {
  const outlineOf = steadyOutlines(parser, deadlineMs);
  return {
    version: chunkerVersion,
    chunk: (document, budget) => {
      const table = createLineTable(document.text, budget.countTokens);
      return cut(document, table, budget, outlineOf);
    },
    dispose: () => {
      parser.dispose();
    },
  };
}

async function cut(
  document: SourceDocument,
  table: LineTable,
  budget: ChunkBudget,
  outlineOf: OutlineOf,
): Promise<ChunkingResult> {
  const { cutting } = languageRow(document.language);
  switch (cutting) {
    case 'syntax': {
      const outline = await outlineOf(document);
      return outline.type === 'outline'
        ? { chunks: chunkBySyntax(outline.definitions, table, budget) }
        : { chunks: chunkByPatterns(table, budget), fallback: outline.reason };
    }
    case 'markdown':
    case 'restructured':
    case 'asciidoc':
    case 'org':
    case 'latex':
    case 'text':
      return { chunks: chunkByHeadings(cutting, table, budget) };
    case 'json':
    case 'yaml':
    case 'toml':
    case 'ini':
      return { chunks: chunkByKeys(cutting, table, budget) };
    case 'notebook':
      return chunkNotebook(document, table, budget, outlineOf);
    case 'patterns':
      return { chunks: chunkByPatterns(table, budget) };
    case 'lines':
      return { chunks: chunkByLines(table, budget) };
    default:
      return assertNever(cutting);
  }
}
