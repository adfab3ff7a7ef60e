// Candidates by their vectors → duplicates: the texts are read and compared, so that copies are
// told as copies, and what only resembles is left out. What was judged once is not judged again.

import { lineSlicer } from '../../chunking/lines.ts';
import type { DuplicateContent, LeftOut } from '../duplicateCluster.ts';
import type { DuplicatePair, SourceFile } from '../pair.ts';
import { type Clone, cloneOf } from '../textual/alignTexts.ts';
import { Pacer } from '../../../base/pacer.ts';
import type { TokenCache } from '../textual/tokenCache.ts';
import { sliceLines } from '../textual/tokenLines.ts';
import { isDeclarationOf } from './declarations.ts';
import { WordsOfPlaces } from './placeWords.ts';
import { signAgainst, signs } from './plausibility.ts';
import type { MeaningPair, MeaningRow } from './semanticDetector.ts';

export interface TextReader {
  /** Undefined where the file is gone, or is not the one that the index has cut. */
  readIndexed(file: SourceFile): Promise<string | undefined>;
  readonly tokens: TokenCache;
}

/** A pair that is told, or the rule that leaves it out. */
type Verdict = { readonly pair: DuplicatePair } | { readonly rule: string };

export interface JudgedPairs {
  readonly pairs: readonly DuplicatePair[];
  readonly leftOut: readonly LeftOut[];
}

export class MeaningPairs {
  readonly #words = new WordsOfPlaces();
  /** Of two rows, by the lower number and the higher. */
  readonly #verdicts = new Map<number, { readonly similarity: number; verdict: Verdict }>();

  /** @throws CancelledError; what was judged until then is kept */
  async judge(
    candidates: Iterable<MeaningPair>,
    texts: TextReader,
    signal?: AbortSignal,
  ): Promise<JudgedPairs> {
    const all = [...candidates];
    const fresh = all.filter((pair) => this.#verdictOf(pair) === undefined);
    await this.#readWords(fresh, texts, signal);
    await this.#judgeAll(fresh, texts, signal);
    this.#forgetOthers(all);
    const pairs: DuplicatePair[] = [];
    const counts = new Map<string, number>();
    for (const candidate of all) {
      const verdict = this.#verdictOf(candidate);
      if (verdict === undefined) continue;
      if ('pair' in verdict) pairs.push(verdict.pair);
      else counts.set(verdict.rule, (counts.get(verdict.rule) ?? 0) + 1);
    }
    return { pairs, leftOut: leftOutOf(counts) };
  }

  #verdictOf(pair: MeaningPair): Verdict | undefined {
    const known = this.#verdicts.get(keyOf(pair));
    return known?.similarity === pair.similarity ? known.verdict : undefined;
  }

  #forgetOthers(pairs: readonly MeaningPair[]): void {
    if (this.#verdicts.size <= 2 * pairs.length) return;
    const wanted = new Set(pairs.map(keyOf));
    for (const key of this.#verdicts.keys()) if (!wanted.has(key)) this.#verdicts.delete(key);
  }

  /** A file after the other, so that each is read once. */
  async #readWords(
    pairs: readonly MeaningPair[],
    texts: TextReader,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const rows = pairs.flatMap(({ a, b }) => [a, b]);
    const unread = rows.filter(({ chunk }) => this.#words.of(chunk) === undefined);
    const pacer = new Pacer(signal);
    for (const [file, own] of Map.groupBy(unread, (row) => row.file)) {
      await pacer.rest();
      const text = await texts.readIndexed(file);
      if (text === undefined) continue;
      const slice = lineSlicer(text);
      for (const chunk of new Set(own.map((row) => row.chunk))) {
        this.#words.add(chunk, slice(chunk.lines));
      }
    }
  }

  async #judgeAll(
    pairs: readonly MeaningPair[],
    texts: TextReader,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const pacer = new Pacer(signal);
    for (const group of Map.groupBy(pairs, ({ a }) => a.file).values()) {
      for (const pair of group) {
        await pacer.rest();
        const verdict = await this.#judgeOne(pair, texts.tokens);
        if (verdict !== undefined) {
          this.#verdicts.set(keyOf(pair), { similarity: pair.similarity, verdict });
        }
      }
    }
  }

  /** @returns undefined when one of the two cannot be read: it is judged another time */
  async #judgeOne(pair: MeaningPair, tokens: TokenCache): Promise<Verdict | undefined> {
    const a = this.#words.of(pair.a.chunk);
    const b = this.#words.of(pair.b.chunk);
    if (a === undefined || b === undefined) return undefined;
    const wordShare = this.#words.share(a, b);
    const sign = signAgainst({ pair, a, b, wordShare });
    if (sign !== undefined) return { rule: sign.rule };
    const one = await tokens.load(pair.a.file);
    const other = await tokens.load(pair.b.file);
    if (one === undefined || other === undefined) return undefined;
    const left = sliceLines(one.main, pair.a.chunk.lines);
    const right = sliceLines(other.main, pair.b.chunk.lines);
    const places = [
      { file: pair.a.file, tokens: left },
      { file: pair.b.file, tokens: right },
    ] as const;
    if (isDeclarationOf(...places)) return { rule: declaration.rule };
    return { pair: toPair(pair, cloneOf(left, right, contentOf(pair))) };
  }
}

const declaration = {
  rule: 'declaration',
  reason: 'One place declares what the other one defines.',
};

/** What is alike token by token is a copy, whatever it means. */
function toPair(pair: MeaningPair, clone: Clone | undefined): DuplicatePair {
  const { a, b, similarity } = pair;
  return {
    a: spanOf(a),
    b: spanOf(b),
    content: contentOf(pair),
    ...(clone ?? { cloneType: 4, similarity }),
  };
}

function contentOf({ kind }: MeaningPair): DuplicateContent {
  return kind === 'section' ? 'docs' : 'code';
}

function spanOf({ file, chunk }: MeaningRow): DuplicatePair['a'] {
  return { file, lines: chunk.lines };
}

/** Rows are numbered as they come: below a hundred million of them, all keys differ. */
function keyOf({ a, b }: MeaningPair): number {
  return a.id * maxRows + b.id;
}

const maxRows = 2 ** 26;

function leftOutOf(counts: ReadonlyMap<string, number>): LeftOut[] {
  return [...signs, declaration].flatMap(({ rule, reason }) => {
    const count = counts.get(rule);
    return count === undefined ? [] : [{ rule, reason, count }];
  });
}
