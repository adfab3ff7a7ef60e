// Average linkage over a graph of similar places: groups grow by the two whose members are most
// alike on average, where most of the pairs between them are alike at all. So a chain of
// resemblances is not a group. Copies come together first: a cosine of 0.9 says less than a copy of 0.7.
// @see Everitt et al. 2011, Cluster Analysis, §4.2

import { Pacer } from '../../../base/pacer.ts';
import type { SourceFile } from '../pair.ts';
import { type GraphEdge, isCloser, type PlaceGraph } from './placeGraph.ts';

/** Places by index, ascending; at least two. */
export type Group = readonly number[];

/**
 * Share of the pairs between two groups that are alike, from which on they are one. Above a half:
 * of three places of which only two pairs are alike, the third one stays apart. How alike they are
 * does not matter here: that it is enough has been said by whoever found them.
 */
const minPairShare = 0.6;

/**
 * @returns groups that have no place in common; and for each place that is in none of them, but
 *          alike to another, a group of the two: nothing that repeats is passed over
 * @throws CancelledError
 */
export async function groupPlaces(
  { places, edges }: PlaceGraph,
  signal?: AbortSignal,
): Promise<Group[]> {
  const pacer = new Pacer(signal);
  const merged = new Merging(places);
  const pairs: Group[] = [];
  for (const isCopy of [true, false]) {
    const own = edges.filter(({ cloneType }) => cloneType <= 3 === isCopy);
    merged.add(own);
    await merged.run(pacer);
    pairs.push(...leftPairs(own, new Set([...merged.groups(), ...pairs].flat())));
  }
  return [...merged.groups(), ...pairs];
}

/** Each place that is left goes with the one that is closest. */
function leftPairs(edges: readonly GraphEdge[], grouped: ReadonlySet<number>): Group[] {
  const closest = new Map<number, GraphEdge>();
  for (const edge of edges) {
    for (const place of [edge.a, edge.b]) {
      if (grouped.has(place)) continue;
      const known = closest.get(place);
      if (known === undefined || isCloser(edge, known)) closest.set(place, edge);
    }
  }
  return [...new Set(closest.values())].map(({ a, b }) => [a, b]);
}

/** Between two looks at the clock. */
const popsPerLook = 256;

interface Candidate {
  readonly a: number;
  readonly b: number;
  readonly link: number;
  /** Two places of one file: those are told together before either goes with another file. */
  readonly isOfOneFile: boolean;
}

/** Of the pairs between two groups that are alike. */
interface Link {
  readonly similaritySum: number;
  readonly count: number;
}

const noLink: Link = { similaritySum: 0, count: 0 };

function addLinks(a: Link, b: Link): Link {
  return { similaritySum: a.similaritySum + b.similaritySum, count: a.count + b.count };
}

/** Groups by number; a new group has a new number, so that old candidates are known as such. */
class Merging {
  readonly #members = new Map<number, readonly number[]>();
  /** Of each place. */
  readonly #groups = new Map<number, number>();
  /** Of each group, with others. */
  readonly #links = new Map<number, Map<number, Link>>();
  readonly #heap = new CandidateHeap();
  readonly #places: PlaceGraph['places'];
  #next: number;

  constructor(places: PlaceGraph['places']) {
    this.#places = places;
    this.#next = places.length;
  }

  /** What links places, and by them the groups that there are. */
  add(edges: readonly GraphEdge[]): void {
    const linked = new Set<string>();
    for (const edge of edges) {
      const a = this.#groupOf(edge.a);
      const b = this.#groupOf(edge.b);
      if (a === b) continue;
      this.#link(a, b, addLinks(this.#linkOf(a, b), { similaritySum: edge.similarity, count: 1 }));
      linked.add(`${String(Math.min(a, b))} ${String(Math.max(a, b))}`);
    }
    for (const key of linked) {
      const [a = 0, b = 0] = key.split(' ').map(Number);
      this.#propose(a, b, this.#linkOf(a, b));
    }
  }

  async run(pacer: Pacer): Promise<void> {
    let popped = 0;
    for (let best = this.#heap.pop(); best !== undefined; best = this.#heap.pop()) {
      popped += 1;
      if (popped % popsPerLook === 0) await pacer.rest();
      if (this.#members.has(best.a) && this.#members.has(best.b)) this.#merge(best.a, best.b);
    }
  }

  groups(): Group[] {
    return [...this.#members.values()]
      .filter(({ length }) => length > 1)
      .map((members) => members.toSorted((a, b) => a - b));
  }

  #groupOf(place: number): number {
    const known = this.#groups.get(place);
    if (known !== undefined) return known;
    this.#groups.set(place, place);
    this.#members.set(place, [place]);
    return place;
  }

  #propose(a: number, b: number, { similaritySum, count }: Link): void {
    const pairCount = this.#membersOf(a).length * this.#membersOf(b).length;
    if (count < minPairShare * pairCount) return;
    const isOfOneFile = pairCount === 1 && this.#fileOf(a) === this.#fileOf(b);
    this.#heap.push({ a, b, link: similaritySum / pairCount, isOfOneFile });
  }

  /** Of a group of one place. */
  #fileOf(group: number): SourceFile | undefined {
    return this.#places[this.#membersOf(group)[0] ?? -1]?.file;
  }

  #linkOf(a: number, b: number): Link {
    return this.#links.get(a)?.get(b) ?? noLink;
  }

  #link(a: number, b: number, link: Link): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const links = this.#links.get(from) ?? new Map<number, Link>();
      this.#links.set(from, links.set(to, link));
    }
  }

  #merge(a: number, b: number): void {
    const members = [...this.#membersOf(a), ...this.#membersOf(b)];
    const joined = new Map<number, Link>();
    for (const group of [a, b]) {
      for (const [other, link] of this.#links.get(group) ?? []) {
        this.#links.get(other)?.delete(group);
        if (other !== a && other !== b) {
          joined.set(other, addLinks(joined.get(other) ?? noLink, link));
        }
      }
      this.#links.delete(group);
      this.#members.delete(group);
    }
    const merged = this.#next++;
    this.#members.set(merged, members);
    for (const place of members) this.#groups.set(place, merged);
    for (const [other, link] of joined) {
      this.#link(merged, other, link);
      this.#propose(merged, other, link);
    }
  }

  #membersOf(group: number): readonly number[] {
    return this.#members.get(group) ?? [];
  }
}

/** The strongest link first; of equal ones that within a file, then that of the earliest places. */
class CandidateHeap {
  readonly #heap: Candidate[] = [];

  push(candidate: Candidate): void {
    let child = this.#heap.push(candidate) - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#isBefore(child, parent)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  pop(): Candidate | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return first;
    this.#heap[0] = last;
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      let best = parent;
      if (left < this.#heap.length && this.#isBefore(left, best)) best = left;
      if (left + 1 < this.#heap.length && this.#isBefore(left + 1, best)) best = left + 1;
      if (best === parent) return first;
      this.#swap(parent, best);
      parent = best;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const a = this.#heap[one];
    const b = this.#heap[other];
    if (a === undefined || b === undefined) return false;
    if (a.link !== b.link) return a.link > b.link;
    if (a.isOfOneFile !== b.isOfOneFile) return a.isOfOneFile;
    return (a.a - b.a || a.b - b.b) < 0;
  }

  #swap(one: number, other: number): void {
    const a = this.#heap[one];
    const b = this.#heap[other];
    if (a === undefined || b === undefined) return;
    this.#heap[one] = b;
    this.#heap[other] = a;
  }
}
