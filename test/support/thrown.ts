// What an action throws, as plain values that a test can compare.

import { EngineError } from '../../src/base/errors.ts';

export interface Thrown {
  readonly code: string;
  readonly message: string;
  readonly cause: unknown;
}

/** @returns code `none` when nothing was thrown, `other` when it was no EngineError */
export async function thrownBy(action: () => unknown): Promise<Thrown> {
  try {
    await action();
  } catch (error) {
    if (error instanceof EngineError) {
      return { code: error.code, message: error.message, cause: error.cause };
    }
    return { code: 'other', message: String(error), cause: undefined };
  }
  return { code: 'none', message: '', cause: undefined };
}
