// A document is cut twice, for its words and later for its vectors, and both must give the same
// chunks: a parse that was in time once is let finish on a machine that has become busy, and one
// that was late is not tried again.

import type { SourceDocument } from '../model.ts';
import type { Outline, OutlineParser } from './outline.ts';

export type OutlineOf = (document: SourceDocument) => Promise<Outline>;

/** Quicker parses are never late: not even where everything takes fifty times as long. */
const noticedShare = 1 / 50;
/** Then all is forgotten: no run is worth more memory. */
const maxRemembered = 10_000;

export function steadyOutlines(parser: OutlineParser, deadlineMs: number): OutlineOf {
  const remembered = new Map<string, Outline['type']>();
  return async ({ language, text, hash }) => {
    // A text that is on no disk has no hash, and is cut once.
    const before = hash === '' ? undefined : remembered.get(hash);
    if (before === 'failed') return { type: 'failed', reason: lateReason(deadlineMs) };
    const startedMs = performance.now();
    const allowedMs = before === undefined ? deadlineMs : Infinity;
    const outline = await parser.outline(language, text, allowedMs);
    const noticedMs = deadlineMs * (outline.type === 'failed' ? 1 : noticedShare);
    if (hash !== '' && performance.now() - startedMs >= noticedMs) {
      if (remembered.size >= maxRemembered) remembered.clear();
      remembered.set(hash, outline.type);
    }
    return outline;
  };
}

function lateReason(deadlineMs: number): string {
  return `parsing took more than ${String(deadlineMs)} ms before`;
}
