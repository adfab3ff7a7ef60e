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

  /** Linear in the postings of the groups; allocates three numbers per slot. */
  score(groups: readonly TermGroup[]): WordScores {
    const scores = {
      bm25: new Float32Array(this.#slots),
      held: new Uint32Array(this.#slots),
      named: new Uint32Array(this.#slots),
    };
    const counts = new Float32Array(this.#slots);
    const rarity = groups.map((group, index) => {
      const bit = index < maxBits ? (1 << index) >>> 0 : 0;
      const holders = this.#count(group, counts, scores.named, bit);
      return this.#fold(holders, counts, scores, bit);
    });
    return { ...scores, rarity };
  }

  /** Adds up the counts of a group's terms. @returns the slots that hold any of them */
  #count(group: TermGroup, counts: Float32Array, named: Uint32Array, bit: number): number[] {
    const holders: number[] = [];
    for (const term of group) {
      for (const block of this.#blocks) {
        for (const posting of postingsOf(block, term)) {
          const slot = slotOf(posting);
          if (this.#live[slot] !== 1) continue;
          if (counts[slot] === 0) holders.push(slot);
          const inName = isInName(posting);
          if (inName) named[slot] = ((named[slot] ?? 0) | bit) >>> 0;
          counts[slot] = (counts[slot] ?? 0) + countOf(posting) + (inName ? nameCount : 0);
        }
      }
    }
    return holders;
  }

  /** One group's share of BM25 goes to its holders; `counts` is zero again afterwards. */
  #fold(
    holders: readonly number[],
    counts: Float32Array,
    { bm25, held }: Pick<WordScores, 'bm25' | 'held'>,
    bit: number,
  ): number {
    const found = holders.length;
    const rarity = Math.log(1 + (this.#liveSlots - found + 0.5) / (found + 0.5));
    const average = Math.max(1, this.#liveWords / Math.max(1, this.#liveSlots));
    for (const slot of holders) {
      const count = counts[slot] ?? 0;
      counts[slot] = 0;
      const length = (this.#lengths[slot] ?? 0) / average;
      const damping = saturation * (1 - lengthShare + lengthShare * length);
      bm25[slot] = (bm25[slot] ?? 0) + (rarity * count * (saturation + 1)) / (count + damping);
      held[slot] = ((held[slot] ?? 0) | bit) >>> 0;
    }
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
