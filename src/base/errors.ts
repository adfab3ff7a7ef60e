// The conditions that callers can tell apart, and the bug detectors. Messages say what was
// expected, what came and what to do; callers test the code, never the message.

/** Every condition that leaves the engine. One row each; `hasCode` tests for it. */
export const errorCodes = {
  'bad-query': 'The query cannot be searched.',
  'bad-option': 'An option or setting has a value that is not allowed.',
  'not-indexed': 'The file is not in the index.',
  'folder-missing': 'The folder does not exist.',
  'folder-unreadable': 'The folder cannot be read.',
  'model-unknown': 'No model has this name.',
  'model-missing': 'The files of the model are not there.',
  'model-corrupt': 'The files of the model cannot be used.',
  'runtime-missing': 'A native module is missing or does not fit this platform.',
  'index-corrupt': 'The index file is damaged.',
  'index-newer': 'The index was written by a newer version.',
  'index-unwritable': 'The index cannot be written: no permission, or the disk is full.',
  'index-busy': 'Another process writes this index.',
  'engine-stopped': 'The engine process ended.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** A condition: something outside went wrong, and the caller can decide what to do. */
export class EngineError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'EngineError';
    this.code = code;
  }
}

export function hasCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof EngineError && error.code === code;
}

/** The person, or a newer request, has taken the request back. Not an error to show. */
export class CancelledError extends Error {
  constructor() {
    super('Cancelled');
    this.name = 'CancelledError';
  }
}

/** @throws CancelledError when the signal has been aborted */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CancelledError();
}

/** @throws Error when the condition does not hold: that is a bug, not a condition */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Bug: ${message}`);
}

/** For the default branch of a switch over a union: a new member becomes a type error. */
export function assertNever(value: never): never {
  throw new Error(`Bug: unexpected value ${JSON.stringify(value)}`);
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
