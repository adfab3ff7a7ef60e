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
  /** Entries by hash, then by place. */
  private readonly order: Uint32Array;
  /** Of each entry, where it stands in `order`. */
  private readonly ranks: Uint32Array;

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
    this.order = sortByHash(this.hashes);
    this.ranks = new Uint32Array(count);
    for (let rank = 0; rank < count; rank++) this.ranks[this.order[rank] ?? 0] = rank;
  }

  /**
   * Visits the places behind each entry of a stream that have its hash, in this stream and in
   * later ones, and with `both` in earlier ones, too.
   *
   * A hash in more than `maxPlaces` places is a phrase of the language or the project: its places
   * would meet each other in their square. Those that are the same as written meet as far as
   * `maxPlaces` reaches; the rest meets its neighbour only, so that copies hang together still.
   */
  visitMeetings(stream: number, both: boolean, maxPlaces: number, visit: MeetingVisitor): void {
    const start = this.starts[stream] ?? 0;
    const end = this.starts[stream + 1] ?? 0;
    for (let entry = start; entry < end; entry++) {
      const rank = this.ranks[entry] ?? 0;
      const isCommon = this.isCommon(rank, maxPlaces);
      this.visitSide(entry, rank, 1, { isCommon, maxPlaces, stream, start }, visit);
      if (both) this.visitSide(entry, rank, -1, { isCommon, maxPlaces, stream, start }, visit);
    }
  }

  private isCommon(rank: number, maxPlaces: number): boolean {
    const hash = this.hashAt(rank);
    let first = rank;
    while (rank - first < maxPlaces && this.hashAt(first - 1) === hash) first -= 1;
    return this.hashAt(first + maxPlaces) === hash;
  }

  private visitSide(
    entry: number,
    rank: number,
    step: 1 | -1,
    bounds: {
      readonly isCommon: boolean;
      readonly maxPlaces: number;
      readonly stream: number;
      readonly start: number;
    },
    visit: MeetingVisitor,
  ): void {
    const { isCommon, maxPlaces, stream, start } = bounds;
    const hash = this.hashes[entry];
    for (let distance = 1; distance <= maxPlaces; distance++) {
      const next = rank + step * distance;
      if (this.hashAt(next) !== hash) return;
      const otherEntry = this.order[next] ?? 0;
      const other = this.owners[otherEntry] ?? 0;
      // Of a stream with itself, each two places meet once.
      if (step === -1 && other === stream) continue;
      if (isCommon && distance > 1 && !this.areSameAsWritten(entry, otherEntry)) continue;
      visit(entry - start, other, otherEntry - (this.starts[other] ?? 0));
    }
  }

  private areSameAsWritten(entry: number, otherEntry: number): boolean {
    return this.written !== undefined && this.written[entry] === this.written[otherEntry];
  }

  /** Of the entry at a place in the order; undefined beyond its ends. */
  private hashAt(rank: number): number | undefined {
    const entry = this.order[rank];
    return entry === undefined ? undefined : this.hashes[entry];
  }
}

function startsOf(streams: readonly HashedStream[]): Uint32Array {
  const starts = new Uint32Array(streams.length + 1);
  streams.forEach(({ hashes }, stream) => {
    starts[stream + 1] = (starts[stream] ?? 0) + hashes.length;
  });
  return starts;
}

/** Radix sort, stable: by the lower half of the bits, then by the upper. */
function sortByHash(hashes: Uint32Array): Uint32Array {
  const unsorted = Uint32Array.from(hashes, (_, index) => index);
  return sortByDigit(sortByDigit(unsorted, hashes, 0), hashes, digitBits);
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
