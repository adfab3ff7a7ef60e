// The fast way gives the library's own ids, for every text; countTokens is additive over lines.

import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer as LibraryTokenizer } from '@huggingface/tokenizers';
import { describe, expect, it } from 'vitest';
import { readModelFolder } from '../../src/adapters/model-files/modelFolder.ts';
import { createTokenizer } from '../../src/adapters/tokenizer/tokenizer.ts';
import { embeddedModel } from '../support/openEncoder.ts';
import { writeTinyModel } from '../support/tinyModel.ts';

const model = readModelFolder(embeddedModel);
const tokenizer = createTokenizer(model);
const library = new LibraryTokenizer(
  model.tokenizerJson as object,
  model.tokenizerConfig as object,
);

function plainIds(text: string): number[] {
  return library.encode(text, { add_special_tokens: false }).ids;
}

/** Windows of real files: code, Markdown, JSON, as they are. */
function realTexts(): string[] {
  const root = join(import.meta.dirname, '../..');
  const patterns = ['src/**/*.ts', 'test/**/*.ts', 'models/*/README.md', 'package*.json'];
  const libraries =
    'node_modules/{typescript/lib,hnswlib-node/src,vitest/dist,zod}/**/*.{ts,cc,h,js,md}';
  const files = globSync([...patterns, libraries], { cwd: root })
    .sort()
    .slice(0, 300);
  return files.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8').slice(0, 30_000);
    return text.match(/[^]{1,1500}/gu) ?? [];
  });
}

/** Pseudo-random strings over characters that break tokenizers. */
function wildTexts(count: number): string[] {
  const pieces = [
    ...['a', 'Z', '9', '_', '-', ' ', '\n', '\t', '\r\n', '\0', '\u0007', '\u00a0', '\u200b'],
    ...['\u2028', '\ufeff', 'é', 'e\u0301', 'ß', 'ﬁ', 'Å', 'İ', 'ı', 'Σ', 'ς', 'σ', '\u0345'],
    ...['中', '日本', '한', '한', 'ไทย', 'العربية', 'हिन्दी', '👩‍👩‍👧', '🚀', '\ud83d', '\ude80'],
    ...['C++', 'C#', 'F#', 'C', '++', '#', 'HTTPServer', 'sha256', 'URLs', 'IDs', '[PAD]', '[MASK'],
    ...[']', '[UNK]', '##a', '½', '①', '٣', 'x'.repeat(101), '.', '::', '->', '"', '\\'],
  ];
  let state = 12_345;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(12) }, () => pieces[next(pieces.length)] ?? '').join(''),
  );
}

describe('encode', () => {
  it('gives the library’s ids for a thousand pieces of real files', () => {
    const texts = realTexts();
    expect(texts.length).toBeGreaterThan(1_000);
    for (const text of texts) expect(tokenizer.encode(text)).toEqual(plainIds(text));
  });

  it('gives the library’s ids for 3,000 strings of hard characters', () => {
    for (const text of wildTexts(3_000))
      expect(tokenizer.encode(text), text).toEqual(plainIds(text));
  });

  it('gives the library’s ids when a text comes again', () => {
    const text = 'parseHttpResponse parse_http_response 한국어 naïve';
    expect([tokenizer.encode(text), tokenizer.encode(text)]).toEqual([
      plainIds(text),
      plainIds(text),
    ]);
  });

  it('goes the library’s own way where words may not be looked up one by one', () => {
    const folder = writeTinyModel();
    const { tokenizerJson } = readModelFolder(folder);
    rmSync(folder, { recursive: true });
    const json = tokenizerJson as { model: object };
    const fused = { ...json, model: { ...json.model, fuse_unk: true } };
    const fusing = createTokenizer({ folder, tokenizerJson: fused, tokenizerConfig: {} });
    expect(fusing.encode('red what ever green')).toEqual(
      new LibraryTokenizer(fused, {}).encode('red what ever green').ids,
    );
  });
});

describe('countTokens', () => {
  it('is the sum over the lines, and the length of what is encoded', () => {
    for (const text of [...realTexts().slice(0, 300), ...wildTexts(1_000)]) {
      const lines = text.split('\n').map((line) => tokenizer.countTokens(line));
      const sum = lines.reduce((total, count) => total + count, 0);
      expect([tokenizer.countTokens(text), plainIds(text).length], text).toEqual([sum, sum]);
    }
  });

  it('counts nothing in an empty text', () => {
    expect([tokenizer.countTokens(''), tokenizer.countTokens('\n\n')]).toEqual([0, 0]);
  });

  it('counts the line ends that a vocabulary has tokens for, so that nothing is cut', () => {
    const byteLevel = createTokenizer({
      folder: 'memory',
      tokenizerConfig: {},
      tokenizerJson: {
        added_tokens: [],
        normalizer: null,
        pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
        post_processor: null,
        decoder: null,
        model: { type: 'BPE', vocab: { a: 0, b: 1, Ċ: 2, Ġ: 3 }, merges: [] },
      },
    });
    expect(byteLevel.encode('a\nb')).toEqual([0, 2, 1]);
    expect(byteLevel.countTokens('a\nb')).toBeGreaterThanOrEqual(3);
    expect(byteLevel.countTokens('a\nb')).toBe(
      byteLevel.countTokens('a') + byteLevel.countTokens('b'),
    );
  });
});

describe('special tokens', () => {
  it('has none around texts, [PAD] as padding and [UNK] for the unknown', () => {
    const { specialTokens, paddingId, unknownId } = tokenizer;
    expect({ specialTokens, paddingId, unknownId }).toEqual({
      specialTokens: { before: [], after: [] },
      paddingId: 0,
      unknownId: 1,
    });
  });

  it('finds what a post-processor puts around a text', () => {
    const folder = writeTinyModel({ specialTokens: true });
    const tiny = createTokenizer(readModelFolder(folder));
    rmSync(folder, { recursive: true });
    expect(tiny.specialTokens).toEqual({ before: [2], after: [3] });
    expect(tiny.encode('red')).toEqual([4]);
  });
});
