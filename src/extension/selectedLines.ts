// The lines that a person has selected.

import type * as vscode from 'vscode';
import type { LineRange } from '../core/model.ts';

/** @returns 1-based; the line of the cursor where nothing is selected */
export function selectedLines({ start, end }: vscode.Selection): LineRange {
  // A selection of whole lines ends before the first character of the next.
  const endsBefore = end.character === 0 && end.line > start.line;
  return { start: start.line + 1, end: end.line + (endsBefore ? 0 : 1) };
}
