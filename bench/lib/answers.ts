// The same questions to the same folder in every way that is compared: words and vectors
// together, each alone, and without an encoder, as on a machine that has no model.

import { hasCode, messageOf } from '../../src/base/errors.ts';
import type { SearchEngine, SearchSources } from '../../src/core/searchEngine.ts';
import type { Place } from './benchmark.ts';
import { cutoff } from './metrics.ts';
import { type FolderOptions, openFolder } from './openedFolder.ts';

/** What answers: `off` has an index without vectors and knows no model. */
export const modes = ['fused', 'words', 'meaning', 'off'] as const;
export type Mode = (typeof modes)[number];

/** Of one question, the first places in each way. */
export type Answers = Readonly<Record<Mode, readonly Place[]>>;

export interface Question {
  readonly id: string;
  readonly text: string;
}

const sourcesOfMode = { fused: 'all', words: 'words', meaning: 'meaning' } as const;

/** @returns by question id */
export async function askFolder(
  options: FolderOptions,
  questions: readonly Question[],
): Promise<ReadonlyMap<string, Answers>> {
  const answers = new Map<string, Record<Mode, readonly Place[]>>(
    questions.map(({ id }) => [id, { fused: [], words: [], meaning: [], off: [] }]),
  );
  const ask = async (engine: SearchEngine, mode: Mode, sources: SearchSources): Promise<void> => {
    for (const { id, text } of questions) {
      const places = await placesOf(engine, { id, text }, sources);
      const answer = answers.get(id);
      if (answer !== undefined) answer[mode] = places;
    }
  };
  const engine = await openFolder(options);
  try {
    for (const mode of ['fused', 'words', 'meaning'] as const) {
      await ask(engine, mode, sourcesOfMode[mode]);
    }
  } finally {
    engine.dispose();
  }
  const engineWithoutModel = await openFolder({ ...options, encoder: false });
  try {
    await ask(engineWithoutModel, 'off', 'all');
  } finally {
    engineWithoutModel.dispose();
  }
  return answers;
}

/** @returns best first; none for a question that is refused, which is told */
async function placesOf(
  engine: SearchEngine,
  { id, text }: Question,
  sources: SearchSources,
): Promise<Place[]> {
  try {
    const { hits } = await engine.search(text, { limit: cutoff, sources });
    return hits.map(({ path, lines }) => ({ path, lines }));
  } catch (error) {
    if (!hasCode(error, 'bad-query')) throw error;
    console.error(`${id} cannot be searched: ${messageOf(error)}`);
    return [];
  }
}
