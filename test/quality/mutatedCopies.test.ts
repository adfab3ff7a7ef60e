// The floor of duplicates: functions of our own fixtures, changed as copies are changed, are still
// told. Without a model: what copies have in common is their tokens. The benchmark
// (bench/mutations.ts) says how good it is on real code; this says that nothing has broken it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolder } from '../../bench/lib/openedFolder.ts';
import { readDocuments } from '../../bench/lib/readDocuments.ts';
import {
  measureMutations,
  type MutationFigures,
} from '../../bench/duplicates/mutations/measureMutations.ts';
import {
  type MutationName,
  mutationNames,
  strengths,
} from '../../bench/duplicates/mutations/mutate.ts';
import { functionsIn, takeInTurns } from '../../bench/duplicates/mutations/sampleFunctions.ts';

const functionCount = 20;

/** Recall, one a strength: one or two functions under what is reached. */
const floors: Readonly<Record<MutationName, readonly number[]>> = {
  rename: [0.8, 0.6, 0.3],
  reorder: [0.8, 0.8, 0.8],
  insert: [0.8, 0.8, 0.5],
  delete: [0.8, 0.8, 0.3],
  reformat: [0.9, 0.9, 0.8],
  comments: [0.9, 0.9, 0.9],
};

const work = mkdtempSync(join(tmpdir(), 'kindred-copies-'));
let figures: readonly MutationFigures[] = [];

beforeAll(async () => {
  const documents = await readDocuments(join(import.meta.dirname, '../fixtures/chunking'));
  const functions = takeInTurns([...(await functionsIn(documents, 1)).values()], functionCount);
  figures = await measureMutations(
    { functions, distractors: [], folder: join(work, 'functions') },
    (folder) => openFolder({ folder, indexLocation: join(work, 'indexes'), encoder: false }),
  );
}, 300_000);

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

describe('a changed copy', () => {
  it.each(mutationNames)('by %s is told', (mutation) => {
    const own = figures.filter((figure) => figure.mutation === mutation);
    const recalls = strengths.map((strength) => {
      const figure = own.find((candidate) => candidate.strength === strength);
      return figure === undefined ? 0 : figure.found / figure.mutants;
    });
    const least = Math.min(...own.map(({ mutants }) => mutants));
    expect(least).toBeGreaterThanOrEqual(functionCount / 4);
    const short = recalls.filter((recall, index) => recall < (floors[mutation][index] ?? 1));
    expect({ recalls, short }).toEqual({ recalls, short: [] });
  });
});
