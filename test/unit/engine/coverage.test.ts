import { describe, expect, it } from 'vitest';
import type { RootState } from '../../../src/core/searchEngine.ts';
import { coverageOf } from '../../../src/engine/coverage.ts';

function root(state: RootState, files: number, pendingFiles: number) {
  return { state, counts: () => ({ files, chunks: 0, embeddedChunks: 0, pendingFiles }) };
}

describe('coverageOf', () => {
  it('is complete when nothing waits', () => {
    expect(coverageOf([root({ type: 'idle' }, 3410, 0)], [])).toEqual({
      filesTotal: 3410,
      filesPending: 0,
      complete: true,
      notes: [],
    });
  });

  it('counts files that wait for vectors and files that are not read yet, over all roots', () => {
    const roots = [
      root({ type: 'idle' }, 3410, 12),
      root({ type: 'indexing', filesDone: 40, filesTotal: 100 }, 40, 40),
    ];
    expect(coverageOf(roots, ['No graph.'])).toEqual({
      filesTotal: 3510,
      filesPending: 112,
      complete: false,
      notes: ['112 of 3,510 files are not fully indexed yet.', 'No graph.'],
    });
  });

  it('is never complete while the folder is being read', () => {
    expect(coverageOf([root({ type: 'scanning', filesSeen: 5 }, 0, 0)], []).complete).toBe(false);
  });
});
