// Which queries a change has moved, and whether all of them together have moved.

import { type PairedDifference, pairedBootstrap } from './bootstrap.ts';

/** One query's score in two runs, 0…1. */
export interface MovedQuery {
  readonly id: string;
  readonly before: number;
  readonly after: number;
}

export interface Movement extends PairedDifference {
  /** Queries that both runs have. */
  readonly compared: number;
  readonly better: number;
  readonly worse: number;
  /** Largest losses and gains, the largest first. */
  readonly losers: readonly MovedQuery[];
  readonly winners: readonly MovedQuery[];
}

/** Kept scores are rounded; a smaller difference is none. */
const noDifference = 1e-3;

/**
 * @param before  score by query id; ids begin with the repository and `#` or `-`
 * @param named   how many losers and winners are named at most
 */
export function compareRuns(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  named = 12,
): Movement {
  const pairs = [...after].flatMap(([id, score]): MovedQuery[] => {
    const earlier = before.get(id);
    return earlier === undefined ? [] : [{ id, before: earlier, after: score }];
  });
  const losers = pairs.filter((query) => gainOf(query) < -noDifference);
  const winners = pairs.filter((query) => gainOf(query) > noDifference);
  const groups = Map.groupBy(pairs, ({ id }) => repositoryOf(id)).values();
  return {
    ...pairedBootstrap([...groups].map((group) => group.map(gainOf))),
    compared: pairs.length,
    better: winners.length,
    worse: losers.length,
    losers: losers.sort((a, b) => gainOf(a) - gainOf(b)).slice(0, named),
    winners: winners.sort((a, b) => gainOf(b) - gainOf(a)).slice(0, named),
  };
}

function gainOf({ before, after }: MovedQuery): number {
  return after - before;
}

/** `flask#3`, `ripgrep-003` and its Chinese twin `ripgrep-003-zh` → `flask`, `ripgrep` */
function repositoryOf(id: string): string {
  return id.replace(/[#-]\d+(-zh)?$/, '');
}
