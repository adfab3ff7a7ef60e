// Prose by its headings: a section with the headings above it.

import type { ChunkDraft } from '../model.ts';
import type { ChunkBudget } from './chunker.ts';
import { type Heading, headingPath } from './headings/heading.ts';
import { headingFinders, type HeadingStyle } from './headings/headingStyles.ts';
import { isAdornment } from './headings/restructured.ts';
import type { LineTable } from './lines.ts';
import { chunkByLines } from './textChunker.ts';
import type { Unit } from './unit.ts';
import { unitsToChunks } from './units.ts';

export function chunkByHeadings(
  style: HeadingStyle,
  table: LineTable,
  budget: ChunkBudget,
): ChunkDraft[] {
  const headings = headingFinders[style](table);
  if (headings.length === 0 && style === 'text') return chunkByLines(table, budget);
  const sections = joinBareHeadings(sectionsOf(headings, table.lineCount), table);
  return unitsToChunks(sections, table, budget);
}

function sectionsOf(headings: readonly Heading[], lineCount: number): Unit[] {
  const units: Unit[] = [];
  const first = headings[0]?.line ?? lineCount;
  if (first > 0) units.push({ start: 0, end: first - 1, kind: 'section', scope: '' });
  let open: readonly Heading[] = [];
  headings.forEach((heading, index) => {
    open = openHeadings(open, heading);
    const parent = headingPath(open.slice(0, -1));
    units.push({
      start: heading.line,
      end: (headings[index + 1]?.line ?? lineCount) - 1,
      kind: 'section',
      heading: headingPath(open),
      // Short sections join with their neighbours under the same parent.
      scope: parent,
    });
  });
  return units;
}

/** @returns the headings above what follows, outermost first */
export function openHeadings(open: readonly Heading[], heading: Heading): readonly Heading[] {
  return [...open.filter(({ level }) => level < heading.level), heading];
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
