// Every embedded model against reference vectors that were made without the product's code, by
// `python -m kindred_training.export --golden`.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { models } from '../../../src/core/encoding/models.ts';
import { rowOf } from '../../../src/core/model.ts';
import { similarity } from '../../contracts/encoder.contract.ts';
import { openEncoder } from '../../support/openEncoder.ts';

interface GoldenCase {
  readonly title: string;
  /** Tokens after the cut to the window; 0 where the text has none. */
  readonly tokens: number;
  readonly vector: readonly number[];
}

const root = join(import.meta.dirname, '../../..');
const texts = readJson('test/golden/encoding/texts.json') as Readonly<Record<string, string>>;

describe.each(models)('golden vectors of $name', ({ name, folder }) => {
  const cases = readJson(`test/golden/encoding/${name}.json`) as readonly GoldenCase[];

  it('has a vector for each text', () => {
    expect(cases.map(({ title }) => title)).toEqual(Object.keys(texts));
  });

  it('gives the reference vectors, all texts in one call: cosine ≥ 0.999', async () => {
    const encoder = await openEncoder(join(root, 'models', folder));
    const matrix = await encoder.encode(Object.values(texts), 'document');
    encoder.dispose();
    for (const [row, { title, vector }] of cases.entries()) {
      const own = rowOf(matrix, row);
      expect(Math.abs(Math.hypot(...own) - 1), title).toBeLessThanOrEqual(1e-3);
      expect(similarity(own, Float32Array.from(vector)), title).toBeGreaterThanOrEqual(0.999);
    }
  });

  it('counts as many tokens as the reference, up to the window', async () => {
    const encoder = await openEncoder(join(root, 'models', folder));
    const counts = Object.entries(texts).map(([title, text]) => [
      title,
      Math.min(encoder.countTokens(text), encoder.model.maxTokens),
    ]);
    encoder.dispose();
    expect(counts).toEqual(cases.map(({ title, tokens }) => [title, tokens]));
  });
});

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
