// The k best of a long stream of scores, without sorting the stream.

/**
 * Keeps the `capacity` highest scores seen, in a min-heap over two parallel arrays.
 * Equal scores keep the smaller id, so that results do not depend on insertion order.
 */
export class TopK {
  readonly #capacity: number;
  readonly #ids: number[] = [];
  readonly #scores: number[] = [];

  constructor(capacity: number) {
    this.#capacity = Math.max(0, capacity);
  }

  /** Scores at or below this cannot enter any more; −∞ while there is room. */
  get threshold(): number {
    return this.#ids.length < this.#capacity ? -Infinity : (this.#scores[0] ?? Infinity);
  }

  push(id: number, score: number): void {
    if (this.#ids.length < this.#capacity) {
      this.#ids.push(id);
      this.#scores.push(score);
      this.#siftUp(this.#ids.length - 1);
    } else if (this.#capacity > 0 && this.#isBelow(0, id, score)) {
      this.#ids[0] = id;
      this.#scores[0] = score;
      this.#siftDown();
    }
  }

  /** Best first. */
  toSorted(): { id: number; score: number }[] {
    return this.#ids
      .map((id, position) => ({ id, score: this.#scores[position] ?? 0 }))
      .sort((a, b) => b.score - a.score || a.id - b.id);
  }

  #isBelow(position: number, id: number, score: number): boolean {
    const held = this.#scores[position] ?? 0;
    return held < score || (held === score && (this.#ids[position] ?? 0) > id);
  }

  #siftUp(position: number): void {
    let child = position;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#isBelow(child, this.#ids[parent] ?? 0, this.#scores[parent] ?? 0)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  #siftDown(): void {
    let parent = 0;
    for (;;) {
      const left = this.#lower(parent, 2 * parent + 1);
      const lowest = this.#lower(left, 2 * parent + 2);
      if (lowest === parent) return;
      this.#swap(lowest, parent);
      parent = lowest;
    }
  }

  /** @returns the position that holds the lower of the two; `other` may lie behind the end */
  #lower(position: number, other: number): number {
    if (other >= this.#ids.length) return position;
    const isBelow = this.#isBelow(other, this.#ids[position] ?? 0, this.#scores[position] ?? 0);
    return isBelow ? other : position;
  }

  #swap(a: number, b: number): void {
    const id = this.#ids[a] ?? 0;
    const score = this.#scores[a] ?? 0;
    this.#ids[a] = this.#ids[b] ?? 0;
    this.#scores[a] = this.#scores[b] ?? 0;
    this.#ids[b] = id;
    this.#scores[b] = score;
  }
}

/** @returns the ids of the best, best first, equal ones by id */
export function topIds(scores: Iterable<readonly [number, number]>, capacity: number): number[] {
  const best = new TopK(capacity);
  for (const [id, score] of scores) best.push(id, score);
  return best.toSorted().map(({ id }) => id);
}
