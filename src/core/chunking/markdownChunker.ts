// Prose by its headings: a section with the headings above it. Markdown, and by the lines under
// or before a title reStructuredText and AsciiDoc.

import type { ChunkDraft } from '../model.ts';
import type { ChunkBudget } from './chunker.ts';
import {
  findMarkdownHeadings,
  findUnderlinedHeadings,
  type Heading,
  isAdornment,
} from './headings.ts';
import type { LineTable } from './lines.ts';
import type { Unit } from './unit.ts';
import { unitsToChunks } from './units.ts';

export type HeadingStyle = 'markdown' | 'underlined';

/** Between the headings of a path. */
const headingSeparator = ' › ';

export function chunkByHeadings(
  style: HeadingStyle,
  table: LineTable,
  budget: ChunkBudget,
): ChunkDraft[] {
  const headings =
    style === 'markdown' ? findMarkdownHeadings(table) : findUnderlinedHeadings(table);
  const sections = joinBareHeadings(sectionsOf(headings, table.lineCount), table);
  return unitsToChunks(sections, table, budget);
}

function sectionsOf(headings: readonly Heading[], lineCount: number): Unit[] {
  const units: Unit[] = [];
  const first = headings[0]?.line ?? lineCount;
  if (first > 0) units.push({ start: 0, end: first - 1, kind: 'section', scope: '' });
  const open: Heading[] = [];
  headings.forEach((heading, index) => {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const parent = open.map(({ title }) => title).join(headingSeparator);
    open.push(heading);
    units.push({
      start: heading.line,
      end: (headings[index + 1]?.line ?? lineCount) - 1,
      kind: 'section',
      heading: open.map(({ title }) => title).join(headingSeparator),
      // Short sections join with their neighbours under the same parent.
      scope: parent,
    });
  });
  return units;
}

/** A heading with nothing under it but the next heading is shown with that one. */
function joinBareHeadings(units: readonly Unit[], table: LineTable): Unit[] {
  const joined: Unit[] = [];
  let start: number | undefined;
  for (const unit of units) {
    const own = { ...unit, start: start ?? unit.start };
    const isBare = unit.heading !== undefined && isTitleOnly(unit, table) && unit !== units.at(-1);
    start = isBare ? own.start : undefined;
    if (!isBare) joined.push(own);
  }
  return joined;
}

/** One written line, not counting the lines that only underline it. */
function isTitleOnly({ start, end }: Unit, table: LineTable): boolean {
  let written = 0;
  for (let line = start; line <= end && written < 2; line += 1) {
    if (!table.isBlank(line) && !isAdornment(table.line(line).trim())) written += 1;
  }
  return written < 2;
}
