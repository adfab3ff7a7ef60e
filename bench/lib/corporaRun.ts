// Public sets of (question, code) pairs through the whole engine: every piece of code becomes a
// file with a name that says nothing, and a question is answered when its file is found.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Mode, modes, askFolder } from './answers.ts';
import { cutoff, foundWithin, mean, reciprocalRank } from './metrics.ts';
import { existing } from './paths.ts';

export interface PairSet {
  readonly name: string;
  /** Code by position. */
  readonly corpus: readonly string[];
  readonly questions: readonly PairQuestion[];
}

export interface PairQuestion {
  readonly id: string;
  readonly text: string;
  /** Positions in the corpus; any of them is right. */
  readonly relevant: readonly number[];
}

export interface PairFigures {
  readonly mode: Mode;
  /** Mean reciprocal rank among ten files. */
  readonly reciprocalRank: number;
  readonly recall10: number;
}

/** CoSQA: real web queries, one Python function each. @see Huang et al. 2021 */
export function readCosqa(dataFolder: string): PairSet {
  const folder = join(dataFolder, 'cosqa');
  const corpus = jsonLines(join(folder, 'corpus.jsonl.gz')) as readonly { code: string }[];
  const queries = jsonLines(join(folder, 'dev.jsonl')) as readonly {
    qid: string;
    query: string;
    rel: readonly number[];
  }[];
  return {
    name: 'CoSQA dev',
    corpus: corpus.map(({ code }) => code),
    questions: queries.map(({ qid, query, rel }) => ({ id: qid, text: query, relevant: rel })),
  };
}

/** MBPP: tasks in prose, one Python solution each. @see Austin et al. 2021 */
export function readMbpp(dataFolder: string): PairSet {
  const rows = jsonLines(join(dataFolder, 'mbpp/mbpp.jsonl')) as readonly {
    query: string;
    code: string;
  }[];
  return {
    name: 'MBPP',
    corpus: rows.map(({ code }) => code),
    questions: rows.map(({ query }, row) => ({ id: String(row), text: query, relevant: [row] })),
  };
}

/** @returns one object a line; the sets' own shape, which their readers name */
function jsonLines(file: string): readonly unknown[] {
  const bytes = readFileSync(existing(file, 'KINDRED_DATA_DIR is not complete'));
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}

/** @param workFolder  an empty folder; the corpus and its indexes are put there */
export async function measurePairs(set: PairSet, workFolder: string): Promise<PairFigures[]> {
  const folder = join(workFolder, 'corpus');
  writeCorpus(set.corpus, folder);
  const indexLocation = join(workFolder, 'indexes');
  const answers = await askFolder({ folder, indexLocation }, set.questions);
  return modes.map((mode) => {
    const ranks = set.questions.map(({ id, relevant }) => {
      const right = relevant.map(fileName);
      const files = [...new Set(answers.get(id)?.[mode].map(({ path }) => path))];
      return files.flatMap((path, index) => (right.includes(path) ? [index + 1] : []));
    });
    return {
      mode,
      reciprocalRank: mean(ranks.map((own) => reciprocalRank(own))),
      recall10: mean(ranks.map((own) => foundWithin(own, cutoff))),
    };
  });
}

/** A hundred files a folder: one folder of thousands is no workspace. */
function writeCorpus(corpus: readonly string[], folder: string): void {
  corpus.forEach((code, position) => {
    const file = join(folder, fileName(position));
    if (position % 100 === 0) mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, code);
  });
}

/** Numbers only: the name must not answer the question. */
function fileName(position: number): string {
  return `${Math.floor(position / 100)}/${position}.py`;
}
