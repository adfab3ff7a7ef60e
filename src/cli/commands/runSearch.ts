// `kindred search`, for one question and for a batch of them.

import { EngineError, hasCode, messageOf } from '../../base/errors.ts';
import { parseSearchRequest } from '../../core/search/searchRequest.ts';
import type {
  SearchEngine,
  SearchOptions,
  SearchResult,
  SearchSources,
} from '../../core/searchEngine.ts';
import { text } from '../cliSettings.ts';
import type { CommandLine } from '../commandLine.ts';
import { type ExitCode, exitCodes } from '../exitCodes.ts';
import { readJsonLines } from '../jsonLines.ts';
import type { Output } from '../output.ts';
import { summaryText } from '../print.ts';
import { resultText } from '../printHits.ts';
import { bringUpToDate, indexIfNever } from './bringUpToDate.ts';
import { filterOptions } from './filterOptions.ts';

export async function runSearch(
  engine: SearchEngine,
  query: string,
  { values }: CommandLine,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const options = searchOptions(values);
  // A wrong question must not index a folder first.
  const { filters, phrases } = parseSearchRequest(query, options);
  await indexIfNever(engine, output, signal);
  const result = await engine.search(query, options, signal);
  if (values.get('json') === true) {
    output.result(JSON.stringify(result));
  } else {
    if (result.hits.length > 0) {
      output.result(resultText(result, output.colours, values.get('explain') === true));
    }
    output.note(`${result.hits.length > 0 ? '\n' : ''}${summaryText(result)}`);
    if (result.hits.length === 0 && filters.length + phrases.length > 0) output.note(narrowed);
  }
  return result.hits.length > 0 ? exitCodes.found : exitCodes.nothingFound;
}

const narrowed = 'The filters or the quoted text may leave out what you are looking for.';

/** Answers in the order of the questions; a question that cannot be searched has no hits. */
export async function runBatch(
  engine: SearchEngine,
  { values }: CommandLine,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  await bringUpToDate(engine, output, signal);
  let found = false;
  for await (const { id, value } of readJsonLines(process.stdin, 'query')) {
    const answer = await answerOf(engine, value, searchOptions(values), output, signal);
    const { hits, elapsedMs } = answer;
    found ||= hits.length > 0;
    output.result(
      JSON.stringify({
        id,
        hits: hits.map(({ path, lines, bestLine, score }) => ({
          path,
          startLine: lines.start,
          endLine: lines.end,
          bestLine,
          score,
        })),
        ms: Math.round(elapsedMs * 1000) / 1000,
      }),
    );
  }
  return found ? exitCodes.found : exitCodes.nothingFound;
}

async function answerOf(
  engine: SearchEngine,
  query: string,
  options: SearchOptions,
  output: Output,
  signal: AbortSignal,
): Promise<Pick<SearchResult, 'hits' | 'elapsedMs'>> {
  try {
    return await engine.search(query, options, signal);
  } catch (error) {
    if (!hasCode(error, 'bad-query')) throw error;
    output.note(messageOf(error));
    return { hits: [], elapsedMs: 0 };
  }
}

function searchOptions(values: CommandLine['values']): SearchOptions {
  return {
    ...filterOptions(values),
    sources: sourcesOf(text(values.get('only'))),
  };
}

function sourcesOf(only: string | undefined): SearchSources {
  if (only === undefined || only === 'words' || only === 'meaning') return only ?? 'all';
  throw new EngineError('bad-option', `Expected words or meaning for --only, got "${only}".`);
}
