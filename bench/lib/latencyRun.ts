// How long the engine takes to answer, warm: every own question once around to warm up, then
// timed one after the other, as a person asks.

import { setTimeout as delay } from 'node:timers/promises';
import type { SearchEngine, SearchTimings } from '../../src/core/searchEngine.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { ownCodeQueries } from '../../test/quality/ownCodeQueries.ts';
import { readSets } from '../../test/quality/sets.ts';
import { quantile } from './metrics.ts';

export interface Latency {
  /** `total`, a stage of the search, or `processor`: the time that all threads have worked. */
  readonly stage: string;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** All own questions, also the Chinese ones: short and long, prose, names, code and messages. */
export function latencyQueries(): string[] {
  const sets = readSets().flatMap(({ queries }) => queries);
  return [
    ...sets.flatMap(({ query, chinese }) => (chinese === undefined ? [query] : [query, chinese])),
    ...ownCodeQueries.map(({ query }) => query),
  ];
}

const stages = ['parseMs', 'encodeMs', 'gatherMs', 'rankMs', 'rerankMs', 'pageMs'] as const;

/** @param limit  hits of a page */
export async function measureLatency(
  engine: SearchEngine,
  queries: readonly string[],
  limit: number,
): Promise<Latency[]> {
  await engine.search(queries[0] ?? 'warm up', { limit });
  await graphPrepared(engine);
  for (const query of queries) await engine.search(query, { limit });
  const totals: number[] = [];
  const processor: number[] = [];
  const timings: SearchTimings[] = [];
  for (const query of queries) {
    const before = process.cpuUsage();
    const startedMs = performance.now();
    const result = await engine.search(query, { limit });
    totals.push(performance.now() - startedMs);
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
    if (result.timings !== undefined) timings.push(result.timings);
  }
  return [
    spread('total', totals),
    ...stages.map((stage) =>
      spread(
        stage.replace(/Ms$/, ''),
        timings.map((taken) => taken[stage]),
      ),
    ),
    // On a machine with other work the clock also counts waiting; this does not.
    spread('processor', processor),
  ];
}

/** At the size where a graph answers; the first search begins to load or to build it. */
async function graphPrepared(engine: SearchEngine): Promise<void> {
  const { roots, notices } = await engine.status();
  const vectorCount = roots.reduce((sum, { embeddedChunks }) => sum + embeddedChunks, 0);
  // A notice says, for example, that the graph library is missing.
  if (vectorCount < defaultSettings.hnswThreshold || notices.length > 0) return;
  for (let waitedMs = 0; waitedMs < maxGraphMs; waitedMs += graphPollMs) {
    if ((await engine.status()).vectorSearch === 'hnsw') return;
    await delay(graphPollMs);
  }
}

/** Building takes 0.35 ms a vector. */
const maxGraphMs = 120_000;
const graphPollMs = 200;

function spread(stage: string, values: readonly number[]): Latency {
  return {
    stage,
    p50: quantile(values, 0.5),
    p95: quantile(values, 0.95),
    max: Math.max(0, ...values),
  };
}
