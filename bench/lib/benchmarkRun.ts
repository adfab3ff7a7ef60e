// The public benchmark through the engine, twice over each repository: with source files only,
// as its published figures are, and with documents and configuration indexed too.

import { askFolder } from './answers.ts';
import { type BenchmarkRepository, ranksOf } from './benchmark.ts';
import { normalizedGain } from './metrics.ts';
import type { FolderOptions } from './openedFolder.ts';
import { type ScoredQuery, scoresByMode } from './scoredQuery.ts';
import { globsOfNonSource } from './sourceFiles.ts';

export const corpora = ['source', 'all'] as const;
export type Corpus = (typeof corpora)[number];

/** @returns NDCG@10 of every query of the repository, columns `source.fused`, `all.words` … */
export async function measureRepository(
  repository: BenchmarkRepository,
  wanted: readonly Corpus[],
  options: Pick<FolderOptions, 'indexLocation' | 'model' | 'rerank'>,
): Promise<ScoredQuery[]> {
  const { folder, queries, name } = repository;
  const scores = new Map<string, Record<string, number>>();
  // Source first: the vectors are then kept when the other files come in.
  for (const corpus of corpora.filter((candidate) => wanted.includes(candidate))) {
    const exclude = corpus === 'source' ? globsOfNonSource(folder) : [];
    const answers = await askFolder({ ...options, folder, exclude }, queries);
    for (const { id, targets } of queries) {
      const ofCorpus = scoresByMode(corpus, (mode) =>
        normalizedGain(ranksOf(targets, answers.get(id)?.[mode] ?? []), targets.length),
      );
      scores.set(id, { ...scores.get(id), ...ofCorpus });
    }
  }
  return queries.map(({ id, category }) => ({
    id,
    group: name,
    className: category,
    scores: scores.get(id) ?? {},
  }));
}
