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
    const chunks = chunksOf(view, facts.id);
    const hash = hashOf(view, facts, chunks);
    const vectors = chunks.reduce((count, { key }) => count + (view.hasVector(key) ? 1 : 0), 0);
    const former = known?.files.get(facts.path);
    const isSame = former?.source.hash === hash;
    if (isSame && former.vectors === vectors && former.view === view) {
      files.set(facts.path, former);
    } else {
      const source = isSame ? former.source : sourceOf(facts, rootIndex, chunks, hash);
      files.set(facts.path, { source, view, vectors });
    }
  }
  return files;
}

function chunksOf({ chunks }: IndexView, fileId: number): Chunk[] {
  return chunks.slotsOfFile(fileId).map((slot) => {
    const chunk = chunks.chunkAt(slot);
    invariant(chunk !== undefined, 'a slot of a file holds a chunk');
    return chunk;
  });
}

/** Says what the text is as surely as a hash of it would. */
function hashOf(
  { indexId = '' }: IndexView,
  { id }: StoredFileFacts,
  chunks: readonly Chunk[],
): string {
  const keys = chunks.map(({ key }) => key);
  return `${indexId}:${String(id)}:${String(Math.max(-1, ...keys))}`;
}

function sourceOf(
  { path, language }: StoredFileFacts,
  rootIndex: number,
  chunks: readonly Chunk[],
  hash: string,
): SourceFile {
  const ordered = chunks.toSorted((a, b) => a.lines.start - b.lines.start);
  return { rootIndex, path, language, hash, isTest: isTestPath(path), chunks: ordered };
}
