// Proposes pairs of places to be labelled, by queries of the search: what stands nearest to a
// sampled chunk, and to a sampled comment. The detector has no say in it, or the set would only
// hold what it finds.
//
//   node bench/duplicates/propose.ts [--sets a,b] [--sample 300] [--checkouts DIR]
//
// Writes bench/out/duplicates/proposed/<set>.jsonl: one pair a line with its cosine and the share
// of lines that stand in both.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lineCount, overlaps } from '../../src/core/lineRange.ts';
import type { SourceDocument } from '../../src/core/model.ts';
import type { Hit, SearchEngine, SimilarTarget } from '../../src/core/searchEngine.ts';
import { readDuplicateSets } from '../../test/quality/duplicates/duplicateSets.ts';
import { openFolder } from '../lib/openedFolder.ts';
import { existing, folderFrom, outFolder, runBench } from '../lib/paths.ts';
import { type CommentBlock, commentBlocks } from './commentBlocks.ts';

import { drawn } from './drawn.ts';
import { cutDocuments, type PlacedChunk } from './placedChunks.ts';
import { readDocuments } from '../lib/readDocuments.ts';
import { sharedLines } from './sharedLines.ts';

const { values } = parseArgs({
  options: {
    sets: { type: 'string' },
    sample: { type: 'string', default: '300' },
    checkouts: { type: 'string' },
  },
});

/** Shorter places hardly carry a duplicate worth telling. */
const leastLines = 5;
const neighbours = 8;
const drawSeed = 5;

interface Proposal {
  readonly a: string;
  readonly b: string;
  readonly kinds: readonly [string, string];
  readonly cosine: number;
  readonly shared: number;
}

await runBench(main);

async function main(): Promise<void> {
  const checkouts = values.checkouts ?? folderFrom('KINDRED_SETS_DIR', 'the checkouts of the sets');
  const out = join(outFolder, 'duplicates/proposed');
  mkdirSync(out, { recursive: true });
  for (const set of readDuplicateSets()) {
    if (values.sets !== undefined && !values.sets.split(',').includes(set.name)) continue;
    const folder = existing(join(checkouts, set.name), 'Run npm run bench:checkout');
    const proposals = await propose(folder);
    const lines = proposals.map((proposal) => JSON.stringify(proposal));
    writeFileSync(join(out, `${set.name}.jsonl`), `${lines.join('\n')}\n`);
    console.error(`${set.name}: ${proposals.length} pairs`);
  }
}

async function propose(folder: string): Promise<Proposal[]> {
  const documents = await readDocuments(folder);
  const texts = new Map(documents.map(({ path, text }) => [path, text.split('\n')]));
  const engine = await openFolder({
    folder,
    indexLocation: join(outFolder, 'duplicates/indexes'),
  });
  try {
    const byPair = new Map<string, Proposal>();
    const keep = (proposal: Proposal): void => {
      const key = [proposal.a, proposal.b].sort().join(' ');
      if (!byPair.has(key)) byPair.set(key, proposal);
    };
    const count = Number(values.sample);
    for (const chunk of drawn(await chunksOf(documents), count, drawSeed)) {
      (await nearestChunks(engine, folder, chunk, texts)).forEach(keep);
    }
    for (const comment of drawn(documents.flatMap(commentBlocks), count / 3, drawSeed)) {
      (await nearestComments(engine, comment, documents)).forEach(keep);
    }
    return [...byPair.values()];
  } finally {
    engine.dispose();
  }
}

async function chunksOf(documents: readonly SourceDocument[]): Promise<PlacedChunk[]> {
  const chunks = await cutDocuments(documents);
  return chunks.filter(({ lines }) => lineCount(lines) >= leastLines);
}

async function nearestChunks(
  engine: SearchEngine,
  folder: string,
  chunk: PlacedChunk,
  texts: ReadonlyMap<string, readonly string[]>,
): Promise<Proposal[]> {
  const target: SimilarTarget = {
    type: 'lines',
    path: join(folder, chunk.path),
    lines: chunk.lines,
  };
  const { hits } = await engine.findSimilar(target, { limit: neighbours });
  const linesOf = ({ path, lines }: Pick<Hit, 'path' | 'lines'>): readonly string[] =>
    (texts.get(path) ?? []).slice(lines.start - 1, lines.end);
  return hits
    .filter((hit) => hit.path !== chunk.path || !overlaps(hit.lines, chunk.lines))
    .filter(({ lines }) => lineCount(lines) >= leastLines)
    .map((hit) => ({
      a: spanOf(chunk),
      b: spanOf(hit),
      kinds: [chunk.kind, hit.kind],
      cosine: Number((hit.similarity ?? 0).toFixed(3)),
      shared: sharedLines(linesOf(chunk), linesOf(hit)),
    }));
}

/** Of the chunks that read like a comment, the comment in or above each. */
async function nearestComments(
  engine: SearchEngine,
  comment: CommentBlock,
  documents: readonly SourceDocument[],
): Promise<Proposal[]> {
  const { hits } = await engine.findSimilar(
    { type: 'text', text: comment.text },
    { limit: neighbours },
  );
  return hits.flatMap((hit) => {
    const document = documents.find(({ path }) => path === hit.path);
    const others = document === undefined ? [] : commentBlocks(document);
    const other = others.find(
      ({ path, lines }) =>
        overlaps(lines, { start: hit.lines.start - 1, end: hit.lines.end }) &&
        !(path === comment.path && overlaps(lines, comment.lines)),
    );
    if (other === undefined) return [];
    const shared = sharedLines(comment.text.split('\n'), other.text.split('\n'));
    const cosine = Number((hit.similarity ?? 0).toFixed(3));
    return [
      { a: spanOf(comment), b: spanOf(other), kinds: ['comment', 'comment'], cosine, shared },
    ];
  });
}

function spanOf({ path, lines }: Pick<Hit, 'path' | 'lines'>): string {
  return `${path}:${lines.start}-${lines.end}`;
}
