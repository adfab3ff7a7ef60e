// Numbers the values of a stream and counts them: what a `Map` does, without an object an entry and
// without being made anew for each of a hundred thousand streams.

/** One is used for stream after stream; each `fill` forgets the one before. */
export class ValueTable {
  /** Distinct values of the stream. */
  rowCount = 0;
  /** Values that were taken, each as often as it stands in the stream at most. */
  takenCount = 0;
  private shift = 0;
  private slots = new Int32Array();
  private values = new Uint32Array();
  /** Of each row, how many are not taken. */
  private left = new Int32Array();
  private rows = new Int32Array();

  fill(stream: Uint32Array): void {
    this.makeRoom(stream.length);
    this.rowCount = 0;
    this.takenCount = 0;
    for (let index = 0; index < stream.length; index++) {
      const value = stream[index] ?? 0;
      const slot = this.slotOf(value);
      let row = (this.slots[slot] ?? 0) - 1;
      if (row === -1) {
        row = this.rowCount;
        this.rowCount += 1;
        this.slots[slot] = this.rowCount;
        this.values[row] = value;
        this.left[row] = 0;
      }
      this.left[row] = (this.left[row] ?? 0) + 1;
      this.rows[index] = row;
    }
  }

  /** @returns the row of what stands at an index of the stream */
  rowAt(index: number): number {
    return this.rows[index] ?? 0;
  }

  /** @returns the row of a value, also when all of it are taken; -1 when the stream has none */
  take(value: number): number {
    const row = (this.slots[this.slotOf(value)] ?? 0) - 1;
    if (row === -1) return -1;
    const left = this.left[row] ?? 0;
    if (left > 0) {
      this.left[row] = left - 1;
      this.takenCount += 1;
    }
    return row;
  }

  /** Half of the slots stay free, so that a look ends soon. */
  private makeRoom(length: number): void {
    const bits = Math.max(4, 33 - Math.clz32(length));
    const size = 1 << bits;
    this.shift = 32 - bits;
    if (this.slots.length < size) {
      this.slots = new Int32Array(size);
      this.values = new Uint32Array(size >>> 1);
      this.left = new Int32Array(size >>> 1);
      this.rows = new Int32Array(size >>> 1);
    } else this.slots.fill(0, 0, size);
  }

  /** Linear probing: the slot that holds the value, or the free one where it would stand. */
  private slotOf(value: number): number {
    const last = (1 << (32 - this.shift)) - 1;
    let slot = Math.imul(value, spread) >>> this.shift;
    for (;;) {
      const entry = this.slots[slot] ?? 0;
      if (entry === 0 || this.values[entry - 1] === value) return slot;
      slot = (slot + 1) & last;
    }
  }
}

/** 2^32 / the golden ratio: neighbouring values come to stand apart. */
const spread = 0x9e_37_79_b9;
