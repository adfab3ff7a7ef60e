// The pair scorer on real ONNX Runtime: its life, and folders that are not what they should be.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readScorerFolder } from '../../src/adapters/model-files/scorerFolder.ts';
import { createPairTokenizer } from '../../src/adapters/tokenizer/tokenizer.ts';
import { embeddedModel } from '../support/openEncoder.ts';
import { openScorer, tinyScorer } from '../support/openScorer.ts';
import { thrownBy } from '../support/thrown.ts';
import { tinyOnnx } from '../support/tinyOnnx.ts';

const folders: string[] = [];

/** A copy of the tiny scorer, to be broken. */
function copied(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-scorer-'));
  folders.push(folder);
  cpSync(tinyScorer, folder, { recursive: true });
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the folder of a scorer', () => {
  it('says its name and its window', () => {
    expect(readScorerFolder(tinyScorer)).toMatchObject({ name: 'tiny-cross', maxTokens: 96 });
  });

  it('puts its special tokens around a pair', () => {
    const { pairTokens } = createPairTokenizer(readScorerFolder(tinyScorer));
    expect(pairTokens).toEqual({ before: [94], between: [95], after: [] });
  });

  for (const file of ['tokenizer.json', 'model.onnx']) {
    it(`names ${file} when it is missing, and says what to do`, async () => {
      const folder = copied();
      rmSync(join(folder, file));
      const { code, message } = await thrownBy(() => openScorer(folder));
      expect(code).toBe('model-missing');
      expect(message).toContain(file);
      expect(message).toContain('kindred.rerank');
    });
  }

  it('says that a folder does not exist', async () => {
    const { code, message } = await thrownBy(() => openScorer(join(tinyScorer, 'absent')));
    expect([code, message.includes('absent')]).toEqual(['model-missing', true]);
  });

  it('refuses a tokenizer that knows no pairs', async () => {
    const folder = copied();
    const file = join(folder, 'tokenizer.json');
    const json = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...json, post_processor: null }));
    const { code, message } = await thrownBy(() => openScorer(folder));
    expect([code, message.includes('no token between two texts')]).toEqual(['model-corrupt', true]);
  });

  it('refuses a graph that is broken', async () => {
    const folder = copied();
    writeFileSync(join(folder, 'model.onnx'), 'not a graph');
    expect((await thrownBy(() => openScorer(folder))).code).toBe('model-corrupt');
  });

  it('refuses the graph of an encoder', async () => {
    const folder = copied();
    const table = [[1], [2]];
    writeFileSync(join(folder, 'model.onnx'), tinyOnnx({ table }));
    const { code, message } = await thrownBy(() => openScorer(folder));
    expect([code, message.includes('logits')]).toEqual(['model-corrupt', true]);
    expect((await thrownBy(() => openScorer(embeddedModel))).code).toBe('model-corrupt');
  });
});

describe('life of a scorer', () => {
  it('says that it has been closed when it is used after dispose', async () => {
    const scorer = await openScorer(tinyScorer);
    scorer.dispose();
    scorer.dispose();
    expect((await thrownBy(() => scorer.score('retry', ['retry']))).code).toBe('engine-stopped');
  });

  it('ends what is under way before it is freed', async () => {
    const scorer = await openScorer(tinyScorer);
    const running = [scorer.score('retry', ['retry']), scorer.score('total', ['total'])];
    scorer.dispose();
    for (const logits of await Promise.all(running)) expect(logits).toHaveLength(1);
  });
});
