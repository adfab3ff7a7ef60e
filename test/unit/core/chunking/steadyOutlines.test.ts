import { describe, expect, it } from 'vitest';
import type { Outline, OutlineParser } from '../../../../src/core/chunking/outline.ts';
import { steadyOutlines } from '../../../../src/core/chunking/steadyOutlines.ts';
import { documentOf } from '../../../support/chunkingParts.ts';

/** Takes what `neededMs` says, and gives up at the deadline. */
function slowParser(neededMs: () => number): OutlineParser & { readonly calls: number[] } {
  const calls: number[] = [];
  return {
    calls,
    outline: async (_language, _text, deadlineMs): Promise<Outline> => {
      calls.push(deadlineMs);
      const ms = Math.min(neededMs(), deadlineMs);
      await new Promise((resolve) => setTimeout(resolve, ms + 2));
      return neededMs() > deadlineMs
        ? { type: 'failed', reason: 'late' }
        : { type: 'outline', definitions: [] };
    },
    dispose: () => undefined,
  };
}

describe('steadyOutlines', () => {
  it('lets a parse finish that was in time before', async () => {
    let neededMs = 20;
    const outlineOf = steadyOutlines(
      slowParser(() => neededMs),
      50,
    );
    const document = documentOf('a.ts', 'let a;');
    expect((await outlineOf(document)).type).toBe('outline');
    neededMs = 100;
    expect((await outlineOf(document)).type).toBe('outline');
  });

  it('does not try again what was late', async () => {
    let neededMs = 100;
    const parser = slowParser(() => neededMs);
    const outlineOf = steadyOutlines(parser, 20);
    const document = documentOf('a.ts', 'let a;');
    expect(await outlineOf(document)).toEqual({ type: 'failed', reason: 'late' });
    neededMs = 1;
    expect(await outlineOf(document)).toMatchObject({ type: 'failed' });
    expect(parser.calls).toEqual([20]);
  });

  it('judges each content for itself', async () => {
    let neededMs = 100;
    const outlineOf = steadyOutlines(
      slowParser(() => neededMs),
      20,
    );
    await outlineOf(documentOf('a.ts', 'let a;'));
    neededMs = 1;
    expect((await outlineOf(documentOf('b.ts', 'let b;'))).type).toBe('outline');
  });

  it('remembers nothing of texts without a hash', async () => {
    let neededMs = 100;
    const outlineOf = steadyOutlines(
      slowParser(() => neededMs),
      20,
    );
    const pasted = { ...documentOf('', 'let a;'), hash: '' };
    await outlineOf(pasted);
    neededMs = 1;
    expect((await outlineOf(pasted)).type).toBe('outline');
  });
});
