// What is known of the files of all roots and of the pairs among them. It lives as long as the
// engine: what has not changed since the last look is not compared again.

import type { SearchTarget } from '../search/search.ts';
import type { LeftOut } from './duplicateCluster.ts';
import { FileTexts } from './fileTexts.ts';
import { allFiles, type Followed, followFiles, nothingFollowed } from './followedFiles.ts';
import { type ChangingPairs, KeptPairs } from './keptPairs.ts';
import type { DuplicatePair } from './pair.ts';
import type { BlockScorer } from './semantic/blockScorer.ts';
import { MeaningPairs } from './semantic/meaningPairs.ts';
import { type MeaningCoverage, SemanticDetector } from './semantic/semanticDetector.ts';
import { TextualPairs } from './textualPairs.ts';

export interface ComparedPairs {
  readonly followed: Followed;
  readonly pairs: ChangingPairs;
  readonly leftOut: readonly LeftOut[];
  readonly coverage: MeaningCoverage;
}

export class ComparedFiles {
  readonly texts = new FileTexts();
  readonly #textual = new TextualPairs(this.texts.tokens);
  readonly #semantic = new SemanticDetector();
  readonly #meaning = new MeaningPairs();
  readonly #kept = new KeptPairs();
  /** Of those that are kept or left out, those that were found by their meaning. */
  #meant: ReadonlySet<DuplicatePair> = new Set();
  #followed: Followed = nothingFollowed;

  /** Looks at the roots as they are now. */
  follow(targets: readonly SearchTarget[]): Followed {
    this.texts.follow(targets);
    this.#followed = followFiles(targets, this.#followed);
    return this.#followed;
  }

  /**
   * Compares what is new with what is there.
   *
   * @param minLines  pairs of shorter places may be left out
   * @throws CancelledError; what was compared until then is kept
   */
  async compare(
    minLines: number,
    scorer: BlockScorer,
    signal: AbortSignal | undefined,
  ): Promise<ComparedPairs> {
    const followed = this.#followed;
    const files = [...allFiles(followed)];
    const sources = files.map(({ source }) => source);
    await this.#textual.update(sources, minLines, this.#kept, signal);
    await this.#semantic.update(files, scorer, signal);
    const judged = await this.#meaning.judge(this.#semantic.pairs(), this.texts, signal);
    this.#followMeant(new Set(judged.pairs));
    await this.#kept.sift(this.texts.tokens, signal);
    return {
      followed,
      pairs: this.#kept,
      leftOut: [...this.#kept.leftOut(), ...judged.leftOut],
      coverage: this.#semantic.coverage(),
    };
  }

  #followMeant(pairs: ReadonlySet<DuplicatePair>): void {
    this.#kept.remove([...this.#meant].filter((pair) => !pairs.has(pair)));
    this.#kept.add([...pairs].filter((pair) => !this.#meant.has(pair)));
    this.#meant = pairs;
  }
}
