// What every Chunker promises, whatever the text: each written line once and in order, nothing
// over the budget, nothing thrown.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChunkBudget, Chunker, ChunkingResult } from '../../src/core/chunking/chunker.ts';
import { sliceLines } from '../../src/core/chunking/lines.ts';
import type { ChunkDraft, SourceDocument } from '../../src/core/model.ts';
import { documentOf } from '../support/chunkingParts.ts';
import { wordBudget } from '../support/chunkListing.ts';
import { mutations } from '../support/mutations.ts';
import { seededRandom } from '../support/seededRandom.ts';

const budgets = [32, 64, 256];

export function chunkerContract(
  name: string,
  open: () => Chunker,
  documents: readonly SourceDocument[],
): void {
  describe(`the chunker contract of ${name}`, () => {
    let chunker: Chunker;
    beforeAll(() => {
      chunker = open();
    });
    afterAll(() => {
      chunker.dispose();
    });

    describe.each(Object.entries(mutations))('with a text %s', (mutationName, mutate) => {
      it.each(documents.map((document) => [document.path, document] as const))(
        'covers %s in order and within the budget',
        async (path, document) => {
          const random = seededRandom(path.length + mutationName.length);
          const text = mutate(document.text, random);
          for (const maxTokens of budgets) {
            const budget = wordBudget(maxTokens);
            const result = await chunker.chunk({ ...document, text }, budget);
            const faultsIn = isReadNotebook(document, result) ? notebookFaultsOf : faultsOf;
            expect(faultsIn(text, result.chunks, budget)).toEqual([]);
          }
        },
      );
    });

    it('gives the same chunks for the same document', async () => {
      for (const document of documents) {
        const cut = (): Promise<ChunkingResult> => chunker.chunk(document, wordBudget(64));
        expect(await cut()).toEqual(await cut());
      }
    });

    it.each([
      ['an empty text', ''],
      ['blank lines', '\n \n\t\n\r\n'],
    ])('gives no chunk for %s', async (_, text) => {
      for (const { path } of documents) {
        const { chunks } = await chunker.chunk(documentOf(path, text), wordBudget(64));
        expect(chunks).toEqual([]);
      }
    });

    it('begins at line 1 behind a byte order mark', async () => {
      for (const { path, text } of documents) {
        const document = documentOf(path, `\uFEFF${text}`);
        const result = await chunker.chunk(document, wordBudget(256));
        const isNotebook = isReadNotebook(document, result);
        const faultsIn = isNotebook ? notebookFaultsOf : faultsOf;
        if (!isNotebook) expect(result.chunks[0]?.lines.start).toBe(1);
        expect(faultsIn(document.text, result.chunks, wordBudget(256))).toEqual([]);
      }
    });
  });
}

/** What of the contract does not hold, in words; empty when all of it does. */
export function faultsOf(
  text: string,
  chunks: readonly ChunkDraft[],
  { maxTokens, countTokens }: ChunkBudget,
): string[] {
  const faults: string[] = [];
  const pieces = new Map<number, string>();
  let covered = 0;
  for (const { lines, context = '', text: chunkText } of chunks) {
    const place = `${String(lines.start)}-${String(lines.end)}`;
    const isPiece = lines.start === lines.end && chunkText !== sliceLines(text, lines);
    if (countTokens(context) + countTokens(chunkText) > maxTokens)
      faults.push(`${place}: over the budget`);
    if (isPiece) pieces.set(lines.start, (pieces.get(lines.start) ?? '') + chunkText);
    else if (chunkText !== sliceLines(text, lines)) faults.push(`${place}: another text`);
    const follows = isPiece ? lines.start >= covered : lines.start > covered;
    if (!follows || lines.end < lines.start) faults.push(`${place}: out of order or twice`);
    if (hasWriting(text, covered + 1, lines.start - 1)) faults.push(`before ${place}: left out`);
    covered = lines.end;
  }
  if (hasWriting(text, covered + 1, Infinity)) faults.push('at the end: left out');
  for (const [line, joined] of pieces) {
    const whole = sliceLines(text, { start: line, end: line });
    if (withoutSpace(joined) !== withoutSpace(whole)) faults.push(`${String(line)}: torn`);
  }
  return faults;
}

/** One that could be read; any other is cut by its lines and covers all of them. */
function isReadNotebook({ language }: SourceDocument, { fallback }: ChunkingResult): boolean {
  return language === 'jupyter' && fallback === undefined;
}

/** As {@link faultsOf}, for the source that the cells of a notebook hold. */
export function notebookFaultsOf(
  text: string,
  chunks: readonly ChunkDraft[],
  { maxTokens, countTokens }: ChunkBudget,
): string[] {
  const faults: string[] = [];
  const lineCount = text.split('\n').length;
  let last = 1;
  for (const { lines, context = '', text: chunkText } of chunks) {
    const place = `${String(lines.start)}-${String(lines.end)}`;
    if (countTokens(context) + countTokens(chunkText) > maxTokens) faults.push(`${place}: over`);
    if (lines.start < last || lines.end < lines.start) faults.push(`${place}: out of order`);
    if (lines.end > lineCount) faults.push(`${place}: outside of the file`);
    last = lines.end;
  }
  const joined = chunks.map((chunk) => chunk.text).join('');
  if (withoutSpace(joined) !== withoutSpace(sourceOf(text))) faults.push('not the source');
  return faults;
}

/** By JSON.parse alone, to be compared with what the chunker read with its own eyes. */
function sourceOf(text: string): string {
  const notebook = JSON.parse(text.replace(/^\uFEFF/, '')) as {
    readonly cells: readonly { readonly source: string | readonly string[] }[];
  };
  return notebook.cells.flatMap(({ source }) => source).join('');
}

function hasWriting(text: string, start: number, end: number): boolean {
  return start <= end && sliceLines(text, { start, end }).trim() !== '';
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
