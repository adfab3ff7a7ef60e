// A model whose files are not there or not what they should be: the message names the file and
// says what to do, and nothing is half open afterwards.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readModelFolder, resolveModelFolder } from '../../src/adapters/model-files/modelFolder.ts';
import { embeddedModel, openEncoder } from '../support/openEncoder.ts';
import { thrownBy } from '../support/thrown.ts';
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

describe('a model that is not there', () => {
  it('lists the known names when the name is unknown', async () => {
    const { code, message } = await thrownBy(() => resolveModelFolder('minilm', '/models'));
    expect({ code, message }).toEqual({
      code: 'model-unknown',
      message:
        'No model is called "minilm". Use one of: kindred-sbert, kindred-static; or the path of a model\'s folder.',
    });
  });

  it('names the folder that does not exist', async () => {
    const folder = join(tinyFolder(), 'absent');
    const { code, message } = await thrownBy(() => readModelFolder(folder));
    expect(code).toBe('model-missing');
    expect(message).toContain(folder);
    expect(message).toContain('kindred.model');
  });

  for (const file of ['modules.json', '1_Pooling/config.json', 'tokenizer.json', 'model.onnx']) {
    it(`names ${file} when it is missing`, async () => {
      const folder = tinyFolder();
      rmSync(join(folder, file));
      const { code, message } = await thrownBy(() => readModelFolder(folder));
      expect(code).toBe('model-missing');
      expect(message).toContain(file);
      expect(message).toContain(folder);
    });
  }

  it('does without the files that say nothing new', () => {
    const folder = tinyFolder();
    for (const file of ['config_sentence_transformers.json', 'sentence_bert_config.json']) {
      rmSync(join(folder, file));
    }
    expect(readModelFolder(folder).spec.maxTokens).toBe(512);
  });
});

describe('a model whose JSON is corrupt', () => {
  for (const file of [
    'modules.json',
    '1_Pooling/config.json',
    'tokenizer.json',
    'sentence_bert_config.json',
  ]) {
    it(`names ${file} when it is not JSON, with the reason`, async () => {
      const folder = tinyFolder();
      const path = join(folder, file);
      writeFileSync(path, readFileSync(path).subarray(0, 20));
      const { code, message } = await thrownBy(() => readModelFolder(folder));
      expect(code).toBe('model-corrupt');
      expect(message).toContain(file);
      expect(message).toContain('JSON');
    });
  }

  for (const content of [
    '{}',
    '[]',
    '"text"',
    'null',
    '{"model":{"type":"Unheard"},"added_tokens":[]}',
  ]) {
    it(`says that tokenizer.json does not describe a tokenizer: ${content}`, async () => {
      const folder = tinyFolder();
      writeFileSync(join(folder, 'tokenizer.json'), content);
      const { code, message } = await thrownBy(() => openEncoder(folder));
      expect(code).toBe('model-corrupt');
      expect(message).toContain('tokenizer.json');
    });
  }

  it('names the pooling flags when none that it knows is set', async () => {
    const folder = tinyFolder({ pooling: ['pooling_mode_mean_sqrt_len_tokens'] });
    const { code, message } = await thrownBy(() => readModelFolder(folder));
    expect(code).toBe('model-corrupt');
    expect(message).toContain('set: pooling_mode_mean_sqrt_len_tokens');
  });
});

describe('a graph that cannot be used', () => {
  const whole = readFileSync(join(embeddedModel, 'model.onnx'));
  const random = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 251);
  const contents: readonly [string, Uint8Array][] = [
    ['empty', new Uint8Array()],
    ['truncated', whole.subarray(0, whole.length / 2)],
    ['of random bytes', random],
    [
      'a pointer of Git LFS',
      new TextEncoder().encode('version https://git-lfs.github.com/spec/v1\n'),
    ],
  ];
  for (const [name, content] of contents) {
    it(`says so when the file is ${name}`, async () => {
      const folder = tinyFolder();
      writeFileSync(join(folder, 'model.onnx'), content);
      const { code, message, cause } = await thrownBy(() => openEncoder(folder));
      expect(code).toBe('model-corrupt');
      expect(message).toContain(join(folder, 'model.onnx'));
      expect(cause).toBeInstanceOf(Error);
    });
  }

  it('says which outputs it expected and which there are', async () => {
    const output = { type: 'tokens', name: 'logits' } as const;
    const { code, message } = await thrownBy(() => openEncoder(tinyFolder({ graph: { output } })));
    expect(code).toBe('model-corrupt');
    expect(message).toContain(
      'last_hidden_state, token_embeddings, sentence_embedding, found logits',
    );
  });

  it('says which inputs it can feed and which there are', async () => {
    const inputs = ['input_ids', 'pixel_values'];
    const { code, message } = await thrownBy(() => openEncoder(tinyFolder({ graph: { inputs } })));
    expect(code).toBe('model-corrupt');
    expect(message).toContain('found input_ids, pixel_values');
  });

  it('asks the graph for the vector of the text where a Dense layer follows, and refuses without', async () => {
    const moduleTypes = ['Transformer', 'Pooling', 'Dense'];
    const { code, message } = await thrownBy(() => openEncoder(tinyFolder({ moduleTypes })));
    expect(code).toBe('model-corrupt');
    expect(message).toContain('expected outputs sentence_embedding');
  });

  it('compares the dimension of the config with that of the graph', async () => {
    const folder = tinyFolder();
    const config = { word_embedding_dimension: 4, pooling_mode_mean_tokens: true };
    writeFileSync(join(folder, '1_Pooling/config.json'), JSON.stringify(config));
    const { code, message } = await thrownBy(() => openEncoder(folder));
    expect(code).toBe('model-corrupt');
    expect(message).toContain('says 4 dimensions, its graph gives 3');
  });
});
