// Reranking through the engine, with a scorer that is real and small: what an answer and a status
// say of it, and that no search ever fails by it.

import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../src/base/logger.ts';
import type { SearchResult } from '../../src/core/searchEngine.ts';
import type { RerankMode } from '../../src/core/settings.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import { engineAssets } from '../support/engineAssets.ts';
import { createEngineProject, type EngineProject } from '../support/engineProject.ts';
import { embeddedModel } from '../support/openEncoder.ts';
import { tinyScorer } from '../support/openScorer.ts';

const files = {
  'src/retry.ts': 'export function retry(task: () => void): void {\n  task();\n}\n',
  'src/total.ts': 'export function total(prices: number[]): number {\n  return prices.length;\n}\n',
  'src/date.py': 'def parse_date(text):\n    return text.split("-")\n',
  'docs/dates.md':
    '# Dates\n\nWhat `parse_date` reads is three numbers with dashes between them.\n',
};
const question = 'where is a task tried once more when it failed';

let folder: string;
let project: EngineProject;
let errors: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kindred-models-'));
  errors = [];
  symlinkSync(embeddedModel, join(folder, 'kindred-sbert'), 'junction');
  const logger = createLogger((level, message) => {
    if (level === 'error') errors.push(message);
  });
  const assets = { ...engineAssets, modelsFolder: folder };
  project = createEngineProject((options) => createEngine(options, { ...assets, logger }), files);
});

afterEach(() => {
  project.remove();
  rmSync(folder, { recursive: true });
});

function addScorer(): string {
  const scorer = join(folder, 'kindred-cross');
  cpSync(tinyScorer, scorer, { recursive: true });
  return scorer;
}

async function ask(rerank: RerankMode, query = question): Promise<SearchResult> {
  const engine = await project.start({ rerank });
  await engine.index();
  return engine.search(query);
}

function readCount({ hits }: SearchResult): number {
  return hits.filter(({ reasons }) => reasons.some(({ feature }) => feature === 'read together'))
    .length;
}

describe('reranking', () => {
  it('reads the first places with the question, and says so in the reasons', async () => {
    addScorer();
    const result = await ask('always');
    expect(result.hits.length).toBeGreaterThan(1);
    expect(readCount(result)).toBe(result.hits.length);
    expect(result.coverage.notes).toEqual([]);
    const scores = result.hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('reads nothing where it is switched off', async () => {
    addScorer();
    expect(readCount(await ask('off'))).toBe(0);
  });

  it('reads no names where only prose gains by it', async () => {
    addScorer();
    expect(readCount(await ask('auto'))).toBeGreaterThan(0);
    expect(readCount(await ask('auto', 'parse_date'))).toBe(0);
    expect(readCount(await ask('always', 'parse_date'))).toBeGreaterThan(0);
  });

  it('has nothing to read when the query has filters only', async () => {
    addScorer();
    const result = await ask('always', 'lang:python');
    expect([result.hits.length, readCount(result)]).toEqual([1, 0]);
  });

  it('is told by the status', async () => {
    addScorer();
    const on = await (await project.start({ rerank: 'auto' })).status();
    const off = await (await project.start({ rerank: 'off' })).status();
    expect([on.rerank, on.notices, off.rerank]).toEqual(['auto', [], undefined]);
  });
});

describe('a scorer that cannot be had', () => {
  it('is told at once when its folder is not there, and searches go on', async () => {
    const engine = await project.start({ rerank: 'auto' });
    const { notices } = await engine.status();
    await engine.index();
    const result = await engine.search(question);
    await engine.search(question);
    expect(notices).toEqual([expect.stringMatching(/kindred-cross .*results are not reranked\.$/)]);
    expect(result.coverage.notes).toEqual(notices);
    expect([result.hits.length > 0, readCount(result), errors.length]).toEqual([true, 0, 1]);
  });

  it('is told by the first answer when its files are broken, and searches go on', async () => {
    writeFileSync(join(addScorer(), 'model.onnx'), 'not a graph');
    const engine = await project.start({ rerank: 'always' });
    await engine.index();
    const announced: (readonly string[])[] = [];
    engine.onStatus(({ notices }) => announced.push(notices));
    const result = await engine.search(question);
    await engine.search(question);
    expect(result.coverage.notes).toEqual([expect.stringContaining('model.onnx')]);
    expect([result.hits.length > 0, readCount(result), errors.length]).toEqual([true, 0, 1]);
    expect((await engine.status()).notices).toEqual(result.coverage.notes);
    await expect.poll(() => announced.at(-1)).toEqual(result.coverage.notes);
  });

  it('is not missed where reranking is off', async () => {
    mkdirSync(join(folder, 'kindred-cross'));
    const result = await ask('off');
    expect([result.coverage.notes, errors]).toEqual([[], []]);
  });
});
