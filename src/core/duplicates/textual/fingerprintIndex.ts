// Where each fingerprint stands, over all streams: sorted arrays, made for one join and dropped.
// It knows numbers only.

/** The hashes of one stream: a file's code, its comments, or the sketch of a chunk. */
export interface HashedStream {
  readonly hashes: Uint32Array;
  /** Tells apart places of a hash that is too common; without it, none of them are the same. */
  readonly written?: Uint32Array;
}

/** Two places with the same hash: `entry` of the stream asked for, `otherEntry` of `other`. */
export type MeetingVisitor = (entry: number, other: number, otherEntry: number) => void;

export class FingerprintIndex {
  private readonly hashes: Uint32Array;
  private readonly written: Uint32Array | undefined;
  private readonly owners: Uint32Array;
  /** Of each stream, where its entries begin. */
  private readonly starts: Uint32Array;
  /** Entries by hash, then by what is written, then by place. */
  private readonly order: Uint32Array;
  /** Of each entry, where it stands in `order`. */
  private readonly ranks: Uint32Array;
  /** Of each entry, where in `order` those with its hash begin. */
  private readonly firsts: Uint32Array;

  constructor(streams: readonly HashedStream[]) {
    this.starts = startsOf(streams);
    const count = this.starts[streams.length] ?? 0;
    this.hashes = new Uint32Array(count);
    this.written = streams.some(({ written }) => written) ? new Uint32Array(count) : undefined;
    this.owners = new Uint32Array(count);
    streams.forEach(({ hashes, written }, stream) => {
      const start = this.starts[stream] ?? 0;
      this.hashes.set(hashes, start);
      if (written !== undefined) this.written?.set(written, start);
      this.owners.fill(stream, start, start + hashes.length);
    });
    this.order = sortEntries(this.hashes, this.written);
    this.ranks = new Uint32Array(count);
    this.firsts = new Uint32Array(count);
    this.rank();
  }

  /**
   * Visits the places that have the hash of an entry of a stream: later ones of the stream itself,
   * those of later streams and, with `both`, of earlier ones.
   *
   * A hash in more than `maxPlaces` places is a phrase of the language or the project, and its
   * places would meet each other in their square: each meets a few neighbours only, those first
   * that are the same as written, so that copies hang together still.
   */
  visitMeetings(stream: number, both: boolean, maxPlaces: number, visit: MeetingVisitor): void {
    const start = this.starts[stream] ?? 0;
    const end = this.starts[stream + 1] ?? 0;
    for (let entry = start; entry < end; entry++) {
      const first = this.firsts[entry] ?? 0;
      const isCommon = this.isCommon(first, maxPlaces);
      const rank = this.ranks[entry] ?? 0;
      for (const step of [1, -1] as const) {
        for (let distance = 1; distance <= maxPlaces; distance++) {
          const otherRank = rank + step * distance;
          if (otherRank < first || otherRank >= this.order.length) break;
          const otherEntry = this.order[otherRank] ?? 0;
          if (this.firsts[otherEntry] !== first) break;
          if (isCommon && !this.areLinked(entry, otherEntry, distance)) break;
          const other = this.owners[otherEntry] ?? 0;
          const isWanted = otherEntry > entry || (both && other !== stream);
          if (isWanted) visit(entry - start, other, otherEntry - (this.starts[other] ?? 0));
        }
      }
    }
  }

  private rank(): void {
    let first = 0;
    for (let rank = 0; rank < this.order.length; rank++) {
      const entry = this.order[rank] ?? 0;
      if (this.hashes[entry] !== this.hashes[this.order[first] ?? 0]) first = rank;
      this.ranks[entry] = rank;
      this.firsts[entry] = first;
    }
  }

  /** @param first  place in the order where a hash begins */
  private isCommon(first: number, maxPlaces: number): boolean {
    const behind = first + maxPlaces;
    return behind < this.order.length && this.firsts[this.order[behind] ?? 0] === first;
  }

  private areLinked(entry: number, otherEntry: number, distance: number): boolean {
    if (distance === 1) return true;
    return distance <= maxLinks && this.areSameAsWritten(entry, otherEntry);
  }

  private areSameAsWritten(entry: number, otherEntry: number): boolean {
    return this.written !== undefined && this.written[entry] === this.written[otherEntry];
  }
}

function startsOf(streams: readonly HashedStream[]): Uint32Array {
  const starts = new Uint32Array(streams.length + 1);
  streams.forEach(({ hashes }, stream) => {
    starts[stream + 1] = (starts[stream] ?? 0) + hashes.length;
  });
  return starts;
}

/** Neighbours on each side that a place of a common hash is compared with. */
const maxLinks = 4;

function sortEntries(hashes: Uint32Array, written: Uint32Array | undefined): Uint32Array {
  const unsorted = new Uint32Array(hashes.length);
  for (let index = 0; index < hashes.length; index++) unsorted[index] = index;
  if (hashes.length < fewEntries) return sortFew(unsorted, hashes, written);
  return sortBy(written === undefined ? unsorted : sortBy(unsorted, written), hashes);
}

/** Below it, the counting of the radix sort costs more than it saves: one saved file. */
const fewEntries = 20_000;

function sortFew(order: Uint32Array, hashes: Uint32Array, written = hashes): Uint32Array {
  return order.sort(
    (a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0) || (written[a] ?? 0) - (written[b] ?? 0) || a - b,
  );
}

/** Radix sort, stable: by the lower half of the bits, then by the upper. */
function sortBy(order: Uint32Array, values: Uint32Array): Uint32Array {
  return sortByDigit(sortByDigit(order, values, 0), values, digitBits);
}

const digitBits = 16;
const digitMask = 0xff_ff;

function sortByDigit(order: Uint32Array, hashes: Uint32Array, shift: number): Uint32Array {
  const next = new Uint32Array(digitMask + 2);
  for (const hash of hashes) {
    const behind = ((hash >>> shift) & digitMask) + 1;
    next[behind] = (next[behind] ?? 0) + 1;
  }
  for (let digit = 0; digit <= digitMask; digit++) {
    next[digit + 1] = (next[digit + 1] ?? 0) + (next[digit] ?? 0);
  }
  const sorted = new Uint32Array(order.length);
  for (const entry of order) {
    const digit = ((hashes[entry] ?? 0) >>> shift) & digitMask;
    const place = next[digit] ?? 0;
    sorted[place] = entry;
    next[digit] = place + 1;
  }
  return sorted;
}
