import { describe, expect, test } from 'vitest';
import type { EngineStatus } from '../../../src/core/searchEngine.ts';
import { menuEntries } from '../../../src/extension/menuEntries.ts';
import { wordStatus } from '../../../src/extension/statusWording.ts';
import { fakeRoot, fakeStatus } from '../../support/fakeEngine.ts';

const word = (status: Partial<EngineStatus>) =>
  wordStatus({ type: 'engine', status: fakeStatus(status) });

const indexing = { type: 'indexing', filesDone: 120, filesTotal: 3410 } as const;

describe('the status item', () => {
  test.each<[Partial<EngineStatus>, string, string]>([
    [{ state: 'starting' }, '$(sync~spin) Kindred: starting', 'none'],
    [{ state: 'ready' }, '$(search) Kindred: ready', 'none'],
    [
      { state: 'indexing', roots: [fakeRoot({ state: { type: 'scanning', filesSeen: 9 } })] },
      '$(sync~spin) Kindred: scanning',
      'none',
    ],
    [
      { state: 'indexing', roots: [fakeRoot({ state: indexing })] },
      '$(sync~spin) Kindred: 120/3,410',
      'none',
    ],
    [
      {
        state: 'indexing',
        roots: [
          fakeRoot({
            state: { type: 'encoding', chunksDone: 9, chunksTotal: 99 },
            files: 3410,
            pendingFiles: 410,
          }),
        ],
      },
      '$(sync~spin) Kindred: 3,000/3,410',
      'none',
    ],
    [{ state: 'paused' }, '$(debug-pause) Kindred: paused', 'none'],
    [{ state: 'restarting' }, '$(sync~spin) Kindred: restarting', 'warning'],
    [{ state: 'failed' }, '$(error) Kindred: failed', 'error'],
    [{ state: 'stopped' }, '$(error) Kindred: stopped', 'error'],
    [
      {
        roots: [
          fakeRoot({ state: { type: 'failed', code: 'folder-unreadable', message: 'No rights.' } }),
        ],
      },
      '$(warning) Kindred: needs attention',
      'warning',
    ],
  ])('says of %j: %s', (status, text, severity) => {
    const wording = word(status);
    expect([wording.text, wording.severity]).toEqual([text, severity]);
  });

  test('adds up the files of all roots', () => {
    const roots = [fakeRoot({ state: indexing }), fakeRoot({ files: 90, pendingFiles: 0 })];
    expect(word({ state: 'indexing', roots }).text).toBe('$(sync~spin) Kindred: 210/3,500');
  });

  test('names device, model and notices in its tooltip, as text and not as markup', () => {
    const { tooltip } = word({ model: 'my_model', notices: ['FTS5 is *missing*.'] });
    expect(tooltip).toEqual([
      '**Kindred**: ready',
      '12 files indexed  \nModel: my\\_model  \nDevice: CPU, 1 thread',
      'FTS5 is \\*missing\\*.',
      'Click for what can be done.',
    ]);
  });

  test('says in its tooltip when results are reranked', () => {
    expect(word({ rerank: 'auto' }).tooltip[1]).toMatch(/Reranking: auto$/);
    expect(word({}).tooltip[1]).not.toContain('Reranking');
  });

  test('asks for a folder when there is none', () => {
    expect(wordStatus({ type: 'no-folder' })).toMatchObject({
      text: '$(search) Kindred: no folder',
      tooltip: ['Open a folder to search in it.'],
    });
  });

  test('is read aloud without icons', () => {
    const status = { state: 'indexing', roots: [fakeRoot({ state: indexing })] } as const;
    expect(word(status).spoken).toBe('Kindred: 120 of 3,410');
  });
});

describe('the menu', () => {
  const commandsIn = (state: EngineStatus['state']): readonly string[] =>
    menuEntries({ type: 'engine', status: fakeStatus({ state }) }).map(({ command }) => command);

  test('offers to pause what runs and to resume what is paused', () => {
    const both = ['kindred.pauseIndexing', 'kindred.resumeIndexing'];
    const offered = (state: EngineStatus['state']) =>
      both.filter((command) => commandsIn(state).includes(command));
    expect([offered('indexing'), offered('ready'), offered('paused'), offered('failed')]).toEqual([
      ['kindred.pauseIndexing'],
      ['kindred.pauseIndexing'],
      ['kindred.resumeIndexing'],
      [],
    ]);
  });

  test('of a stopped engine begins with starting it again and offers no search', () => {
    expect(commandsIn('stopped')).toEqual([
      'kindred.indexNow',
      'kindred.rebuildIndex',
      'kindred.showLog',
      'kindred.openSettings',
    ]);
  });

  test('without a folder begins with opening one', () => {
    expect(menuEntries({ type: 'no-folder' })[0]?.command).toBe(
      'workbench.action.files.openFolder',
    );
  });
});
