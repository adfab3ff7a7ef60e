// The graph on disk: a cache beside the index, with a small JSON file that says what it holds.
// hnswlib trusts the bytes it reads, so a file is hashed before it is loaded, never after.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { messageOf } from '../../base/errors.ts';
import type { ChunkKey } from '../../core/model.ts';
import { HnswIndex, hnswParameters } from './hnswIndex.ts';
import type { HnswLibrary } from './library.ts';

/** What must agree for a stored graph to be used. */
export interface GraphFingerprint {
  /** Of the index whose keys are in it: model, generation, whatever makes keys mean the same. */
  readonly keys: string;
  readonly dimension: number;
}

export type GraphLoading =
  | { readonly type: 'loaded'; readonly index: HnswIndex }
  | { readonly type: 'absent' }
  /** Of another state of the index, or not what was written: build anew. For the log. */
  | { readonly type: 'stale' | 'corrupt'; readonly reason: string };

interface Sidecar extends GraphFingerprint {
  readonly format: string;
  readonly graphHash: string;
  readonly live: readonly ChunkKey[];
  readonly deleted: readonly ChunkKey[];
}

/** Another layout or other parameters make older files stale. */
const format = `1/${String(hnswParameters.linksPerNode)}/${String(hnswParameters.efConstruction)}`;

/**
 * Writes graph and sidecar, each whole or not at all; a crash between the two leaves a pair that
 * does not agree, which loading reports.
 *
 * @throws Error of the file system: the graph is a cache, the caller logs and goes on
 */
export async function saveGraph(index: HnswIndex, file: string, keys: string): Promise<void> {
  await index.whileUnchanged(async ({ graph, liveKeys, deletedKeys }) => {
    const sidecar = { keys, format, live: [...liveKeys], deleted: [...deletedKeys] };
    await graph.writeIndex(`${file}.new`);
    const graphHash = await hashFile(`${file}.new`);
    await writeFile(
      `${sidecarOf(file)}.new`,
      JSON.stringify({ ...sidecar, dimension: index.dimension, graphHash }),
    );
    await rename(`${file}.new`, file);
    await rename(`${sidecarOf(file)}.new`, sidecarOf(file));
  });
}

/** Loads a stored graph when it is what was written, for the index at hand. Never throws for a bad file. */
export async function loadGraph(
  library: HnswLibrary,
  file: string,
  expected: GraphFingerprint,
): Promise<GraphLoading> {
  const sidecar = await readSidecar(file);
  if (sidecar === 'absent') return { type: 'absent' };
  if (typeof sidecar === 'string') return { type: 'corrupt', reason: sidecar };
  const stale = whyStale(sidecar, expected);
  if (stale !== undefined) return { type: 'stale', reason: stale };
  try {
    if ((await hashFile(file)) !== sidecar.graphHash) {
      return { type: 'corrupt', reason: `${file} is not the graph that was written` };
    }
    const graph = new library.HierarchicalNSW('ip', sidecar.dimension);
    graph.readIndexSync(file);
    const content = { graph, liveKeys: sidecar.live, deletedKeys: sidecar.deleted };
    const count = sidecar.live.length + sidecar.deleted.length;
    if (graph.getCurrentCount() !== count) {
      const found = String(graph.getCurrentCount());
      return {
        type: 'corrupt',
        reason: `${file} holds ${found} vectors, expected ${String(count)}`,
      };
    }
    return { type: 'loaded', index: new HnswIndex(library, sidecar.dimension, content) };
  } catch (error) {
    return { type: 'corrupt', reason: messageOf(error) };
  }
}

/** Deletes a stored graph; nothing happens where there is none. */
export async function removeGraph(file: string): Promise<void> {
  await Promise.all([file, sidecarOf(file)].map((path) => rm(path, { force: true })));
}

function sidecarOf(file: string): string {
  return `${file}.json`;
}

/** @returns a text other than `absent` says what is wrong */
async function readSidecar(file: string): Promise<Sidecar | string> {
  const path = sidecarOf(file);
  if (!(await exists(path))) return 'absent';
  try {
    const sidecar: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isSidecar(sidecar) ? sidecar : `${path} does not describe a graph`;
  } catch (error) {
    return `${path} cannot be read: ${messageOf(error)}`;
  }
}

function whyStale(sidecar: Sidecar, expected: GraphFingerprint): string | undefined {
  const pairs = [
    ['format', sidecar.format, format],
    ['index', sidecar.keys, expected.keys],
    ['dimension', String(sidecar.dimension), String(expected.dimension)],
  ] as const;
  const other = pairs.find(([, found, wanted]) => found !== wanted);
  return other && `the graph is of ${other[0]} ${other[1]}, expected ${other[2]}`;
}

function isSidecar(value: unknown): value is Sidecar {
  const sidecar = value as Partial<Record<keyof Sidecar, unknown>> | null;
  const isKeys = (keys: unknown): boolean =>
    Array.isArray(keys) && keys.every((key) => Number.isSafeInteger(key));
  return (
    typeof sidecar === 'object' &&
    sidecar !== null &&
    typeof sidecar.keys === 'string' &&
    typeof sidecar.format === 'string' &&
    typeof sidecar.graphHash === 'string' &&
    Number.isSafeInteger(sidecar.dimension) &&
    isKeys(sidecar.live) &&
    isKeys(sidecar.deleted)
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    hash.update(bytes as Buffer);
  }
  return hash.digest('hex');
}
