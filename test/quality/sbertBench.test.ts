// The command bench/sbert.ts on models and sentences small enough for a test.

import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureSbert } from '../../bench/sbert/measure.ts';
import { sbertReport } from '../../bench/sbert/report.ts';
import { tinyScorer } from '../support/openScorer.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { writeTinyModel } from '../support/tinyModel.ts';

const words = ['red', 'green', 'blue', 'grey'];
/** Every word's own sentences, in orders that are all different. */
const texts = Array.from({ length: 24 }, (_, index) =>
  [...Array(2 + (index % 3)).keys()].map((step) => words[(index * step + index) % 4]).join(' '),
);

/** @param kinds  models that are there */
async function tinyModels(kinds: readonly ('static' | 'sbert' | 'cross')[]): Promise<string> {
  const folder = await temporaryFolder();
  const pooled = { output: { type: 'texts', name: 'sentence_embedding' } } as const;
  for (const kind of kinds) {
    const model = join(folder, `kindred-${kind}`);
    if (kind === 'cross') cpSync(tinyScorer, model, { recursive: true });
    else renameSync(writeTinyModel(kind === 'static' ? { graph: pooled } : {}), model);
  }
  return folder;
}

describe('the systems of the paper', () => {
  it('are measured on the same sentences', async () => {
    const results = await measureSbert({
      modelsFolder: await tinyModels(['static', 'sbert', 'cross']),
      sentences: { source: 'colours', texts },
      judged: [
        { a: 'red', b: 'red grey', score: 5 },
        { a: 'red', b: 'green grey', score: 3 },
        { a: 'red', b: 'blue green', score: 0 },
      ],
      pairsSample: 40,
      crossSeconds: 60,
      threads: 1,
      progress: () => undefined,
    });
    expect(results).toMatchObject({ sentences: 24, pairs: 276, trainedPooling: 'mean' });
    const names = results.systems.map(({ name }) => name);
    expect(names.slice(0, 5)).toEqual([
      'averaged word vectors',
      'SBERT, first token',
      'SBERT, max',
      'SBERT, mean',
      'SBERT, mean',
    ]);
    expect(names.at(-1)).toBe('cross-encoder');
    for (const system of results.systems) {
      if (system.state === 'missing') throw new Error(`${system.name} is missing`);
      expect(system.spearman).toBeLessThanOrEqual(100);
      expect(system.searchSeconds).toBeGreaterThan(0);
      // Two of 24 sentences of four words have the same ones.
      if (system.pair) expect(system.pair.similarity).toBeCloseTo(1, 5);
    }
    expect(results.curves.map(({ points }) => points.length)).toEqual([1, 1, 1, 1]);
    expect(sbertReport(results)).toContain('| cross-encoder');
  });

  it('say what to do where a model is missing, and the others are measured', async () => {
    const modelsFolder = await tinyModels(['sbert']);
    const { systems, curves } = await measureSbert({
      modelsFolder,
      sentences: { source: 'colours', texts },
      judged: undefined,
      pairsSample: 40,
      crossSeconds: 60,
      threads: 1,
      progress: () => undefined,
    });
    const missing = systems.filter(({ state }) => state === 'missing');
    expect(missing.map(({ name }) => name)).toEqual(['averaged word vectors', 'cross-encoder']);
    expect(missing[1]).toHaveProperty('advice', expect.stringContaining('training/'));
    expect(curves).toHaveLength(3);
  });
});

describe('the command', () => {
  it('measures text at hand and writes figures, table and picture', async () => {
    const models = await tinyModels(['sbert']);
    const lines = texts.map((text, index) => `The ${text} of number ${index} is one.`);
    const folder = await temporaryFolder({ 'colours.txt': lines.join('\n\n') });
    const file = join(folder, 'colours.txt');
    const flags = ['--models', models, '--texts', file, '--sentences', '20', '--out', folder];
    const { status, stdout } = run(flags);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\| SBERT, mean +\| exact /m);
    expect(stdout).toContain('of number'); // the pair itself is told, and not kept
    const results = JSON.parse(readFileSync(join(folder, 'sbert.json'), 'utf8')) as object;
    expect(results).toMatchObject({ sentences: 20, pairs: 190 });
    expect(readFileSync(join(folder, 'sbert.md'), 'utf8')).not.toContain('of number');
    expect(readFileSync(join(folder, 'sbert-cost.svg'), 'utf8')).toContain('</svg>');
  });

  it('names the variable that says where sentences are', async () => {
    const { status, stderr } = run(['--models', await tinyModels(['sbert'])]);
    expect(status).toBe(2);
    expect(stderr).toContain('Set KINDRED_DATA_DIR to the folder with sts/ and mrpc/');
  });

  it('wants whole numbers', () => {
    const { status, stderr } = run(['--sentences', 'many']);
    expect(status).toBe(2);
    expect(stderr).toContain('Expected a whole number from 2 for --sentences, got "many".');
  });
});

function run(flags: readonly string[]): SpawnSyncReturns<string> {
  const command = join(import.meta.dirname, '../../bench/sbert.ts');
  const { KINDRED_DATA_DIR: _, ...env } = process.env;
  return spawnSync(process.execPath, [command, ...flags], { encoding: 'utf8', env });
}
