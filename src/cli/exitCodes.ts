// What the shell learns from a run.

import { CancelledError, EngineError, type ErrorCode } from '../base/errors.ts';

export const exitCodes = {
  found: 0,
  nothingFound: 1,
  /** A run that went well and whose answer is to stop a build: more duplicates than allowed. */
  overLimit: 1,
  wrongUse: 2,
  failure: 3,
  /** 128 + SIGINT, as shells have it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Conditions that the person can mend by typing something else. */
const wrongUseCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'bad-query',
  'bad-option',
  'not-indexed',
  'folder-missing',
  'model-unknown',
]);

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CancelledError) return exitCodes.interrupted;
  if (error instanceof EngineError && wrongUseCodes.has(error.code)) return exitCodes.wrongUse;
  return exitCodes.failure;
}
