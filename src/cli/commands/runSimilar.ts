// `kindred similar`: what reads like a file, a symbol, some lines, or a snippet from stdin.

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { EngineError } from '../../base/errors.ts';
import { parseSearchFilters } from '../../core/search/searchRequest.ts';
import type { SearchEngine, SimilarTarget } from '../../core/searchEngine.ts';
import type { CommandLine } from '../commandLine.ts';
import { type ExitCode, exitCodes } from '../exitCodes.ts';
import type { Output } from '../output.ts';
import { summaryText } from '../print.ts';
import { resultText } from '../printHits.ts';
import { indexIfNever } from './bringUpToDate.ts';
import { filterOptions } from './filterOptions.ts';

/** @param place  `FILE`, `FILE:LINE`, `FILE:LINE-LINE`, or `-` for stdin */
export async function runSimilar(
  engine: SearchEngine,
  place: string,
  { values }: CommandLine,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const options = filterOptions(values);
  parseSearchFilters(options); // a wrong question must not index a folder first
  const target = place === '-' ? await readSnippet() : placeTarget(place);
  await indexIfNever(engine, output, signal);
  const result = await engine.findSimilar(target, options, signal);
  if (values.get('json') === true) {
    output.result(JSON.stringify(result));
  } else {
    output.note(`Similar to ${result.query}\n`);
    if (result.hits.length > 0) {
      output.result(resultText(result, output.colours, values.get('explain') === true));
    }
    output.note(`${result.hits.length > 0 ? '\n' : ''}${summaryText(result)}`);
  }
  return result.hits.length > 0 ? exitCodes.found : exitCodes.nothingFound;
}

async function readSnippet(): Promise<SimilarTarget> {
  const text = await readText(process.stdin);
  if (text.trim() !== '') return { type: 'text', text };
  throw new EngineError('bad-query', 'The snippet from stdin is empty.');
}

const withLines = /^(?<file>.+):(?<start>\d+)(?:-(?<end>\d+))?$/;

function placeTarget(place: string): SimilarTarget {
  const { file, start, end } = withLines.exec(place)?.groups ?? {};
  // A file may be called like a place.
  const isFile = statSync(place, { throwIfNoEntry: false })?.isFile() === true;
  if (file === undefined || isFile) return { type: 'file', path: resolve(place) };
  const path = resolve(file);
  return end === undefined
    ? { type: 'position', path, line: Number(start) }
    : { type: 'lines', path, lines: { start: Number(start), end: Number(end) } };
}
