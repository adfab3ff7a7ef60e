// Indexing on the way to an answer, with its progress shown.

import type { SearchEngine } from '../../core/searchEngine.ts';
import type { Output } from '../output.ts';
import { showProgress } from '../progressBar.ts';

export async function indexIfNever(
  engine: SearchEngine,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const { roots } = await engine.status();
  if (roots.some(({ completedMs }) => completedMs === undefined)) {
    output.note('No index of this folder yet: indexing it first.');
    await bringUpToDate(engine, output, signal);
  }
}

export async function bringUpToDate(
  engine: SearchEngine,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const progress = showProgress(engine, output);
  try {
    await engine.index({}, signal);
  } finally {
    progress.dispose();
  }
}
