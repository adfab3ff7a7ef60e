// The engine's status as one line that is drawn again and again; nothing in a pipe. Fifteen
// lines of drawing need no package: the states and their words are ours anyhow.

import { type Disposable, toDisposable } from '../base/disposable.ts';
import { formatCount } from '../base/formatCount.ts';
import type { RootState, SearchEngine } from '../core/searchEngine.ts';
import type { Output } from './output.ts';

export function showProgress(engine: SearchEngine, output: Output): Disposable {
  const { redraw } = output;
  if (redraw === undefined) return toDisposable(() => undefined);
  const subscription = engine.onStatus(({ roots }) => {
    const state = roots[0]?.state;
    if (state !== undefined && state.type !== 'idle') redraw(progressLine(state, output.width));
  });
  return toDisposable(() => {
    subscription.dispose();
    redraw('');
  });
}

/** @param width columns of the terminal */
export function progressLine(state: RootState, width: number): string {
  switch (state.type) {
    case 'scanning':
      return `Looking for files: ${formatCount(state.filesSeen)}`;
    case 'indexing':
      return bar('Reading files', state.filesDone, state.filesTotal, width);
    case 'encoding':
      return bar('Encoding', state.chunksDone, state.chunksTotal, width);
    case 'waiting':
      return `Waiting for ${state.holder}, which writes this index`;
    case 'idle':
      return '';
    case 'failed':
      return state.message;
  }
}

function bar(label: string, done: number, total: number, width: number): string {
  const share = total === 0 ? 1 : done / total;
  const counts = `${formatCount(done)}/${formatCount(total)}`;
  const room = Math.max(0, Math.min(30, width - label.length - counts.length - 10));
  const filled = Math.round(share * room);
  const percent = `${String(Math.floor(share * 100)).padStart(3)} %`;
  return `${label} ${'█'.repeat(filled)}${'░'.repeat(room - filled)} ${percent} ${counts}`;
}
