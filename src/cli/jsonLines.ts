// JSON lines from a stream: one object a line, each checked, wrong lines named by number.

import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { EngineError } from '../base/errors.ts';

export interface JsonLine {
  readonly id: string | number;
  readonly value: string;
}

/**
 * Reads lines `{"id", [field]}`. Empty lines are passed over.
 *
 * @throws EngineError `bad-option` for a line that is not such an object
 */
export async function* readJsonLines(input: Readable, field: string): AsyncGenerator<JsonLine> {
  let lineNumber = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    lineNumber += 1;
    if (line.trim() !== '') yield parseLine(line, lineNumber, field);
  }
}

function parseLine(line: string, lineNumber: number, field: string): JsonLine {
  const object = parseObject(line);
  const id = object?.['id'];
  const value = object?.[field];
  if ((typeof id === 'string' || typeof id === 'number') && typeof value === 'string') {
    return { id, value };
  }
  throw new EngineError(
    'bad-option',
    `Line ${String(lineNumber)} of the input: expected {"id": …, "${field}": "…"}, got ${line.slice(0, 80)}`,
  );
}

function parseObject(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined; // the caller says which line
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
