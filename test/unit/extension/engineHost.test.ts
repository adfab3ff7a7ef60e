import { beforeEach, describe, expect, test } from 'vitest';
import { hasCode } from '../../../src/base/errors.ts';
import { silentLogger } from '../../../src/base/logger.ts';
import type { EngineOptions } from '../../../src/core/searchEngine.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { EngineHost } from '../../../src/extension/engineHost.ts';
import { createFakeEngine, type FakeEngine, fakeStatus } from '../../support/fakeEngine.ts';

let engines: FakeEngine[];
let host: EngineHost;

beforeEach(() => {
  engines = [];
  host = new EngineHost({
    createEngine: () => {
      const engine = createFakeEngine();
      engines.push(engine);
      return engine;
    },
    logger: silentLogger,
  });
});

function options(change: Partial<EngineOptions['settings']> = {}): EngineOptions {
  const settings = { ...defaultSettings, ...change };
  return { roots: [{ folder: '/work space', name: 'space' }], settings };
}

/** Lets every promise that can be kept be kept: the fake engine never waits. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const stateOf = (held: EngineHost): string =>
  held.status.type === 'engine' ? held.status.status.state : held.status.type;

describe('the engine', () => {
  test('begins to index as soon as there is a folder', async () => {
    host.configure(options());
    await Promise.resolve();
    expect([engines.length, engines[0]?.calls]).toEqual([1, ['index']]);
  });

  test('stays when the settings are the same as before', () => {
    host.configure(options());
    host.configure(options());
    expect([engines.length, engines[0]?.isDisposed]).toEqual([1, false]);
  });

  test.each([{ model: 'other' }, { rerank: 'always' } as const])(
    'is exchanged when a setting changes, and the old one is silent: %o',
    (change) => {
      host.configure(options());
      host.configure(options(change));
      engines[0]?.announce(fakeStatus({ state: 'failed' }));
      expect([engines.map((engine) => engine.isDisposed), stateOf(host)]).toEqual([
        [true, false],
        'starting',
      ]);
    },
  );

  test('is closed when the last folder goes', () => {
    host.configure(options());
    host.configure({ ...options(), roots: [] });
    expect([engines[0]?.isDisposed, stateOf(host)]).toEqual([true, 'no-folder']);
  });

  test('that comes after a pause is paused as well', async () => {
    host.configure(options());
    await host.pause();
    host.configure(options({ model: 'other' }));
    await Promise.resolve();
    expect(engines[1]?.calls[0]).toBe('pause');
  });

  test('that cannot be created is a failed status, with the reason', () => {
    const broken = new EngineHost({
      createEngine: () => {
        throw new Error('dist/engine.cjs is not there.');
      },
      logger: silentLogger,
    });
    broken.configure(options());
    expect([stateOf(broken), broken.isDown, broken.status]).toMatchObject([
      'failed',
      true,
      { status: { notices: ['dist/engine.cjs is not there.'] } },
    ]);
  });
});

test('a search without a folder is refused with a code', async () => {
  const search = host.search('parse', {}, new AbortController().signal);
  await expect(search).rejects.toSatisfy((error) => hasCode(error, 'folder-missing'));
});

test('is not ready before its first index run is over', async () => {
  host.configure(options());
  engines[0]?.announce(fakeStatus({ state: 'ready' }));
  const during = stateOf(host);
  await settled();
  expect([during, stateOf(host)]).toEqual(['indexing', 'ready']);
});

test('an update tells that answers may be different', async () => {
  host.configure(options());
  await settled();
  let count = 0;
  host.onIndexed(() => count++);
  await host.update(['/work space/a.ts']);
  expect([engines[0]?.calls.at(-1), count]).toEqual(['update:/work space/a.ts', 1]);
});

test('an engine that is ready again tells so too: a search that failed may be asked again', async () => {
  host.configure(options());
  await settled();
  let count = 0;
  host.onIndexed(() => count++);
  for (const state of ['restarting', 'ready', 'ready'] as const) {
    engines[0]?.announce(fakeStatus({ state }));
  }
  expect(count).toBe(1);
});

describe('unsaved editors', () => {
  test('are told to the engine, and to the one after it', async () => {
    host.configure(options());
    await host.setBuffer('/work space/a.ts', 'typed');
    await host.setBuffer('/work space/b.ts', 'saved');
    await host.setBuffer('/work space/b.ts', undefined);
    host.restart();
    await settled();
    expect(engines.map(({ calls }) => calls.filter((call) => call.startsWith('set')))).toEqual([
      [
        'setBuffer:/work space/a.ts:typed',
        'setBuffer:/work space/b.ts:saved',
        'setBuffer:/work space/b.ts:undefined',
      ],
      ['setBuffer:/work space/a.ts:typed'],
    ]);
  });

  test('change the answers', async () => {
    host.configure(options());
    await settled();
    let changes = 0;
    host.onIndexed(() => changes++);
    await host.setBuffer('/work space/a.ts', 'typed');
    expect([changes, host.hasBuffer('/work space/a.ts')]).toEqual([1, true]);
  });

  test('that were never told are not taken back', async () => {
    host.configure(options());
    await settled();
    await host.setBuffer('/work space/a.ts', undefined);
    expect(engines[0]?.calls).toEqual(['index']);
  });
});
