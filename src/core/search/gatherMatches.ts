// Asks every source of every root: words, stems and vectors, each with the filters applied
// before its best are taken.

import type { PathMatcher } from '../corpus/pathMatcher.ts';
import type { Chunk, ChunkKey } from '../model.ts';
import type { ChunkFilter, FieldWeights, LexicalMatch } from '../store/indexStore.ts';
import type { IndexView } from '../store/indexView.ts';
import type { Neighbor } from '../store/vectorIndex.ts';
import type { GatheredMatches, SourceMatch } from './candidate.ts';
import type { SearchRequest } from './searchRequest.ts';

export interface GatherParts {
  readonly targets: readonly { readonly view: IndexView }[];
  readonly matchPaths: PathMatcher;
}

/** Candidates of one source and root: deep enough that the right place is nearly always there. */
const depth = 150;

/** BM25 weights of the fields: a name says more than a word of the body. */
const exactFields: FieldWeights = { text: 1, stems: 0, symbol: 2, path: 1.5 };
const stemFields: FieldWeights = { text: 0, stems: 1, symbol: 1, path: 1 };

/** @param vector  of the query; undefined when no model is there */
export function gatherMatches(
  parts: GatherParts,
  request: SearchRequest,
  vector: Float32Array | undefined,
): GatheredMatches {
  const exact: SourceMatch[] = [];
  const stems: SourceMatch[] = [];
  const vectors: SourceMatch[] = [];
  parts.targets.forEach(({ view }, rootIndex) => {
    const filter = pathFilter(view, request, parts.matchPaths);
    const { lexical } = view.store;
    const byWords = lexical.search(request.terms.words, exactFields, depth, filter);
    const byStems = lexical.search(request.terms.stems, stemFields, depth, filter);
    const byMeaning = vector === undefined ? [] : nearest(view, vector, filter);
    const chunks = view.store.chunks(keysOf(byWords, byStems, byMeaning));
    exact.push(...known(byWords, chunks, rootIndex));
    stems.push(...known(byStems, chunks, rootIndex));
    vectors.push(
      ...known(
        byMeaning.map(({ key, similarity }) => ({ key, score: similarity })),
        chunks,
        rootIndex,
      ),
    );
  });
  return { exact, stems, vectors };
}

/** @returns undefined when everything is wanted */
function pathFilter(
  view: IndexView,
  request: SearchRequest,
  matchPaths: PathMatcher,
): ChunkFilter | undefined {
  const { includePaths, excludePaths, languages } = request;
  if (includePaths.length + excludePaths.length + languages.length === 0) return undefined;
  const included = includePaths.length === 0 ? undefined : matchPaths(includePaths);
  const excluded = matchPaths(excludePaths);
  const paths = view.store
    .files()
    .filter(
      ({ path, language }) =>
        (languages.length === 0 || languages.includes(language)) &&
        (included === undefined || included(path)) &&
        !excluded(path),
    )
    .map(({ path }) => path);
  return { paths: new Set(paths) };
}

function nearest(
  view: IndexView,
  vector: Float32Array,
  filter: ChunkFilter | undefined,
): Neighbor[] {
  if (filter === undefined) return view.nearest(vector, depth);
  const paths = view.paths();
  return view.nearest(vector, depth, (key) => filter.paths.has(paths.get(key) ?? ''));
}

function keysOf(...lists: readonly (readonly { readonly key: ChunkKey }[])[]): ChunkKey[] {
  return [...new Set(lists.flatMap((list) => list.map(({ key }) => key)))];
}

/** Chunks that went while the lists were made are passed over. */
function known(
  matches: readonly LexicalMatch[],
  chunks: ReadonlyMap<ChunkKey, Chunk>,
  rootIndex: number,
): SourceMatch[] {
  return matches.flatMap(({ key, score }) => {
    const chunk = chunks.get(key);
    return chunk === undefined ? [] : [{ chunk, rootIndex, score }];
  });
}
