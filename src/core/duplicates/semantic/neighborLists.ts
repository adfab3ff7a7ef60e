// The most similar others of each row, a bounded number, so that a thousand copies of a licence
// are not a million pairs.

export interface AlikeRow {
  readonly id: number;
  /** Cosine, 0…1. */
  readonly similarity: number;
}

/** More copies than this hang together by each other's lists. */
const maxAlike = 20;

export class NeighborLists {
  /** Most similar first. */
  readonly #lists = new Map<number, AlikeRow[]>();

  /** A pair that is known already stays as it is. */
  add(a: number, b: number, similarity: number): void {
    this.#insert(a, b, similarity);
    this.#insert(b, a, similarity);
  }

  of(id: number): readonly AlikeRow[] {
    return this.#lists.get(id) ?? [];
  }

  ids(): IterableIterator<number> {
    return this.#lists.keys();
  }

  /**
   * Forgets rows, and them in the lists of others.
   *
   * @returns rows whose list was full and has lost one: what it did not hold may belong there now
   */
  remove(ids: ReadonlySet<number>): number[] {
    const partners = new Set([...ids].flatMap((id) => this.of(id).map((alike) => alike.id)));
    for (const id of ids) this.#lists.delete(id);
    const open: number[] = [];
    // A list is not always mutual: the full ones may name a row that does not name them.
    for (const [id, list] of this.#lists) {
      if (!partners.has(id) && list.length < maxAlike) continue;
      const rest = list.filter((alike) => !ids.has(alike.id));
      if (rest.length === list.length) continue;
      if (list.length === maxAlike) open.push(id);
      if (rest.length === 0) this.#lists.delete(id);
      else this.#lists.set(id, rest);
    }
    return open;
  }

  clear(): void {
    this.#lists.clear();
  }

  #insert(of: number, id: number, similarity: number): void {
    const list = this.#lists.get(of);
    if (list === undefined) {
      this.#lists.set(of, [{ id, similarity }]);
      return;
    }
    if (list.length === maxAlike && similarity <= (list.at(-1)?.similarity ?? 0)) return;
    if (list.some((alike) => alike.id === id)) return;
    const place = list.findIndex((alike) => alike.similarity < similarity);
    list.splice(place === -1 ? list.length : place, 0, { id, similarity });
    if (list.length > maxAlike) list.pop();
  }
}
