// `kindred encode`

import { EngineError } from '../../base/errors.ts';
import type { EncoderInput } from '../../core/encoding/encoder.ts';
import { rowOf } from '../../core/model.ts';
import type { SearchEngine } from '../../core/searchEngine.ts';
import { text } from '../cliSettings.ts';
import type { CommandLine } from '../commandLine.ts';
import { type ExitCode, exitCodes } from '../exitCodes.ts';
import { type JsonLine, readJsonLines } from '../jsonLines.ts';
import type { Output } from '../output.ts';

/** Texts encoded in one call: bounds memory for endless input. */
const encodedAtOnce = 256;

export async function runEncode(
  engine: SearchEngine,
  { values }: CommandLine,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const input = checkInput(text(values.get('as')) ?? 'document');
  let lines: JsonLine[] = [];
  const flush = async (): Promise<void> => {
    const matrix = await engine.encode(
      lines.map(({ value }) => value),
      input,
      signal,
    );
    lines.forEach(({ id }, row) => {
      output.result(JSON.stringify({ id, vector: [...rowOf(matrix, row)] }));
    });
    lines = [];
  };
  for await (const line of readJsonLines(process.stdin, 'text')) {
    lines.push(line);
    if (lines.length === encodedAtOnce) await flush();
  }
  if (lines.length > 0) await flush();
  return exitCodes.found;
}

function checkInput(value: string): EncoderInput {
  if (value === 'query' || value === 'document') return value;
  throw new EngineError('bad-option', `Expected query or document for --as, got "${value}".`);
}
