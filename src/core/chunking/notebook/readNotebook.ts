// A notebook as it lies on the disk → its cells, with the line of the file on which each line of
// their source stands. Outputs are left out: they are what a program said, not what was written.

import { messageOf } from '../../../base/errors.ts';
import { type JsonString, visitJsonStrings } from './jsonStrings.ts';

export interface NotebookCell {
  readonly type: 'code' | 'markdown';
  readonly lines: readonly SourceLine[];
}

export interface SourceLine {
  readonly text: string;
  /** 0-based line of the file. */
  readonly fileLine: number;
}

export type NotebookReading =
  | {
      readonly type: 'notebook';
      readonly cells: readonly NotebookCell[];
      /** Of the kernel, as it names itself; '' where it does not. */
      readonly language: string;
    }
  | { readonly type: 'failed'; readonly reason: string };

/** @param text  the whole file, of format 4 */
export function readNotebook(text: string): NotebookReading {
  const json = text.replace(/^\uFEFF/, '');
  try {
    JSON.parse(json);
  } catch (error) {
    return { type: 'failed', reason: `it is not JSON: ${messageOf(error)}` };
  }
  const cells: CellStrings[] = [];
  let language = '';
  visitJsonStrings(json, (string, path) => {
    const [first, second, third] = path;
    if (first === 'cells' && typeof second === 'number') {
      const cell = (cells[second] ??= { type: '', source: [] });
      if (third === 'cell_type') cell.type = string.value;
      if (third === 'source') cell.source.push(string);
    } else if (first === 'metadata' && languagePaths.has(path.join('.'))) {
      language = string.value;
    }
  });
  if (cells.length === 0) return { type: 'failed', reason: 'it holds no cells' };
  return { type: 'notebook', cells: cells.flatMap(toCell), language };
}

const languagePaths: ReadonlySet<string> = new Set([
  'metadata.kernelspec.language',
  'metadata.language_info.name',
]);

interface CellStrings {
  type: string;
  readonly source: JsonString[];
}

/** Source is one string, or several that are meant to be joined. */
function toCell({ type, source }: CellStrings): NotebookCell[] {
  const lines: SourceLine[] = [];
  let continues = false;
  for (const { value, line } of source) {
    const parts = value.split('\n');
    const endsLine = parts.length > 1 && parts.at(-1) === '';
    if (endsLine) parts.pop();
    for (const part of parts) {
      const last = continues ? lines.pop() : undefined;
      lines.push({ text: `${last?.text ?? ''}${part}`, fileLine: last?.fileLine ?? line });
      continues = false;
    }
    continues = !endsLine;
  }
  if (lines.length === 0) return [];
  return [{ type: type === 'code' ? 'code' : 'markdown', lines }];
}
