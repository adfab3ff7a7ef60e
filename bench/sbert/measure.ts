// The whole run: each system on the same sentences, one after the other, on this machine.

import { existsSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { resolveThreads } from '../../src/adapters/onnx/onnxEncoder.ts';
import { loadRuntime } from '../../src/adapters/onnx/runtime.ts';
import { readModelFolder } from '../../src/adapters/model-files/modelFolder.ts';
import type { Encoder } from '../../src/core/encoding/encoder.ts';
import { embeddedScorer } from '../../src/core/reranking/scorerFolder.ts';
import { existing } from '../lib/paths.ts';
import {
  type EncoderChoice,
  type ExactRun,
  judgeEncoder,
  openBiEncoder,
  runExact,
  runGraph,
} from './biEncoder.ts';
import { type CostCurve, type CostPoint, encodingAlone, sizesUpTo } from './costCurve.ts';
import {
  crossCurve,
  judgeScorer,
  measurePairMs,
  openCrossEncoder,
  runAllPairs,
} from './crossEncoder.ts';
import { pairCount } from './pairSearch.ts';
import type {
  MachineFacts,
  MeasuredSystem,
  MissingSystem,
  SbertResults,
  System,
} from './results.ts';
import type { JudgedPair, Sentences } from './sentences.ts';

export interface SbertOptions {
  /** Holds kindred-static, kindred-sbert, kindred-cross. */
  readonly modelsFolder: string;
  readonly sentences: Sentences;
  /** Undefined = quality is not measured. */
  readonly judged: readonly JudgedPair[] | undefined;
  /** Pairs that the time of a cross-encoder's pair is measured on. */
  readonly pairsSample: number;
  /** Longest point of the cross-encoder's curve that is measured. */
  readonly crossSeconds: number;
  /** 0 = all cores. */
  readonly threads: number;
  /** For a person who waits. */
  readonly progress: (step: string) => void;
}

const modelNames = {
  static: 'kindred-static',
  sbert: 'kindred-sbert',
  cross: embeddedScorer,
} as const;

/** @throws MissingMaterial when the Sentence-BERT model is not there: the rest is about it */
export async function measureSbert(options: SbertOptions): Promise<SbertResults> {
  const { sentences, modelsFolder } = options;
  const folder = existing(
    join(modelsFolder, modelNames.sbert),
    'The Sentence-BERT model is missing',
  );
  const run: Run = {
    ...options,
    texts: sentences.texts,
    threads: options.threads || availableParallelism(),
  };
  const biEncoders = [await measureStatic(run), ...(await measurePoolings(run))];
  const biCurves = await measureBiCurves(run);
  const cross = await measureCross(run);
  return {
    machine: await machineFacts(),
    sentences: run.texts.length,
    source: sentences.source,
    pairs: pairCount(run.texts.length),
    trainedPooling: readModelFolder(folder).spec.pooling,
    systems: [...biEncoders, cross.system],
    curves: [...cross.curves, ...biCurves],
  };
}

/** The options with what they leave open. */
interface Run extends SbertOptions {
  readonly texts: readonly string[];
}

async function measureStatic(run: Run): Promise<System> {
  const name = 'averaged word vectors';
  const folder = join(run.modelsFolder, modelNames.static);
  if (!existsSync(folder)) return missing(name, modelNames.static, run);
  return (await measureExact(run, name, { folder, threads: run.threads })).system;
}

function missing(name: string, model: string, { modelsFolder }: Run): MissingSystem {
  const advice =
    `There is no complete ${model} in ${modelsFolder}: make it with training/ (README, step export), ` +
    'or name another folder with --models.';
  return { state: 'missing', name, advice };
}

async function measurePoolings(run: Run): Promise<System[]> {
  const folder = join(run.modelsFolder, modelNames.sbert);
  const { threads } = run;
  const first = await measureExact(run, 'SBERT, first token', { folder, threads, pooling: 'cls' });
  const max = await measureExact(run, 'SBERT, max', { folder, threads, pooling: 'max' });
  const mean = await measureExact(run, 'SBERT, mean', { folder, threads, pooling: 'mean' });
  run.progress('SBERT, mean, HNSW');
  const graph = await runGraph(mean.exact.vectors);
  const throughGraph: System = {
    ...mean.system,
    search: 'HNSW',
    searchSeconds: (graph.buildMs + graph.searchMs) / 1000,
    pair: graph.pair,
  };
  const systems = [first.system, max.system, mean.system, throughGraph];
  // What a person has who changes no setting.
  const usual = resolveThreads(0);
  if (usual === threads) return systems;
  const name = 'SBERT, mean, default threads';
  const asShipped = await measureExact(run, name, { folder, threads: usual, pooling: 'mean' });
  return [...systems, asShipped.system];
}

/** Two batches: the first take the memory that the later ones use. */
const warmUpTexts = Array.from(
  { length: 256 },
  (_, index) => `text ${index} of some that are not among the sentences to be compared`,
);

async function measureExact(
  run: Run,
  name: string,
  choice: EncoderChoice,
): Promise<{ readonly system: MeasuredSystem; readonly exact: ExactRun }> {
  run.progress(name);
  const { exact, spearman } = await withEncoder(choice, async (encoder) => ({
    exact: await runExact(encoder, run.texts, choice.threads),
    spearman: run.judged && (await judgeEncoder(encoder, run.judged)),
  }));
  const system: MeasuredSystem = {
    state: 'measured',
    name,
    search: 'exact',
    threads: choice.threads,
    ...(spearman === undefined ? {} : { spearman }),
    encodeSeconds: exact.encodeMs / 1000,
    searchSeconds: exact.searchMs / 1000,
    extrapolated: false,
    pair: exact.pair,
  };
  return { system, exact };
}

/** A fresh encoder each time: one that has seen the sentences remembers their words. */
async function withEncoder<T>(
  choice: EncoderChoice,
  use: (encoder: Encoder) => Promise<T>,
): Promise<T> {
  const encoder = await openBiEncoder(choice);
  try {
    await encoder.encode(warmUpTexts, 'document');
    return await use(encoder);
  } finally {
    encoder.dispose();
  }
}

async function measureBiCurves(run: Run): Promise<CostCurve[]> {
  const choice = { folder: join(run.modelsFolder, modelNames.sbert), threads: run.threads };
  const encoding: CostPoint[] = [];
  const exactly: CostPoint[] = [];
  const throughGraph: CostPoint[] = [];
  for (const sentences of sizesUpTo(run.texts.length)) {
    run.progress(`${sentences} sentences, bi-encoder`);
    const texts = run.texts.slice(0, sentences);
    const exact = await middleRun(sentences, () =>
      withEncoder(choice, (encoder) => runExact(encoder, texts, run.threads)),
    );
    const graph = await runGraph(exact.vectors);
    const point = (ms: number): CostPoint => ({
      sentences,
      seconds: ms / 1000,
      extrapolated: false,
    });
    encoding.push(point(exact.encodeMs));
    exactly.push(point(exact.encodeMs + exact.searchMs));
    throughGraph.push(point(exact.encodeMs + graph.buildMs + graph.searchMs));
  }
  return [
    { name: 'bi-encoder, HNSW', points: throughGraph },
    { name: 'bi-encoder, exact', points: exactly },
    { name: encodingAlone, points: encoding },
  ];
}

const steadySentences = 2000; // from here on a run takes long enough to stand alone
const shortRuns = 3;

/** @returns of three runs the one of middle length; of a long run itself */
async function middleRun(sentences: number, measure: () => Promise<ExactRun>): Promise<ExactRun> {
  const first = await measure();
  if (sentences >= steadySentences) return first;
  const runs = [first];
  while (runs.length < shortRuns) runs.push(await measure());
  const took = ({ encodeMs, searchMs }: ExactRun): number => encodeMs + searchMs;
  return runs.sort((a, b) => took(a) - took(b))[Math.floor(shortRuns / 2)] ?? first;
}

async function measureCross(
  run: Run,
): Promise<{ readonly system: System; readonly curves: readonly CostCurve[] }> {
  const name = 'cross-encoder';
  const scorer = await openCrossEncoder(join(run.modelsFolder, modelNames.cross), run.threads);
  if (!scorer) return { system: missing(name, modelNames.cross, run), curves: [] };
  try {
    run.progress(name);
    const pairMs = await measurePairMs(scorer, run.texts, run.pairsSample);
    const sizes = sizesUpTo(run.texts.length);
    const points = await crossCurve(sizes, pairMs, run.crossSeconds, (sentences) => {
      run.progress(`${sentences} sentences, cross-encoder`);
      return runAllPairs(scorer, run.texts.slice(0, sentences));
    });
    const spearman = run.judged && (await judgeScorer(scorer, run.judged));
    const all = points.at(-1);
    const system: System = {
      state: 'measured',
      name,
      search: 'every pair',
      threads: run.threads,
      ...(spearman === undefined ? {} : { spearman }),
      searchSeconds: all?.seconds ?? 0,
      extrapolated: all?.extrapolated ?? true,
      sample: { pairs: run.pairsSample, pairMs },
    };
    return { system, curves: [{ name, points }] };
  } finally {
    scorer.dispose();
  }
}

async function machineFacts(): Promise<MachineFacts> {
  const { env } = await loadRuntime();
  return {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: availableParallelism(),
    node: process.version,
    onnxRuntime: env.versions.node ?? env.versions.common,
  };
}
