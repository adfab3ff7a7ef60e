// Public judgements of what says the same, through the product's encoder: programs for one task
// (POJ-104), sentences that paraphrase each other (MRPC), graded likeness (STS-B).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Encoder } from '../../src/core/encoding/encoder.ts';
import { type EmbeddingMatrix, rowOf } from '../../src/core/model.ts';
import { dotProduct } from '../../src/core/store/unitRows.ts';
import { spearman } from '../lib/metrics.ts';
import { existing, folderFrom } from '../lib/paths.ts';
import { meanAveragePrecision } from './meanAveragePrecision.ts';
import { averagePrecision, bestF1 } from './precisionCurve.ts';

export interface PublicFigures {
  /** POJ-104, development part, MAP@R × 100. */
  readonly poj104: number;
  /** MRPC, validation part, average precision × 100. */
  readonly mrpcPrecision: number;
  /** × 100, at the threshold that is best for it. */
  readonly mrpcF1: number;
  /** STS benchmark, development part, Spearman × 100. */
  readonly stsb: number;
}

interface ProgramRow {
  readonly code: string;
  readonly label: string | number;
}

interface SentencePair {
  readonly a: string;
  readonly b: string;
}

/** @throws MissingMaterial when KINDRED_DATA_DIR is not set or not complete */
export async function measurePublicSets(encoder: Encoder): Promise<PublicFigures> {
  const read = <T>(file: string): T[] => readRows<T>(file);
  const programs = read<ProgramRow>('poj104/dev-small.jsonl');
  const paraphrases = read<SentencePair & { readonly label: number }>('mrpc/val.jsonl');
  const graded = read<SentencePair & { readonly score: number }>('sts/stsb-dev.jsonl');
  const cosines = await cosinesOf(encoder, paraphrases);
  const labels = paraphrases.map(({ label }, row) => ({
    score: cosines[row] ?? 0,
    isDuplicate: label === 1,
  }));
  return {
    poj104: 100 * (await measurePrograms(encoder, programs)),
    mrpcPrecision: 100 * averagePrecision(labels),
    mrpcF1: 100 * (bestF1(labels)?.f1 ?? 0),
    stsb:
      100 *
      spearman(
        await cosinesOf(encoder, graded),
        graded.map(({ score }) => score),
      ),
  };
}

async function measurePrograms(encoder: Encoder, programs: readonly ProgramRow[]): Promise<number> {
  const vectors = await encodeAll(
    encoder,
    programs.map(({ code }) => code),
  );
  return meanAveragePrecision(
    vectors,
    programs.map(({ label }) => label),
  );
}

async function cosinesOf(encoder: Encoder, pairs: readonly SentencePair[]): Promise<number[]> {
  const first = await encodeAll(
    encoder,
    pairs.map(({ a }) => a),
  );
  const second = await encodeAll(
    encoder,
    pairs.map(({ b }) => b),
  );
  return pairs.map((_, row) => dotProduct(first.data, row * first.dimension, rowOf(second, row)));
}

function encodeAll(encoder: Encoder, texts: readonly string[]): Promise<EmbeddingMatrix> {
  return encoder.encode(texts, 'document');
}

/** @returns one object a line; the sets' own shape, which their readers name */
function readRows<T>(file: string): T[] {
  const folder = folderFrom('KINDRED_DATA_DIR', 'the folder with poj104/, mrpc/ and sts/');
  return readFileSync(existing(join(folder, file), 'KINDRED_DATA_DIR is not complete'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
