// Real ONNX Runtime on graphs whose vectors can be computed by hand: every pooling, special
// tokens, prompts, windows, and what the embedded graph pools by itself.

import { rmSync } from 'node:fs';
import * as runtime from 'onnxruntime-node';
import { afterEach, describe, expect, it } from 'vitest';
import { readModelFolder } from '../../src/adapters/model-files/modelFolder.ts';
import { resolveThreads } from '../../src/adapters/onnx/onnxEncoder.ts';
import { createTokenizer } from '../../src/adapters/tokenizer/tokenizer.ts';
import { hasCode } from '../../src/base/errors.ts';
import { createLogger } from '../../src/base/logger.ts';
import { rowOf } from '../../src/core/model.ts';
import { similarity } from '../contracts/encoder.contract.ts';
import { embeddedModel, openEncoder } from '../support/openEncoder.ts';
import { type TinyModel, writeTinyModel } from '../support/tinyModel.ts';

const folders: string[] = [];

function tinyFolder(model: TinyModel = {}): string {
  const folder = writeTinyModel(model);
  folders.push(folder);
  return folder;
}

/** Encodes with a tiny model; rows rounded so that they read well. */
async function encodeTiny(
  model: TinyModel,
  texts: readonly string[],
  input: 'query' | 'document' = 'document',
): Promise<number[][]> {
  const encoder = await openEncoder(tinyFolder(model));
  const matrix = await encoder.encode(texts, input);
  encoder.dispose();
  return texts.map((_, row) => Array.from(rowOf(matrix, row), (value) => Number(value.toFixed(3))));
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => Number((value / length).toFixed(3)));
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('pooling by the model’s own config', () => {
  // red = (1,0,0), green = (0,2,0), blue = (0,0,4); the short text is padded in the batch.
  const texts = ['red green blue', 'blue red'];
  const cases: readonly [flag: string, first: number[], second: number[]][] = [
    ['pooling_mode_mean_tokens', [1, 2, 4], [1, 0, 4]],
    ['pooling_mode_max_tokens', [1, 2, 4], [1, 0, 4]],
    ['pooling_mode_cls_token', [1, 0, 0], [0, 0, 4]],
    ['pooling_mode_lasttoken', [0, 0, 4], [1, 0, 0]],
    ['pooling_mode_weightedmean_tokens', [1, 4, 12], [2, 0, 4]],
  ];
  for (const [flag, first, second] of cases) {
    it(`gives the vectors of ${flag}`, async () => {
      const rows = await encodeTiny({ pooling: [flag] }, texts);
      expect(rows).toEqual([unit(first), unit(second)]);
    });
  }

  it('tells max from mean where values are negative', async () => {
    // [CLS] = (0,−1,0), red = (1,0,0), [SEP] = (0,0,−1).
    const special = { specialTokens: true } as const;
    const mean = await encodeTiny({ ...special }, ['red']);
    const max = await encodeTiny({ ...special, pooling: ['pooling_mode_max_tokens'] }, ['red']);
    expect({ mean, max }).toEqual({ mean: [unit([1, -1, -1])], max: [[1, 0, 0]] });
  });
});

describe('what is fed to the graph', () => {
  it('puts the special tokens around each text', async () => {
    const pooling = ['pooling_mode_cls_token'];
    expect(await encodeTiny({ specialTokens: true, pooling }, ['red'])).toEqual([[0, -1, 0]]);
  });

  it('feeds token types to a graph that takes them', async () => {
    const inputs = ['input_ids', 'attention_mask', 'token_type_ids'];
    expect(await encodeTiny({ graph: { inputs } }, ['red'])).toEqual([[1, 0, 0]]);
  });

  it('sends a text without words as one unknown token', async () => {
    expect(await encodeTiny({}, ['', '  \n '])).toEqual([
      [-1, 0, 0],
      [-1, 0, 0],
    ]);
  });

  it('puts the prompt of its kind before each text', async () => {
    const model = { prompts: { query: 'blue ', passage: 'green ' } };
    const query = await encodeTiny(model, ['red'], 'query');
    const document = await encodeTiny(model, ['red'], 'document');
    expect({ query, document }).toEqual({ query: [unit([1, 0, 4])], document: [unit([1, 2, 0])] });
  });

  it('tells how much of the window is taken before a document begins', async () => {
    const taken = async (model: TinyModel): Promise<number> => {
      const encoder = await openEncoder(tinyFolder(model));
      encoder.dispose();
      return encoder.specialTokens;
    };
    const prompts = { document: 'green green ' };
    expect([
      await taken({}),
      await taken({ specialTokens: true }),
      await taken({ specialTokens: true, prompts }),
    ]).toEqual([0, 2, 4]);
  });

  it('cuts a text that is longer than the window and logs that it did', async () => {
    const lines: string[] = [];
    const logger = createLogger((level, message) => lines.push(`${level} ${message}`));
    const encoder = await openEncoder(tinyFolder({ maxTokens: 2 }), { logger });
    const cut = await encoder.encode(['red green blue blue'], 'query');
    const whole = await encoder.encode(['red green'], 'query');
    await encoder.encode(['red green blue'], 'document');
    expect(cut.data).toEqual(whole.data);
    expect(lines.filter((line) => line.includes('cut'))).toEqual([
      'debug cut a query of 4 tokens to 2',
      'warn cut a document of 3 tokens to 2',
    ]);
  });
});

describe('what comes out of the graph', () => {
  it('takes the vector of the text where the graph gives no token vectors', async () => {
    const graph = { output: { type: 'texts', name: 'sentence_embedding' } } as const;
    expect(await encodeTiny({ graph }, ['red green'])).toEqual([unit([1, 2, 0])]);
  });

  it('finds the graph in the onnx folder', async () => {
    expect(await encodeTiny({ onnxPath: 'onnx/model_quantized.onnx' }, ['red'])).toEqual([
      [1, 0, 0],
    ]);
  });

  it('agrees with what the embedded graph pools and normalises by itself', async () => {
    const texts = ['def parse_date(text): return text', 'retry the request', 'a', ''];
    const encoder = await openEncoder(embeddedModel);
    const own = await poolInGraph(texts);
    expect(own).toHaveLength(texts.length);
    for (const [index, vector] of own.entries()) {
      // Alone, as there: 8-bit graphs scale their numbers by the whole batch, padding included.
      const matrix = await encoder.encode([texts[index] ?? ''], 'document');
      expect(similarity(rowOf(matrix, 0), vector)).toBeGreaterThan(0.999);
    }
    encoder.dispose();
  });
});

describe('life of an encoder', () => {
  it('says that it has been closed when it is used after dispose', async () => {
    const encoder = await openEncoder(tinyFolder());
    encoder.dispose();
    encoder.dispose();
    const error: unknown = await encoder
      .encode(['red'], 'query')
      .catch((thrown: unknown) => thrown);
    expect(hasCode(error, 'engine-stopped')).toBe(true);
  });

  it('uses at least one thread and names them', async () => {
    const encoder = await openEncoder(tinyFolder(), { threads: 2 });
    expect([encoder.device, resolveThreads(3)]).toEqual(['CPU, 2 threads', 3]);
    expect(resolveThreads(0)).toBeGreaterThanOrEqual(1);
    encoder.dispose();
  });

  it('answers a query in the middle of a long encoding', async () => {
    const encoder = await openEncoder(embeddedModel);
    const documents = Array.from(
      { length: 300 },
      (_, index) => `text ${'word '.repeat(60)} ${String(index)}`,
    );
    const order: string[] = [];
    const long = encoder.encode(documents, 'document').then(() => order.push('documents'));
    await encoder.encode(['a query'], 'query').then(() => order.push('query'));
    await long;
    expect(order).toEqual(['query', 'documents']);
    encoder.dispose();
  });
});

/** One text at a time through the bare runtime, by the output that needs no pooling of ours. */
async function poolInGraph(texts: readonly string[]): Promise<Float32Array[]> {
  const model = readModelFolder(embeddedModel);
  const tokenizer = createTokenizer(model);
  const session = await runtime.InferenceSession.create(model.onnxPath);
  const vectors: Float32Array[] = [];
  for (const text of texts) {
    const encoded = tokenizer.encode(text);
    const ids = BigInt64Array.from(encoded.length === 0 ? [tokenizer.unknownId] : encoded, BigInt);
    const feeds = {
      input_ids: new runtime.Tensor('int64', ids, [1, ids.length]),
      attention_mask: new runtime.Tensor(
        'int64',
        ids.map(() => 1n),
        [1, ids.length],
      ),
    };
    const outputs = await session.run(feeds, ['sentence_embedding']);
    vectors.push(outputs['sentence_embedding']?.data as Float32Array);
  }
  await session.release();
  return vectors;
}
