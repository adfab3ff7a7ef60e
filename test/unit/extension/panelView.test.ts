import { describe, expect, test } from 'vitest';
import { EngineError } from '../../../src/base/errors.ts';
import type { Coverage, EngineStatus, Hit } from '../../../src/core/searchEngine.ts';
import { showHits } from '../../../src/extension/hitDisplay.ts';
import { buildPanelState, type PanelInputs } from '../../../src/extension/panelView.ts';
import type { SearchState } from '../../../src/extension/searchController.ts';
import type { PanelState } from '../../../src/protocol/panelState.ts';
import { fakeHit, fakeRoot, fakeStatus } from '../../support/fakeEngine.ts';

const request = { query: 'q', options: {} };
const complete: Coverage = { filesTotal: 12, filesPending: 0, complete: true, notes: [] };

function panel(
  status: Partial<EngineStatus>,
  search: SearchState = { type: 'idle' },
  inputs: Partial<PanelInputs> = {},
): PanelState {
  const hits = search.type === 'found' ? search.result.hits : [];
  return buildPanelState({
    host: { type: 'engine', status: fakeStatus(status) },
    search,
    shownHits: showHits(hits, new Map()),
    query: 'q',
    filters: { paths: '', languages: '' },
    grouping: 'file',
    ...inputs,
  });
}

function found(hits: readonly Hit[], coverage: Coverage = complete): SearchState {
  return { type: 'found', request, result: { query: 'q', hits, coverage, elapsedMs: 3 } };
}

/** State, title and buttons in one line each: what a person sees first. */
function outline({ body }: PanelState): string {
  if (body.state === 'results') return `results: ${body.summary}`;
  const labels = body.actions.map(({ label }) => `[${label}]`);
  return [`${body.state}: ${body.title}`, ...labels].join(' ');
}

describe('without a question', () => {
  test.each<[Partial<EngineStatus>, string]>([
    [{ state: 'starting' }, 'starting: Starting the search engine…'],
    [{ state: 'ready' }, 'ready-empty-query: Ask in plain words [How to Search]'],
    [{ state: 'paused' }, 'ready-empty-query: Indexing is paused [Resume Indexing]'],
    [{ state: 'restarting' }, 'starting: Restarting the search engine…'],
    [{ state: 'failed' }, 'error: The search engine cannot work [Try Again] [Show Log]'],
    [{ state: 'stopped' }, 'error: The search engine has stopped [Try Again] [Show Log]'],
    [
      { state: 'ready', roots: [fakeRoot({ files: 0 })] },
      'ready-empty-query: There is nothing to search here [Index Again] [Open Settings]',
    ],
    [
      {
        roots: [
          fakeRoot({
            files: 0,
            state: { type: 'failed', code: 'folder-missing', message: 'Gone.' },
          }),
        ],
      },
      'error: The folder cannot be indexed [Index Again] [Show Log]',
    ],
    [
      { state: 'indexing', roots: [fakeRoot({ state: { type: 'scanning', filesSeen: 3 } })] },
      'indexing: Looking for files…',
    ],
  ])('%j is shown as %s', (status, shown) => {
    expect(outline(panel(status))).toBe(shown);
  });

  test('an open folder is asked for when there is none', () => {
    const state = panel({}, { type: 'idle' }, { host: { type: 'no-folder' } });
    expect(outline(state)).toBe('no-folder: No folder is open [Open Folder]');
  });

  test('indexing shows how far it is', () => {
    const state = { type: 'indexing', filesDone: 1, filesTotal: 4 } as const;
    expect(panel({ state: 'indexing', roots: [fakeRoot({ state })] }).body).toMatchObject({
      state: 'indexing',
      progress: 0.25,
      detail: '1 of 4 files done. You can search already; answers get better as files come in.',
    });
  });

  test('an engine that cannot work says why in its own words', () => {
    const body = panel({ state: 'failed', roots: [], notices: ['The model is missing.'] }).body;
    expect(body).toMatchObject({ detail: 'The model is missing.' });
  });
});

describe('an answer', () => {
  test('is counted by results and files', () => {
    const hits = [fakeHit(), fakeHit({ lines: { start: 30, end: 31 } }), fakeHit({ path: 'b.go' })];
    expect(outline(panel({}, found(hits)))).toBe('results: 3 results in 2 files');
  });

  test('carries what it could not see, each note once', () => {
    const note = 'Vectors are missing for 12 of 3,410 files.';
    const coverage = { ...complete, complete: false, filesPending: 12, notes: [note] };
    const state = panel({ notices: [note, 'HNSW is not built.'] }, found([fakeHit()], coverage));
    expect(state.notes).toEqual([note, 'HNSW is not built.']);
  });

  test('without a hit suggests what to do', () => {
    expect(panel({}, found([])).body).toMatchObject({
      state: 'no-results',
      title: 'Nothing found',
      detail: 'Try other words, or say what the code does.',
    });
  });

  test('without a hit names the filters when there are some', () => {
    const filters = { paths: 'src', languages: '' };
    expect(panel({}, found([]), { filters }).body).toMatchObject({
      detail: 'The filters or the quoted text may leave out what you are looking for.',
    });
  });

  test('without a hit names the filters that stand in the question', () => {
    const search = found([]);
    if (search.type !== 'found') throw new Error('not found');
    const result = { ...search.result, query: 'parse lang:ts' };
    expect(panel({}, { ...search, result }).body).toMatchObject({
      detail: 'The filters or the quoted text may leave out what you are looking for.',
    });
  });

  test('without a hit is not final while files are missing', () => {
    const coverage = { ...complete, complete: false, filesPending: 1 };
    expect(panel({}, found([], coverage)).body).toMatchObject({
      title: 'Nothing found yet',
      detail: '1 file waits to be indexed.\nTry other words, or say what the code does.',
    });
  });

  test('to the question before stays in view while the next is searched', () => {
    const hits = [fakeHit()];
    const previous = { query: 'p', hits, coverage: complete, elapsedMs: 1 };
    const search: SearchState = { type: 'searching', request, previous };
    const state = panel({}, search, { shownHits: showHits(hits, new Map()) });
    expect([outline(state), state.busy]).toEqual(['results: 1 result in 1 file', true]);
  });
});

describe('a failure', () => {
  const failed = (error: unknown): SearchState => ({ type: 'failed', request, error });

  test('of the search can be tried again', () => {
    const state = panel({}, failed(new Error('Disk on fire.')));
    expect([outline(state), state.body]).toMatchObject([
      'error: The search failed [Try Again] [Show Log]',
      { detail: 'Disk on fire.' },
    ]);
  });

  test('of the question is explained, and there is nothing to try again', () => {
    const error = new EngineError('bad-query', 'The query has 10,000 characters, at most 2,000.');
    expect(outline(panel({}, failed(error)))).toBe(
      'error: This cannot be searched [How to Search]',
    );
  });

  test('while the engine restarts is no failure yet', () => {
    const error = new EngineError('engine-stopped', 'The engine process ended.');
    const state = panel({ state: 'restarting' }, failed(error));
    expect([outline(state), state.busy]).toEqual(['starting: Restarting the search engine…', true]);
  });

  test('of a stopped engine offers to start it', () => {
    const error = new EngineError('engine-stopped', 'The engine process ended.');
    expect(outline(panel({ state: 'stopped' }, failed(error)))).toBe(
      'error: The search engine has stopped [Try Again] [Show Log]',
    );
  });
});

describe('what is similar', () => {
  const similar = {
    ...request,
    similarTo: { type: 'file', path: '/work space/src/date.ts' },
  } as const;
  const result = {
    query: 'src/date.ts',
    hits: [fakeHit()],
    coverage: complete,
    elapsedMs: 3,
  };

  test.each<[string, SearchState, string, string]>([
    [
      'while it is looked for',
      { type: 'searching', request: similar },
      'date.ts',
      'searching: Searching…',
    ],
    [
      'when it is found',
      { type: 'found', request: similar, result },
      'src/date.ts',
      'results: 1 result in 1 file',
    ],
    [
      'when nothing is',
      { type: 'found', request: similar, result: { ...result, hits: [] } },
      'src/date.ts',
      'no-results: Nothing similar found',
    ],
    [
      'when it cannot be compared',
      { type: 'failed', request: similar, error: new EngineError('not-indexed', 'No.') },
      'date.ts',
      'error: This cannot be searched',
    ],
  ])('is named %s', (_when, search, title, expected) => {
    const state = panel({}, search);
    expect([state.similarTo, outline(state)]).toEqual([title, expected]);
  });

  test('is not named for a query', () => {
    expect(panel({}, found([fakeHit()]))).not.toHaveProperty('similarTo');
  });
});
