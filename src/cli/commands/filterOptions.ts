// The flags that say what may be in an answer, as options of the engine.

import type { SimilarOptions } from '../../core/searchEngine.ts';
import { list, number } from '../cliSettings.ts';
import type { CommandLine } from '../commandLine.ts';

const defaultLimit = 10;

export function filterOptions(values: CommandLine['values']): SimilarOptions {
  return {
    limit: number(values.get('limit')) ?? defaultLimit,
    paths: list(values.get('path')) ?? [],
    languages: list(values.get('lang')) ?? [],
  };
}
