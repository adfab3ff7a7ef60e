// All questions with known answers, from the benchmark's development half and the own sets.

import { join } from 'node:path';
import type { Candidate } from '../../src/core/search/candidate.ts';
import { type QuerySet, readSets } from '../../test/quality/sets.ts';
import { embeddedModel, openEncoder } from '../../test/support/openEncoder.ts';
import { meets, readBenchmark } from '../lib/benchmark.ts';
import { openFolder } from '../lib/openedFolder.ts';
import { existing, folderFrom } from '../lib/paths.ts';
import { isAnswer, questionsOf, type SetQuestion } from '../lib/setsRun.ts';
import { isSourceFile } from '../lib/sourceFiles.ts';
import type { AskedQuestion, AskParts } from './material.ts';
import { openView } from './openIndex.ts';

export interface Material<T> {
  /** The benchmark and the fitting half of the own sets. */
  readonly fit: readonly T[];
  /** The reporting half of the own sets. */
  readonly report: readonly T[];
}

/** Puts one question to an index, and keeps of the answer what is to be looked at. */
export type Ask<T> = (parts: AskParts, question: AskedQuestion) => Promise<T>;

type AskFolder<T> = (
  folder: string,
  questions: readonly AskedQuestion[],
  acceptPath?: (path: string) => boolean,
) => Promise<T[]>;

/**
 * @param indexes  where the folders are indexed; what is there is brought up to date
 * @param names    of repositories and own sets; undefined = all
 * @throws MissingMaterial
 */
export async function readMaterial<T>(
  indexes: string,
  ask: Ask<T>,
  names?: readonly string[],
): Promise<Material<T>> {
  const encoder = await openEncoder(embeddedModel);
  const askFolder: AskFolder<T> = async (folder, questions, acceptPath) => {
    (await openFolder({ folder, indexLocation: indexes })).dispose();
    const view = openView(folder, join(indexes, 'vectors'), encoder);
    const answered: T[] = [];
    for (const question of questions) {
      answered.push(await ask({ view, folder, encoder, acceptPath }, question));
    }
    view.dispose();
    return answered;
  };
  const sets = readSets().filter(({ name }) => names?.includes(name) ?? true);
  const material = {
    fit: [...(await askBenchmark(askFolder, names)), ...(await askSets(askFolder, sets, 'fit'))],
    report: await askSets(askFolder, sets, 'report'),
  };
  encoder.dispose();
  return material;
}

/** Once as the published figures have it, once as users do, with all files. */
async function askBenchmark<T>(
  askFolder: AskFolder<T>,
  names: readonly string[] | undefined,
): Promise<T[]> {
  const benchmark = folderFrom('KINDRED_BENCH_DIR', 'the folder of the retrieval benchmark');
  const checkouts = folderFrom('KINDRED_BENCH_REPOS', 'the checkouts of the benchmark');
  const questions: T[] = [];
  for (const repository of readBenchmark(benchmark, checkouts, names)) {
    const asked = repository.queries.map(({ id, text, category, targets }) => ({
      id,
      text,
      kind: category,
      group: repository.name,
      measure: 'gain' as const,
      answers: targets.map(
        (target) =>
          ({ chunk: { path, lines } }: Candidate) =>
            meets({ path, lines }, target),
      ),
    }));
    const source = asked.map((question) => ({ ...question, corpus: 'source' as const }));
    const all = asked.map((question) => ({ ...question, corpus: 'all' as const }));
    questions.push(...(await askFolder(repository.folder, source, isSourceFile)));
    questions.push(...(await askFolder(repository.folder, all)));
  }
  return questions;
}

async function askSets<T>(
  askFolder: AskFolder<T>,
  sets: readonly QuerySet[],
  half: SetQuestion['half'],
): Promise<T[]> {
  const checkouts = folderFrom('KINDRED_SETS_DIR', 'the checkouts of the own sets');
  const questions: T[] = [];
  for (const set of sets) {
    const folder = existing(join(checkouts, set.name), 'KINDRED_SETS_DIR is not complete');
    const own = questionsOf(set).filter((question) => question.half === half);
    const asked = own.map((question) => toAsked(set, question));
    questions.push(...(await askFolder(folder, asked)));
  }
  return questions;
}

function toAsked(set: QuerySet, question: SetQuestion): AskedQuestion {
  const { id, kind, text, language, answers: spans } = question;
  return {
    id,
    text,
    kind: language === 'chinese' ? `${kind} (Chinese)` : kind,
    group: set.name,
    measure: 'rank',
    corpus: 'all',
    answers: spans.map(
      (span) =>
        ({ chunk }) =>
          isAnswer(span, chunk),
    ),
  };
}
