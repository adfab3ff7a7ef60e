// Originals in some files, their mutants in others, foreign functions above each: is the mutant
// told as a duplicate of its original?

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuplicateCluster } from '../../../src/core/duplicates/duplicateCluster.ts';
import type { SearchEngine } from '../../../src/core/searchEngine.ts';
import { seededRandom } from '../../../test/support/seededRandom.ts';
import { clusterOf, type PlacedLines } from '../cover.ts';
import { mutate, type MutationName, mutationNames, type Strength, strengths } from './mutate.ts';
import type { SampledFunction } from './sampleFunctions.ts';

export interface MutationFigures {
  readonly mutation: MutationName;
  readonly strength: Strength;
  /** Functions that the mutation had something to do to. */
  readonly mutants: number;
  readonly found: number;
  /** Of the found ones, by the type they were told as: [1, 2, 3, 4]. */
  readonly toldAs: readonly number[];
  /** By language: `found of mutants`. */
  readonly byLanguage: Readonly<Record<string, readonly [found: number, mutants: number]>>;
}

export interface MutationMaterial {
  readonly functions: readonly SampledFunction[];
  /** Each stands above one original or one mutant; twice as many as functions, or fewer. */
  readonly distractors: readonly SampledFunction[];
  /** Gone and made anew. */
  readonly folder: string;
}

/** @param openEngine  on the folder, which has its files by then; disposed here */
export async function measureMutations(
  material: MutationMaterial,
  openEngine: (folder: string) => Promise<SearchEngine>,
): Promise<MutationFigures[]> {
  const { functions, folder } = material;
  rmSync(folder, { recursive: true, force: true });
  const originals = functions.map((original, index) =>
    writeFunction(material, { index, kind: 'original', text: original.text }),
  );
  const engine = await openEngine(folder);
  try {
    const figures: MutationFigures[] = [];
    for (const mutation of mutationNames) {
      for (const strength of strengths) {
        const mutants = writeMutants(material, mutation, strength);
        await engine.index();
        const { clusters } = await engine.findDuplicates({ files: 'different' });
        figures.push(figuresOf({ functions, mutation, strength, originals, mutants, clusters }));
      }
    }
    return figures;
  } finally {
    engine.dispose();
  }
}

interface WrittenFunction {
  readonly index: number;
  readonly kind: 'original' | 'mutant';
  readonly text: string;
}

function writeMutants(
  material: MutationMaterial,
  mutation: MutationName,
  strength: Strength,
): (PlacedLines | undefined)[] {
  const { functions, folder } = material;
  rmSync(join(folder, 'mutant'), { recursive: true, force: true });
  return functions.map(({ language, text }, index) => {
    const context = {
      language,
      strength,
      random: seededRandom(1000 * strength + index),
      donor: donorFor(functions, index),
    };
    const mutant = mutate(mutation, text, context);
    if (mutant === undefined) return undefined;
    return writeFunction(material, { index, kind: 'mutant', text: mutant });
  });
}

/** The next function of the same language. */
function donorFor(functions: readonly SampledFunction[], index: number): string {
  const { language } = functions[index] ?? {};
  const others = [...functions.slice(index + 1), ...functions.slice(0, index)];
  return others.find((other) => other.language === language)?.text ?? '';
}

/** @returns where the function itself stands */
function writeFunction(
  { functions, distractors, folder }: MutationMaterial,
  { index, kind, text }: WrittenFunction,
): PlacedLines {
  const own = functions[index];
  const turn = kind === 'original' ? index : functions.length + index;
  const above = distractors[turn];
  const isAlike = above !== undefined && above.extension === own?.extension;
  const head = isAlike ? `${above.text}\n\n` : '';
  const path = `${kind}/${String(index).padStart(3, '0')}.${own?.extension ?? 'txt'}`;
  mkdirSync(join(folder, kind), { recursive: true });
  writeFileSync(join(folder, path), `${head}${text}\n`);
  const start = head.split('\n').length;
  return { path, lines: { start, end: start + text.split('\n').length - 1 } };
}

interface MutantRun {
  readonly functions: readonly SampledFunction[];
  readonly mutation: MutationName;
  readonly strength: Strength;
  readonly originals: readonly PlacedLines[];
  readonly mutants: readonly (PlacedLines | undefined)[];
  readonly clusters: readonly DuplicateCluster[];
}

function figuresOf(run: MutantRun): MutationFigures {
  const toldAs = [0, 0, 0, 0];
  const byLanguage: Record<string, [number, number]> = {};
  let [mutants, found] = [0, 0];
  for (const [index, mutant] of run.mutants.entries()) {
    const original = run.originals[index];
    if (mutant === undefined || original === undefined) continue;
    const counts = (byLanguage[run.functions[index]?.language ?? ''] ??= [0, 0]);
    counts[1]++;
    mutants++;
    const cluster = clusterOf(original, mutant, run.clusters);
    if (cluster === undefined) continue;
    counts[0]++;
    found++;
    toldAs[cluster.cloneType - 1] = (toldAs[cluster.cloneType - 1] ?? 0) + 1;
  }
  const { mutation, strength } = run;
  return { mutation, strength, mutants, found, toldAs, byLanguage };
}
