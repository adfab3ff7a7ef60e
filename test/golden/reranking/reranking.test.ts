// Pair scorers against logits that torch has given without Kindred's own code; see
// training/kindred_training/export/golden.py.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openScorer, tinyScorer } from '../../support/openScorer.ts';

interface GoldenPair {
  readonly query: string;
  readonly document: string;
}

interface GoldenScore {
  readonly title: string;
  readonly logit: number;
}

/** How far a logit may be from torch's; a float32 graph differs in the order of its sums only. */
const scorers = [{ name: 'tiny-cross', folder: tinyScorer, maxDifference: 1e-3 }];

const pairs = readJson('pairs.json') as Readonly<Record<string, GoldenPair>>;

describe.each(scorers)('golden scores of $name', ({ name, folder, maxDifference }) => {
  const cases = readJson(`${name}.json`) as readonly GoldenScore[];

  it('has a score for each pair', () => {
    expect(cases.map(({ title }) => title)).toEqual(Object.keys(pairs));
  });

  it('gives the reference scores', async () => {
    const scorer = await openScorer(folder);
    for (const { title, logit } of cases) {
      const { query = '', document = '' } = pairs[title] ?? {};
      const [own = Number.NaN] = await scorer.score(query, [document]);
      expect(Math.abs(own - logit), title).toBeLessThanOrEqual(maxDifference);
    }
    scorer.dispose();
  });
});

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}
