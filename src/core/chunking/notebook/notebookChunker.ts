// Notebooks cell by cell: prose gives the headings, code is cut by what it defines in the
// kernel's language, and both say under which headings they stand. Lines are those of the file.

import type { ChunkDraft, SourceDocument } from '../../model.ts';
import type { ChunkBudget, ChunkingResult } from '../chunker.ts';
import { openHeadings } from '../headingChunker.ts';
import { type Heading, headingPath } from '../headings/heading.ts';
import { findMarkdownHeadings } from '../headings/markdown.ts';
import { languageRow, resolveLanguage } from '../languages.ts';
import { createLineTable, type LineTable } from '../lines.ts';
import type { Definition } from '../outline.ts';
import { definitionsByPatterns } from '../patternChunker.ts';
import type { OutlineOf } from '../steadyOutlines.ts';
import { unitsOfCode } from '../syntaxChunker.ts';
import { chunkByLines } from '../textChunker.ts';
import type { Unit } from '../unit.ts';
import { unitsToChunks } from '../units.ts';
import { type NotebookCell, readNotebook } from './readNotebook.ts';

/** @param table  of the document, which is cut by lines where it is no notebook that can be read */
export async function chunkNotebook(
  document: SourceDocument,
  table: LineTable,
  budget: ChunkBudget,
  outlineOf: OutlineOf,
): Promise<ChunkingResult> {
  const reading = readNotebook(document.text);
  if (reading.type === 'failed') {
    return { chunks: chunkByLines(table, budget), fallback: reading.reason };
  }
  const chunks: ChunkDraft[] = [];
  /** Headings above the cell in hand, outermost first. */
  let open: readonly Heading[] = [];
  for (const [index, cell] of reading.cells.entries()) {
    const source = cell.lines.map(({ text }) => text).join('\n');
    const cellTable = createLineTable(source, budget.countTokens);
    let units: Unit[];
    if (cell.type === 'code') {
      const language = resolveLanguage(reading.language) ?? reading.language;
      const hash = `${document.hash}#${String(index)}`;
      const own: SourceDocument = { ...document, hash, language, text: source };
      const definitions = await definitionsOf(own, cellTable, outlineOf);
      units = codeUnits(cellTable, definitions, headingPath(open), budget.maxTokens);
    } else {
      const headings = findMarkdownHeadings(cellTable);
      units = proseUnits(cellTable, headings, open);
      open = headings.reduce(openHeadings, open);
    }
    chunks.push(...inFile(unitsToChunks(units, cellTable, budget), cell));
  }
  return { chunks };
}

/** What stands before the first heading goes on with the section of the cell above. */
function proseUnits(
  table: LineTable,
  headings: readonly Heading[],
  above: readonly Heading[],
): Unit[] {
  const sections: Unit[] = [];
  let open = above;
  let start = 0;
  const close = (end: number): void => {
    const heading = headingPath(open);
    const unit: Unit = { start, end, kind: 'section', scope: heading };
    if (end >= start) sections.push(heading === '' ? unit : { ...unit, heading });
  };
  for (const heading of headings) {
    close(heading.line - 1);
    open = openHeadings(open, heading);
    start = heading.line;
  }
  close(table.lineCount - 1);
  return sections;
}

function codeUnits(
  table: LineTable,
  definitions: readonly Definition[],
  heading: string,
  maxTokens: number,
): Unit[] {
  const context = heading === '' ? [] : [heading];
  const units = unitsOfCode(definitions, { name: '', id: '', context }, table, maxTokens);
  return heading === '' ? units : units.map((unit) => ({ ...unit, heading }));
}

async function definitionsOf(
  cell: SourceDocument,
  table: LineTable,
  outlineOf: OutlineOf,
): Promise<readonly Definition[]> {
  // A cell that begins with `%%` is for another program than the kernel.
  if (cell.text.startsWith('%%')) return [];
  if (languageRow(cell.language).cutting !== 'syntax') return definitionsByPatterns(table);
  const outline = await outlineOf({ ...cell, text: withoutCommands(cell.text) });
  return outline.type === 'outline' ? outline.definitions : definitionsByPatterns(table);
}

/** Lines to the notebook or the shell are no code; they are left blank. */
function withoutCommands(text: string): string {
  return text.replace(/^[ \t]*[%!].*$/gm, '');
}

function inFile(chunks: readonly ChunkDraft[], { lines }: NotebookCell): ChunkDraft[] {
  const fileLine = (line: number): number => (lines[line - 1]?.fileLine ?? 0) + 1;
  return chunks.map((chunk) => ({
    ...chunk,
    lines: { start: fileLine(chunk.lines.start), end: fileLine(chunk.lines.end) },
  }));
}
