// Reading a model's folder from a real disk; see test/faults for folders that are broken.

import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readModelFolder, resolveModelFolder } from '../../src/adapters/model-files/modelFolder.ts';
import { embeddedModel } from '../support/openEncoder.ts';
import { type TinyModel, writeTinyModel } from '../support/tinyModel.ts';

const folders: string[] = [];

function tinyFolder(model: TinyModel = {}): string {
  const folder = writeTinyModel(model);
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('readModelFolder', () => {
  it('reads the embedded model', () => {
    const { spec, onnxPath, poolsInGraph } = readModelFolder(embeddedModel);
    const { fingerprint, ...rest } = spec;
    expect(rest).toEqual({
      name: 'kindred-sbert',
      dimension: 256,
      maxTokens: 256,
      pooling: 'mean',
      prompts: { query: '', document: '' },
    });
    expect(fingerprint).toMatch(/^[0-9a-f]{32}$/);
    expect([onnxPath, poolsInGraph]).toEqual([join(embeddedModel, 'model.onnx'), false]);
  });

  const places = [
    'model.onnx',
    'onnx/model.onnx',
    'onnx/model_quantized.onnx',
    'model_qint8_avx2.onnx',
  ];
  for (const onnxPath of places) {
    it(`finds the graph at ${onnxPath}`, () => {
      const folder = tinyFolder({ onnxPath });
      expect(readModelFolder(folder).onnxPath).toBe(join(folder, onnxPath));
    });
  }

  it('takes model.onnx where a quantised one lies beside it', () => {
    const folder = tinyFolder();
    writeFileSync(join(folder, 'model_quantized.onnx'), 'another');
    expect(readModelFolder(folder).onnxPath).toBe(join(folder, 'model.onnx'));
  });

  it('has the same fingerprint for the same files, wherever they lie', () => {
    const [first, second] = [tinyFolder(), tinyFolder()];
    expect(readModelFolder(first).spec.fingerprint).toBe(readModelFolder(second).spec.fingerprint);
  });

  it('keeps the fingerprint when only the card changes', () => {
    const folder = tinyFolder();
    const before = readModelFolder(folder).spec.fingerprint;
    writeFileSync(join(folder, 'README.md'), '# Another card');
    expect(readModelFolder(folder).spec.fingerprint).toBe(before);
  });

  for (const file of [
    'model.onnx',
    'tokenizer.json',
    '1_Pooling/config.json',
    'config_sentence_transformers.json',
  ]) {
    it(`has another fingerprint when ${file} changes`, () => {
      const folder = tinyFolder();
      const before = readModelFolder(folder).spec.fingerprint;
      appendFileSync(join(folder, file), '\n');
      expect(readModelFolder(folder).spec.fingerprint).not.toBe(before);
    });
  }

  it('counts the weights that lie beside the graph', () => {
    const folder = tinyFolder();
    const { onnxSizeBytes, spec } = readModelFolder(folder);
    writeFileSync(join(folder, 'model.onnx_data'), 'x'.repeat(1_000));
    const withWeights = readModelFolder(folder);
    expect(withWeights.onnxSizeBytes).toBe(onnxSizeBytes + 1_000);
    expect(withWeights.spec.fingerprint).not.toBe(spec.fingerprint);
  });
});

describe('resolveModelFolder', () => {
  const cases: readonly [string, string][] = [
    ['kindred-sbert', join('/models', 'kindred-sbert')],
    ['/opt/models/mine', '/opt/models/mine'],
    ['./mine', resolve('mine')],
    ['models/mine', resolve('models/mine')],
    ['~/mine', join(homedir(), 'mine')],
  ];
  for (const [nameOrPath, expected] of cases) {
    it(`takes ${nameOrPath} for ${expected === nameOrPath ? 'a path' : 'what it stands for'}`, () => {
      expect(resolveModelFolder(nameOrPath, '/models')).toBe(expected);
    });
  }
});
