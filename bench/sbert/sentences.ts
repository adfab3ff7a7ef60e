// The sentences that are compared: real ones, each once, in an order that is the same on every
// run; and the pairs that people have judged.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../test/support/seededRandom.ts';
import { existing, folderFrom, MissingMaterial } from '../lib/paths.ts';
import { distinctByLetters, sentencesIn } from './prose.ts';

export interface Sentences {
  /** For a person: where they come from. */
  readonly source: string;
  readonly texts: readonly string[];
}

/** A pair of sentences that people have judged. */
export interface JudgedPair {
  readonly a: string;
  readonly b: string;
  /** 0…5, higher is more alike. */
  readonly score: number;
}

/** Captions, headlines, forums and news; those of MRPC are the longest. */
const pairFiles = [
  'sts/stsb-train.jsonl',
  'sts/stsb-dev.jsonl',
  'sts/sickr-train.jsonl',
  'sts/sickr-dev.jsonl',
  'mrpc/train.jsonl',
  'mrpc/val.jsonl',
];

/**
 * @param count     how many
 * @param textPath  see `sentencesIn`; undefined = STS-B, SICK and MRPC in KINDRED_DATA_DIR
 * @returns         distinct in their letters, shuffled, so that the first n are like all
 * @throws MissingMaterial when there are not so many, or the variable is not set
 */
export function readSentences(count: number, textPath: string | undefined): Sentences {
  const { source, texts } = textPath === undefined ? sentencesOfPairs() : sentencesAt(textPath);
  const distinct = distinctByLetters(texts);
  if (distinct.length < count) {
    throw new MissingMaterial(
      `Expected ${count} different sentences, ${source} has ${distinct.length}. ` +
        'Name more text with --texts, or ask for fewer with --sentences.',
    );
  }
  return { source, texts: shuffled(distinct).slice(0, count) };
}

/** STS benchmark, development part. @returns undefined when KINDRED_DATA_DIR is not set */
export function readJudgedPairs(): readonly JudgedPair[] | undefined {
  if ((process.env['KINDRED_DATA_DIR'] ?? '') === '') return undefined;
  return readPairs('sts/stsb-dev.jsonl').map(({ a, b, score = 0 }) => ({ a, b, score }));
}

function sentencesOfPairs(): Sentences {
  const texts = pairFiles.flatMap((file) => readPairs(file).flatMap(({ a, b }) => [a, b]));
  return { source: 'STS-B, SICK and MRPC', texts };
}

function sentencesAt(path: string): Sentences {
  const texts = sentencesIn(existing(path, 'The text for --texts is missing'));
  return { source: 'the text of --texts', texts };
}

interface PairRow {
  readonly a: string;
  readonly b: string;
  readonly score?: number;
}

/** @returns one pair a line; the sets' own shape */
function readPairs(file: string): PairRow[] {
  const meaning =
    'the folder with sts/ and mrpc/, or name text with --texts FILE_OR_FOLDER, ' +
    'for example --texts node_modules';
  const path = join(folderFrom('KINDRED_DATA_DIR', meaning), file);
  return readFileSync(existing(path, 'KINDRED_DATA_DIR is not complete'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as PairRow);
}

const shuffleSeed = 10_000;

/** Fisher and Yates' shuffle. */
function shuffled(texts: readonly string[]): string[] {
  const random = seededRandom(shuffleSeed);
  const order = [...texts];
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1));
    [order[last], order[chosen]] = [order[chosen] ?? '', order[last] ?? ''];
  }
  return order;
}
