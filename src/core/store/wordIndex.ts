// Words in memory: which chunks hold the words of a query, and how well by BM25. Every chunk is
// known by its slot, a small number; slots of removed chunks are never given again.

import {
  buildBlock,
  countOf,
  isInName,
  maxSlots,
  mergeBlocks,
  type PostingBlock,
  postingsOf,
  slotOf,
  type SlotTerms,
} from './postings.ts';
import { visitTermCounts } from '../lexical/termCounts.ts';

/** Terms that are one word to the query: the forms of a stem, or a single word. */
export type TermGroup = readonly number[];

/** What the words of a query say of every slot; arrays are indexed by slot. */
export interface WordScores {
  /** BM25 over all groups; 0 = holds none. */
  readonly bm25: Float32Array;
  /** Bit g is set where group g is held; groups from 32 on have no bit. */
  readonly held: Uint32Array;
  /** Bit g is set where group g stands in the chunk's name. */
  readonly named: Uint32Array;
  /** The slots that hold any group, each once, in no order: mostly few of all that there are. */
  readonly holders: Uint32Array;
  /** Of each group, its inverse document frequency, > 0. */
  readonly rarity: readonly number[];
}

/** Groups beyond have no bit. */
const maxBits = 32;

/** The rarity of the groups whose bit is set, added up. */
export function rarityOf(bits: number, rarity: readonly number[]): number {
  let sum = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    const group = 31 - Math.clz32(rest & -rest);
    if (group >= rarity.length) break;
    sum += rarity[group] ?? 0;
  }
  return sum;
}

function inverseFrequency(all: number, holders: number): number {
  return Math.log(1 + (all - holders + 0.5) / (holders + 0.5));
}

/** As in most engines; chunks are of similar length, so the length counts little less. */
const saturation = 1.2;
const lengthShare = 0.75;
/** A word of the name counts as so many words of the text. */
const nameCount = 2;
/** More blocks than this are merged: each costs a look-up per term. */
const maxBlocks = 8;

export class WordIndex {
  #blocks: PostingBlock[] = [];
  /** Words of each slot's text, 0 = removed or empty. */
  #lengths = new Uint32Array(1024);
  #live = new Uint8Array(1024);
  #slots = 0;
  #liveSlots = 0;
  #liveWords = 0;
  /** Of the group that is being counted, by slot; all zero in between. */
  #counts = new Float32Array(1024);
  /** The slots that hold it. */
  #found = new Uint32Array(1024);
  /** The slots that hold any group that was counted so far; looking at all slots takes longer. */
  #holders = new Uint32Array(1024);
  #holderCount = 0;

  get slots(): number {
    return this.#slots;
  }

  get liveSlots(): number {
    return this.#liveSlots;
  }

  isLive(slot: number): boolean {
    return this.#live[slot] === 1;
  }

  /** @param chunks  slots ascending, above all that were added before */
  add(chunks: readonly SlotTerms[]): void {
    const last = chunks.at(-1);
    if (last === undefined) return;
    this.#reserve(last.slot + 1);
    for (const { slot, packed } of chunks) {
      let length = 0;
      visitTermCounts(packed, (_term, count) => {
        length += count;
      });
      this.#lengths[slot] = length;
      this.#live[slot] = 1;
      this.#liveSlots += 1;
      this.#liveWords += length;
    }
    this.#slots = last.slot + 1;
    this.#blocks.push(buildBlock(chunks));
    this.#mergeSmall();
  }

  remove(slot: number): void {
    if (!this.isLive(slot)) return;
    this.#live[slot] = 0;
    this.#liveSlots -= 1;
    this.#liveWords -= this.#lengths[slot] ?? 0;
  }

  /** Linear in the postings of the groups and in the slots; allocates four numbers per slot. */
  score(groups: readonly TermGroup[]): WordScores {
    const scores = {
      bm25: new Float32Array(this.#slots),
      held: new Uint32Array(this.#slots),
      named: new Uint32Array(this.#slots),
    };
    this.#holderCount = 0;
    const rarity = groups.map((group, index) => {
      const bit = index < maxBits ? 1 << index : 0;
      return this.#fold(this.#count(group, scores.named, bit), scores, bit);
    });
    return { ...scores, holders: this.#holders.slice(0, this.#holderCount), rarity };
  }

  /** Adds up the counts of a group's terms. @returns how many slots of `found` hold any of them */
  #count(group: TermGroup, named: Uint32Array, bit: number): number {
    let foundCount = 0;
    for (const term of group) {
      for (const block of this.#blocks) {
        foundCount = this.#countPostings(postingsOf(block, term), foundCount, named, bit);
      }
    }
    return foundCount;
  }

  /** The loop over all places of a word: tens of thousands for a common one. */
  #countPostings(
    postings: Uint32Array,
    knownCount: number,
    named: Uint32Array,
    bit: number,
  ): number {
    const counts = this.#counts;
    const found = this.#found;
    const live = this.#live;
    let foundCount = knownCount;
    for (const posting of postings) {
      const slot = slotOf(posting);
      if (live[slot] !== 1) continue;
      const before = counts[slot] ?? 0;
      if (before === 0) found[foundCount++] = slot;
      const inName = isInName(posting);
      if (inName) named[slot] = (named[slot] ?? 0) | bit;
      counts[slot] = before + countOf(posting) + (inName ? nameCount : 0);
    }
    return foundCount;
  }

  /** One group's share of BM25 goes to its holders; the counts are zero again afterwards. */
  #fold(
    foundCount: number,
    { bm25, held }: Pick<WordScores, 'bm25' | 'held'>,
    bit: number,
  ): number {
    const counts = this.#counts;
    const found = this.#found;
    const lengths = this.#lengths;
    const holders = this.#holders;
    let holderCount = this.#holderCount;
    const rarity = inverseFrequency(this.#liveSlots, foundCount);
    const average = Math.max(1, this.#liveWords / Math.max(1, this.#liveSlots));
    for (let index = 0; index < foundCount; index++) {
      const slot = found[index] ?? 0;
      const count = counts[slot] ?? 0;
      counts[slot] = 0;
      const length = (lengths[slot] ?? 0) / average;
      const damping = saturation * (1 - lengthShare + lengthShare * length);
      const before = bm25[slot] ?? 0;
      if (before === 0) holders[holderCount++] = slot;
      bm25[slot] = before + (rarity * count * (saturation + 1)) / (count + damping);
      held[slot] = (held[slot] ?? 0) | bit;
    }
    this.#holderCount = holderCount;
    return rarity;
  }

  /** @throws RangeError beyond what a posting can address: 16 million chunks in one root */
  #reserve(slots: number): void {
    if (slots > maxSlots) throw new RangeError(`At most ${String(maxSlots)} chunks in a root.`);
    if (slots <= this.#lengths.length) return;
    const size = Math.max(slots, 2 * this.#lengths.length);
    const lengths = new Uint32Array(size);
    lengths.set(this.#lengths);
    this.#lengths = lengths;
    const live = new Uint8Array(size);
    live.set(this.#live);
    this.#live = live;
    this.#counts = new Float32Array(size);
    this.#found = new Uint32Array(size);
    this.#holders = new Uint32Array(size);
  }

  /** Blocks grow towards the front like those of a log-structured tree: each is read few times. */
  #mergeSmall(): void {
    while (this.#blocks.length > maxBlocks) {
      let from = this.#blocks.length - 2;
      let size = this.#blocks.at(-1)?.postings.length ?? 0;
      while (from > 0 && (this.#blocks[from - 1]?.postings.length ?? 0) < 2 * size) {
        size += this.#blocks[from]?.postings.length ?? 0;
        from -= 1;
      }
      const tail = this.#blocks.splice(from);
      this.#blocks.push(mergeBlocks(tail, (slot) => this.isLive(slot)));
    }
  }
}
