// The files of all roots as the index holds them now, and what has changed since they were last
// looked at: by the keys of their chunks, which never come back with other lines.

import { invariant } from '../../base/errors.ts';
import type { Chunk } from '../model.ts';
import { isTestPath } from '../search/query/areas.ts';
import type { SearchTarget } from '../search/search.ts';
import type { StoredFileFacts } from '../store/indexStore.ts';
import type { IndexView } from '../store/indexView.ts';
import type { SourceFile } from './pair.ts';

/** A file whose chunks and vectors stay the same as long as it is the same object. */
export interface FollowedFile {
  /** The same object while the chunks are the same, whatever vectors come. */
  readonly source: SourceFile;
  readonly view: IndexView;
  /** Chunks that have one. */
  readonly vectors: number;
}

interface FollowedRoot {
  readonly folder: string;
  readonly view: IndexView;
  readonly generation: number;
  /** By path. */
  readonly files: ReadonlyMap<string, FollowedFile>;
}

export interface Followed {
  readonly roots: readonly FollowedRoot[];
}

export const nothingFollowed: Followed = { roots: [] };

/** @param former  what was followed before; files that are the same stay the same objects */
export function followFiles(targets: readonly SearchTarget[], former: Followed): Followed {
  const isSameRoots = targets.every(({ folder }, index) => former.roots[index]?.folder === folder);
  return {
    roots: targets.map(({ folder, view }, rootIndex) => {
      const known = isSameRoots ? former.roots[rootIndex] : undefined;
      const { generation } = view;
      if (known?.view === view && known.generation === generation) return known;
      return { folder, view, generation, files: filesOf(view, rootIndex, known) };
    }),
  };
}

export function* allFiles({ roots }: Followed): Generator<FollowedFile> {
  for (const { files } of roots) yield* files.values();
}

export function fileAt(
  { roots }: Followed,
  rootIndex: number,
  path: string,
): FollowedFile | undefined {
  return roots[rootIndex]?.files.get(path);
}

function filesOf(
  view: IndexView,
  rootIndex: number,
  known: FollowedRoot | undefined,
): ReadonlyMap<string, FollowedFile> {
  const files = new Map<string, FollowedFile>();
  for (const facts of view.chunks.files()) {
    const { lastKey, vectors } = stateOf(view, facts);
    const hash = hashOf(view, facts, lastKey);
    const former = known?.files.get(facts.path);
    const isSame = former?.source.hash === hash;
    if (isSame && former.vectors === vectors && former.view === view) {
      files.set(facts.path, former);
    } else {
      const source = isSame ? former.source : sourceOf(view, facts, rootIndex, hash);
      files.set(facts.path, { source, view, vectors });
    }
  }
  return files;
}

/** Asked of every file at every look, so it makes nothing. */
function stateOf(
  view: IndexView,
  { id }: StoredFileFacts,
): { readonly lastKey: number; readonly vectors: number } {
  let lastKey = -1;
  let vectors = 0;
  for (const slot of view.chunks.slotsOfFile(id)) {
    const key = view.chunks.chunkAt(slot)?.key;
    if (key === undefined) continue;
    if (key > lastKey) lastKey = key;
    if (view.hasVector(key)) vectors += 1;
  }
  return { lastKey, vectors };
}

function chunksOf({ chunks }: IndexView, fileId: number): Chunk[] {
  return chunks.slotsOfFile(fileId).map((slot) => {
    const chunk = chunks.chunkAt(slot);
    invariant(chunk !== undefined, 'a slot of a file holds a chunk');
    return chunk;
  });
}

/** Says what the text is as surely as a hash of it would. */
function hashOf({ indexId = '' }: IndexView, { id }: StoredFileFacts, lastKey: number): string {
  return `${indexId}:${String(id)}:${String(lastKey)}`;
}

function sourceOf(
  view: IndexView,
  { id, path, language }: StoredFileFacts,
  rootIndex: number,
  hash: string,
): SourceFile {
  const ordered = chunksOf(view, id).sort((a, b) => a.lines.start - b.lines.start);
  return { rootIndex, path, language, hash, isTest: isTestPath(path), chunks: ordered };
}
