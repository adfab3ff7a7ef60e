// The floor of quality: the real engine with the embedded model on this repository's own sources.
// The benchmarks say how good the ranking is; this says that nothing has broken it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../bench/lib/benchmark.ts';
import { silentLogger } from '../../src/base/logger.ts';
import type { SearchEngine, SearchSources } from '../../src/core/searchEngine.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import { engineAssets } from '../support/engineAssets.ts';
import {
  type FiguresByKind,
  markedLines,
  measureOwnCode,
  repositoryFolder,
  underTheFloor,
} from './ownCode.ts';
import { ownCodeQueries } from './ownCodeQueries.ts';

/** The tests hold the questions; results and the models' data hold nothing that is asked for. */
const exclude = [
  ...['/test/**', '/bench/**', '/media/**', '/scripts/**', '/.ci/**', '/*.json'],
  '/models/*/*.json',
];

/**
 * One question more or less than usual does not fall under a floor; a broken feature does. Words
 * alone have no floor for paraphrases, which share no word with their answer.
 */
const floors: Readonly<Record<'all' | 'words', FiguresByKind>> = {
  all: {
    words: { reciprocalRank: 0.45, recall5: 0.45 },
    paraphrase: { reciprocalRank: 0.06, recall5: 0.05 },
    docs: { reciprocalRank: 0.15, recall5: 0.3 },
    symbol: { reciprocalRank: 0.8, recall5: 0.85 },
    error: { reciprocalRank: 0.3, recall5: 0.35 },
  },
  words: {
    words: { reciprocalRank: 0.35, recall5: 0.4 },
    docs: { reciprocalRank: 0.08, recall5: 0.2 },
    symbol: { reciprocalRank: 0.8, recall5: 0.85 },
    error: { reciprocalRank: 0.45, recall5: 0.6 },
  },
};

/** Ten seconds of work on a free core; a machine may have others to serve. */
const indexTimeoutMs = 180_000;

describe('the answers in its own sources', () => {
  it.each(ownCodeQueries.flatMap(({ answers }) => answers))(
    'stand in one line: %s, %s',
    (path, mark) => {
      expect(markedLines([path, mark])).toHaveLength(1);
    },
  );
});

describe('search in its own sources', () => {
  let engine: SearchEngine;
  let indexLocation: string;

  beforeAll(async () => {
    indexLocation = mkdtempSync(join(tmpdir(), 'kindred-quality-'));
    engine = await createEngine(
      {
        roots: [{ folder: repositoryFolder, name: 'kindred' }],
        settings: { ...defaultSettings, indexLocation, exclude },
      },
      { ...engineAssets, logger: silentLogger, requireEncoder: true },
    );
    await engine.index();
  }, indexTimeoutMs);
  afterAll(() => {
    engine.dispose();
    rmSync(indexLocation, { recursive: true, force: true });
  });

  const searchBy =
    (sources: SearchSources) =>
    async (query: string): Promise<readonly Place[]> =>
      (await engine.search(query, { limit: 10, sources })).hits;

  it.each(['all', 'words'] as const)('stays above the floor, sources: %s', async (sources) => {
    const figures = await measureOwnCode(searchBy(sources));
    expect(underTheFloor(figures, floors[sources])).toEqual([]);
  });

  it('falls under every floor when the order is broken', async () => {
    const backwards = async (query: string): Promise<readonly Place[]> =>
      [...(await engine.search(query, { limit: 100 })).hits].reverse().slice(0, 10);
    const figures = await measureOwnCode(backwards);
    const fallen = underTheFloor(figures, floors.all).map((line) => line.replace(/ [\d.]+,.*/, ''));
    expect(fallen).toEqual(
      Object.keys(floors.all).flatMap((kind) => [`${kind}: reciprocalRank`, `${kind}: recall5`]),
    );
  });
});
