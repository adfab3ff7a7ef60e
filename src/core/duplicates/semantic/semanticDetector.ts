// Which chunks mean the same, by their vectors alone: it follows the files, joins what is new with
// what is there, and remembers the rest. Whether a pair is a duplicate is for its reader to say.

import { lineCount } from '../../lineRange.ts';
import type { Chunk } from '../../model.ts';
import type { IndexView } from '../../store/indexView.ts';
import { type ComparableKind, comparableKinds, meaningThresholds } from './meaningThresholds.ts';
import type { FollowedFile } from '../followedFiles.ts';
import type { SourceFile } from '../pair.ts';
import type { BlockScorer } from './blockScorer.ts';
import { belongTogether, comparableKind } from './comparableKind.ts';
import { joinByCells } from './joinCells.ts';
import { joinAll, type JoinParts, joinWith } from './joinRows.ts';
import { NeighborLists } from './neighborLists.ts';

/** A chunk with a vector. */
export interface MeaningRow {
  /** Of no other row, and never given twice. */
  readonly id: number;
  readonly chunk: Chunk;
  readonly file: SourceFile;
}

export interface MeaningPair {
  readonly a: MeaningRow;
  readonly b: MeaningRow;
  readonly kind: ComparableKind;
  /** Cosine, 0…1. */
  readonly similarity: number;
}

/** Places that can be compared by meaning, and those of them that have a vector. */
export interface MeaningCoverage {
  readonly places: number;
  readonly embedded: number;
}

interface HeldRow extends MeaningRow {
  readonly view: IndexView;
}

interface Change {
  readonly removed: readonly FollowedFile[];
  readonly added: readonly FollowedFile[];
}

/** Meaning of fewer lines is a matter of chance. */
const minLines = 3;
/** Up to so many rows of a kind, every pair is compared: half a second of two cores. */
const maxExactRows = 12_000;

export class SemanticDetector {
  readonly #rows = new Map<number, HeldRow>();
  readonly #idsOfFile = new Map<FollowedFile, readonly number[]>();
  readonly #placesOfFile = new Map<FollowedFile, number>();
  readonly #kinds: Readonly<Record<ComparableKind, KindOfRows>>;
  #nextId = 0;

  /** @param exactRows  for tests: from how many rows on not every pair is compared */
  constructor(exactRows: number = maxExactRows) {
    this.#kinds = {
      function: new KindOfRows('function', this.#rows, exactRows),
      class: new KindOfRows('class', this.#rows, exactRows),
      section: new KindOfRows('section', this.#rows, exactRows),
    };
  }

  /** Follows the files; when it is cancelled, what was not joined is joined by the next call. */
  async update(
    files: Iterable<FollowedFile>,
    scorer: BlockScorer,
    signal?: AbortSignal,
  ): Promise<void> {
    const { removed, added } = this.#changes(new Set(files));
    this.#remove(removed);
    for (const file of added) this.#add(file);
    for (const kind of comparableKinds) await this.#kinds[kind].join(scorer, signal);
  }

  /** Each pair once, in no order. */
  *pairs(): Generator<MeaningPair> {
    for (const kind of comparableKinds) yield* this.#kinds[kind].pairs();
  }

  coverage(): MeaningCoverage {
    const places = [...this.#placesOfFile.values()].reduce((sum, count) => sum + count, 0);
    return { places, embedded: this.#rows.size };
  }

  #changes(files: ReadonlySet<FollowedFile>): Change {
    return {
      removed: [...this.#idsOfFile.keys()].filter((file) => !files.has(file)),
      added: [...files].filter((file) => !this.#idsOfFile.has(file)),
    };
  }

  #remove(files: readonly FollowedFile[]): void {
    const ids = new Set(files.flatMap((file) => this.#idsOfFile.get(file) ?? []));
    for (const file of files) {
      this.#idsOfFile.delete(file);
      this.#placesOfFile.delete(file);
    }
    if (ids.size === 0) return;
    for (const kind of comparableKinds) this.#kinds[kind].remove(ids);
    for (const id of ids) this.#rows.delete(id);
  }

  #add(file: FollowedFile): void {
    const { view, source } = file;
    const ids: number[] = [];
    let places = 0;
    for (const chunk of source.chunks) {
      const kind = comparableKind(chunk);
      if (kind === undefined || lineCount(chunk.lines) < minLines) continue;
      places += 1;
      if (!view.hasVector(chunk.key)) continue;
      const id = this.#nextId++;
      this.#rows.set(id, { id, chunk, file: source, view });
      this.#kinds[kind].add(id);
      ids.push(id);
    }
    this.#idsOfFile.set(file, ids);
    this.#placesOfFile.set(file, places);
  }
}

/** The rows of one kind: those that were joined, and those that wait for it. */
class KindOfRows {
  readonly #kind: ComparableKind;
  readonly #rows: ReadonlyMap<number, HeldRow>;
  readonly #exactRows: number;
  readonly #joined = new Set<number>();
  readonly #waiting = new Set<number>();
  readonly #lists = new NeighborLists();

  constructor(kind: ComparableKind, rows: ReadonlyMap<number, HeldRow>, exactRows: number) {
    this.#kind = kind;
    this.#rows = rows;
    this.#exactRows = exactRows;
  }

  add(id: number): void {
    this.#waiting.add(id);
  }

  remove(ids: ReadonlySet<number>): void {
    for (const id of this.#lists.remove(ids)) this.#waiting.add(id);
    for (const id of ids) {
      this.#joined.delete(id);
      this.#waiting.delete(id);
    }
  }

  async join(scorer: BlockScorer, signal: AbortSignal | undefined): Promise<void> {
    const waiting = [...this.#waiting];
    const dimension = this.#dimension();
    if (dimension === undefined) return;
    const all = [...new Set([...this.#joined, ...waiting])];
    const parts = this.#joinParts(scorer, dimension);
    const isAllNew = waiting.length === all.length;
    if (!isAllNew && waiting.length * all.length <= (this.#exactRows * this.#exactRows) / 2) {
      await joinWith(parts, waiting, all, signal);
    } else if (all.length <= this.#exactRows) {
      await joinAll(parts, all, signal);
    } else {
      await joinByCells(parts, all, signal);
    }
    for (const id of waiting) this.#joined.add(id);
    this.#waiting.clear();
  }

  *pairs(): Generator<MeaningPair> {
    for (const id of this.#lists.ids()) {
      for (const { id: other, similarity } of this.#lists.of(id)) {
        const isTold = other < id && this.#lists.of(other).some((alike) => alike.id === id);
        const a = this.#rows.get(Math.min(id, other));
        const b = this.#rows.get(Math.max(id, other));
        if (!isTold && a !== undefined && b !== undefined) {
          yield { a, b, kind: this.#kind, similarity };
        }
      }
    }
  }

  #dimension(): number | undefined {
    const [first] = this.#waiting;
    return first === undefined ? undefined : this.#rows.get(first)?.view.dimension;
  }

  #joinParts(scorer: BlockScorer, dimension: number): JoinParts {
    return {
      rows: {
        dimension,
        copy: (id, target, offset) => {
          const row = this.#rows.get(id);
          row?.view.copyVector(row.chunk.key, target, offset);
        },
      },
      scorer,
      threshold: meaningThresholds[this.#kind],
      onPair: (a, b, similarity) => {
        if (this.#mayRepeat(a, b)) this.#lists.add(a, b, similarity);
      },
    };
  }

  #mayRepeat(a: number, b: number): boolean {
    const one = this.#rows.get(a);
    const other = this.#rows.get(b);
    if (one === undefined || other === undefined) return false;
    return one.file !== other.file || !belongTogether(one.chunk, other.chunk);
  }
}
