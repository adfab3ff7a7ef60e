import { describe, expect, test } from 'vitest';
import { queryTerms } from '../../../../../src/core/lexical/queryTerms.ts';
import type { Chunk, ChunkKey } from '../../../../../src/core/model.ts';
import type { PageRoot, RankedPlace } from '../../../../../src/core/search/page/rankedPlace.ts';
import { showPage } from '../../../../../src/core/search/page/showPage.ts';
import type { Hit } from '../../../../../src/core/searchEngine.ts';

/** Roots by their files; a file that was read is remembered. */
function rootOf(
  folder: string,
  files: Readonly<Record<string, string>>,
  reads: string[] = [],
): PageRoot {
  return {
    folder,
    readFile(path) {
      reads.push(path);
      const text = files[path];
      return Promise.resolve(text === undefined ? undefined : { text, stale: path === 'stale.ts' });
    },
  };
}

function place(path: string, symbol: string, lines: [number, number], rootIndex = 0): RankedPlace {
  const chunk: Chunk = {
    key: 1 as ChunkKey,
    path,
    language: 'typescript',
    kind: 'function',
    symbol,
    lines: { start: lines[0], end: lines[1] },
  };
  const reason = { feature: 'meaning', value: 1, contribution: 1, label: 'means the same' };
  return { rootIndex, chunk, similarity: 0.5, score: 1, relevance: 1, reasons: () => [reason] };
}

const page = (
  roots: readonly PageRoot[],
  ranked: readonly RankedPlace[],
  limit = 10,
  query = 'drain the queue',
): Promise<Hit[]> => showPage(roots, ranked, { terms: queryTerms(query), limit }, undefined);

const outline = (hits: readonly Hit[]): string[] =>
  hits.map(({ path, alike }) => [path, ...alike.map((other) => `+${other.path}`)].join(' '));

const drain = 'export function drain(queue: Queue) {\n  while (queue.size > 0) queue.shift();\n}\n';
const other = 'export function pause(queue: Queue) {\n  queue.isPaused = true;\n}\n';

describe('a page', () => {
  test('shows the source of a notebook without the marks of its format', async () => {
    const text = '{\n "source": [\n  "import os\\n",\n  "drain(queue)"\n ]\n}\n';
    const { chunk, ...rest } = place('a.ipynb', 'queue', [3, 4]);
    const ranked = { ...rest, chunk: { ...chunk, language: 'jupyter' } };
    const [hit] = await page([rootOf('/r', { 'a.ipynb': text })], [ranked]);
    expect(hit?.snippet).toMatchObject({ startLine: 3, lines: ['import os', 'drain(queue)'] });
    expect(hit?.bestLine).toBe(4);
  });

  test('opens each hit at its best line and shows the lines around it', async () => {
    const text = `// A queue.\n\n${'// more\n'.repeat(20)}${drain}`;
    const [hit] = await page([rootOf('/r', { 'a.ts': text })], [place('a.ts', 'drain', [1, 25])]);
    expect(hit).toMatchObject({
      root: '/r',
      path: 'a.ts',
      lines: { start: 1, end: 25 },
      bestLine: 23,
      similarity: 0.5,
      reasons: [{ feature: 'meaning' }],
      alike: [],
      snippet: { startLine: 14, stale: false },
    });
    expect(hit?.snippet?.lines).toHaveLength(12);
    expect(hit?.snippet?.lines[9]).toContain('drain');
  });

  test('puts near-identical places behind the best ranked, and stays full', async () => {
    const files = { 'a.ts': drain, 'b.ts': drain, 'c.ts': other, 'd.ts': drain };
    const ranked = [
      place('a.ts', 'drain', [1, 3]),
      place('b.ts', 'drain', [1, 3]),
      place('c.ts', 'pause', [1, 3]),
      place('d.ts', 'drain', [1, 3]),
    ];
    expect(outline(await page([rootOf('/r', files)], ranked, 2))).toEqual([
      'a.ts +b.ts +d.ts',
      'c.ts',
    ]);
  });

  test('counts copies in another root', async () => {
    const roots = [rootOf('/r', { 'a.ts': drain }), rootOf('/s', { 'a.ts': drain })];
    const hits = await page(roots, [
      place('a.ts', 'drain', [1, 3], 1),
      place('a.ts', 'drain', [1, 3]),
    ]);
    expect(hits).toMatchObject([{ root: '/s', alike: [{ root: '/r', path: 'a.ts' }] }]);
  });

  test('shows the pieces of one long line once, and not as copies', async () => {
    const piece = place('a.ts', 'drain', [1, 1]);
    expect(outline(await page([rootOf('/r', { 'a.ts': drain })], [piece, piece]))).toEqual([
      'a.ts',
    ]);
  });

  test('passes over files that are gone, and stays full', async () => {
    const ranked = [
      place('gone.ts', 'drain', [1, 3]),
      place('a.ts', 'drain', [1, 3]),
      place('c.ts', 'pause', [1, 3]),
    ];
    const files = { 'a.ts': drain, 'c.ts': other };
    expect(outline(await page([rootOf('/r', files)], ranked, 1))).toEqual(['a.ts']);
  });

  test('says that a file has changed, and stays within what is left of it', async () => {
    const ranked = [place('stale.ts', 'drain', [90, 99])];
    const [hit] = await page([rootOf('/r', { 'stale.ts': drain })], ranked);
    expect(hit).toMatchObject({ bestLine: 90, snippet: { lines: [''], stale: true } });
  });

  test('reads each file once, and behind its end only what is called like a hit', async () => {
    const reads: string[] = [];
    const files = { 'a.ts': drain + other, 'b.ts': other, 'c.ts': drain };
    const ranked = [
      place('a.ts', 'drain', [1, 3]),
      place('a.ts', 'pause', [4, 6]),
      place('b.ts', 'resume', [1, 3]),
      place('c.ts', 'drain', [1, 3]),
    ];
    await page([rootOf('/r', files, reads)], ranked, 2);
    expect(reads).toEqual(['a.ts', 'c.ts']);
  });

  test('is empty for nothing', async () => {
    expect(await page([], [])).toEqual([]);
  });
});
