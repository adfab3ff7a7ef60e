// Clusters of what was asked for lately: filters decide which pairs there are, and the editor asks
// with its own beside those that a person has set.

import { ClusterMemory } from './clusters/clusterMemory.ts';
import type { DuplicateOptions } from './duplicateOptions.ts';
import type { DuplicatePair } from './pair.ts';

/** One for the tree, one for what stands on the screen. */
const maxMemories = 2;

export class ClusterMemories {
  /** The one used last comes last. */
  readonly #memories = new Map<string, ClusterMemory>();

  /** @param passes  the filter of these options */
  of(options: Required<DuplicateOptions>, passes: (pair: DuplicatePair) => boolean): ClusterMemory {
    const key = filterKey(options);
    const memory = this.#memories.get(key) ?? new ClusterMemory(passes);
    this.#memories.delete(key);
    this.#memories.set(key, memory);
    const [oldest] = this.#memories.keys();
    if (this.#memories.size > maxMemories && oldest !== undefined) this.#memories.delete(oldest);
    return memory;
  }
}

/** Of what decides about pairs: the scope and most of what is ignored decide about clusters. */
function filterKey({ scope: _, ignores, ...filters }: Required<DuplicateOptions>): string {
  return JSON.stringify([Object.entries(filters).sort(), ignores.paths]);
}
