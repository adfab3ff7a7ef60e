// What a search holds in memory, alone: `node --expose-gc bench/view.ts FOLDER [--vectors N]`.
// Words are indexed as the indexer does; vectors are seeded chance, as many as chunks or as N. Times
// the first load, following one saved file, the words of questions, gathering, and the scan,
// all in milliseconds of the processor.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createFileSource } from '../src/adapters/fs/fileSource.ts';
import { hashText } from '../src/adapters/fs/hashBytes.ts';
import { openIndexStore } from '../src/adapters/sqlite/indexStore.ts';
import { createTreeSitterParser } from '../src/adapters/tree-sitter/treeSitterParser.ts';
import { silentLogger } from '../src/base/logger.ts';
import { createChunker } from '../src/core/chunking/createChunker.ts';
import { normalizeRows } from '../src/core/encoding/normalize.ts';
import { indexFiles } from '../src/core/indexing/indexFiles.ts';
import { type IndexingParts, IndexingTally } from '../src/core/indexing/indexingRun.ts';
import { gatherCandidates } from '../src/core/search/gatherCandidates.ts';
import { rankCandidates } from '../src/core/search/rankCandidates.ts';
import { parseSearchRequest } from '../src/core/search/searchRequest.ts';
import type { ContentKey } from '../src/core/model.ts';
import type { IndexStore } from '../src/core/store/indexStore.ts';
import { IndexView } from '../src/core/store/indexView.ts';
import { copyGrammars } from '../scripts/grammars.mjs';
import { seededRandom } from '../test/support/seededRandom.ts';
import { latencyQueries } from './lib/latencyRun.ts';
import { quantile } from './lib/metrics.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { vectors: { type: 'string', default: '1000000' } },
});
const dimension = 256;
const random = seededRandom(1);
const root = join(import.meta.dirname, '..');
const grammarsFolder = join(root, 'dist/grammars');
const work = mkdtempSync(join(tmpdir(), 'kindred-view-'));
copyGrammars(grammarsFolder);
try {
  await measure(resolve(positionals[0] ?? join(root, 'src')));
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function measure(folder: string): Promise<void> {
  const store = openStore();
  const indexMs = await timeOf(() => indexWords(folder, store));
  const vectorCount = giveVectors(store, Number(values.vectors));
  store.dispose();
  const reopened = openStore();
  const before = heldMiB();
  const view = newView(reopened);
  const loadMs = await timeOf(() => {
    view.refresh();
  });
  const memoryMiB = heldMiB() - before;
  const [saved] = view.chunks.files();
  const refreshes = await timesOf(Array.from({ length: 9 }), () => {
    saveAgain(reopened, saved?.path ?? '');
    view.refresh();
  });
  const requests = latencyQueries().map((query) => parseSearchRequest(query, {}));
  const stages = await searchTimes(view, requests);
  const sizeMiB = reopened.sizeBytes() / 2 ** 20;
  const sizes = { chunks: view.chunks.size, vectors: vectorCount, sizeMiB, memoryMiB };
  const result = { ...sizes, indexMs, loadMs, refresh: refreshes, ...stages };
  console.log(JSON.stringify(result, (_, value) => roundedTo2(value)));
  view.dispose();
  reopened.dispose();
}

async function searchTimes(
  view: IndexView,
  requests: readonly ReturnType<typeof parseSearchRequest>[],
): Promise<Record<string, Spread>> {
  const vector = randomRows(1);
  const gather = (request: (typeof requests)[number]): ReturnType<typeof gatherCandidates> =>
    gatherCandidates(view, 0, { request, vector: undefined, accept: undefined, folder: '' });
  const scan = (): unknown => view.nearest(vector, 150);
  await timesOf(requests, gather);
  const gathered = requests.map((request) => ({ request, matches: gather(request) }));
  return {
    gather: await timesOf(requests, gather),
    rank: await timesOf(gathered, ({ request, matches }) => rankCandidates([matches], request)),
    scan: await timesOf(requests.slice(0, 40), scan),
  };
}

function roundedTo2(value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}

function openStore(): IndexStore {
  const fingerprint = { format: 1, chunker: 'bench', model: 'seeded', dimension };
  return openIndexStore({ folder: work, fingerprint, mode: 'write', logger: silentLogger });
}

function newView(store: IndexStore): IndexView {
  const graphThreshold = Number.MAX_SAFE_INTEGER;
  return new IndexView({ store, dimension, graphThreshold, logger: silentLogger });
}

async function indexWords(folder: string, store: IndexStore): Promise<void> {
  const logger = silentLogger;
  const maxFileSizeBytes = 2 ** 20;
  const parts: IndexingParts = {
    source: createFileSource({
      folder,
      exclude: [],
      useGitIgnore: true,
      maxFileSizeBytes,
      logger,
    }),
    store,
    chunker: createChunker({ parser: createTreeSitterParser({ grammarsFolder, logger }) }),
    tokens: { maxTokens: 256, countTokens: (text) => text.match(/\w+/g)?.length ?? 0 },
    model: 'seeded',
    hash: hashText,
    logger,
  };
  const breathe = (): Promise<void> => Promise.resolve();
  const control = {
    onState: (): void => undefined,
    breathe,
    firstPaths: () => [],
    signal: undefined,
  };
  await indexFiles(parts, { type: 'all' }, control, new IndexingTally());
}

function giveVectors(store: IndexStore, limit: number): number {
  const keys = [...new Set(store.pending(limit).map(({ contentKey }) => contentKey))];
  store.transaction(() => {
    store.putVectors(keys, randomRows(keys.length));
  });
  return store.embeddedKeys().length;
}

function randomRows(rows: number): Float32Array {
  const data = Float32Array.from({ length: rows * dimension }, () => random() - 0.5);
  normalizeRows({ data, rows, dimension });
  return data;
}

/** As a save does: the chunks of the file go and others come. */
function saveAgain(store: IndexStore, path: string): void {
  const file = store.file(path);
  if (file === undefined) throw new Error('The folder holds no file that can be indexed.');
  const contentKey = hashText('saved') as ContentKey;
  const words = { text: ['saved', 'again'], name: [] };
  store.putFile(file, [{ lines: { start: 1, end: 1 }, kind: 'text', contentKey, words }]);
}

/** Milliseconds. */
interface Spread {
  readonly p50: number;
  readonly p95: number;
}

async function timesOf<T>(inputs: readonly T[], action: (input: T) => unknown): Promise<Spread> {
  const times: number[] = [];
  for (const input of inputs) times.push(await timeOf(() => action(input)));
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** Milliseconds of the processor: on a busy machine the clock measures the others. */
async function timeOf(action: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/** Collected first where Node runs with --expose-gc; else it is an upper bound. */
function heldMiB(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}
