// Pairs → clusters, kept from look to look: groups lie within what hangs together by pairs, so only
// what hangs together with a pair that has come or gone is grouped again. What is told does not
// depend on what was known before. Nothing is read here, and nothing is known of what was asked.

import { Pacer } from '../../../base/pacer.ts';
import type { ChangingPairs } from '../keptPairs.ts';
import type { DuplicatePair, SourceFile } from '../pair.ts';
import { type FilePlaces, noPlaces, type Place, placesOfFile, spanKey } from './filePlaces.ts';
import { clustersOfGraph, type PairCluster } from './graphClusters.ts';
import { joinAdjacent } from './joinAdjacent.ts';
import { OuterClusters } from './outerClusters.ts';
import { placeGraph, type PlaceOf } from './placeGraph.ts';

/** The pairs of two files, or of one. */
interface FilePair {
  readonly files: readonly [SourceFile, SourceFile];
  readonly pairs: Set<DuplicatePair>;
  joined: readonly DuplicatePair[];
}

interface PairedFile {
  readonly filePairs: Map<SourceFile, FilePair>;
  places: FilePlaces;
}

/** Places that hang together, and the groups among them. */
interface Component {
  readonly places: readonly Place[];
  readonly clusters: readonly PairCluster[];
}

export class ClusterMemory {
  readonly #passes: (pair: DuplicatePair) => boolean;
  readonly #pairs = new Set<DuplicatePair>();
  /** What had happened to the pairs when they were seen last. */
  #position = 0;
  readonly #files = new Map<SourceFile, PairedFile>();
  readonly #components = new Map<Place, Component>();
  readonly #clusters = new OuterClusters();
  // What is still to be done, so that a look that was stopped goes on.
  readonly #openFilePairs = new Set<FilePair>();
  readonly #openFiles = new Set<SourceFile>();
  readonly #openPlaces = new Set<Place>();

  /** @param passes  which pairs count; the same answer for the same pair */
  constructor(passes: (pair: DuplicatePair) => boolean) {
    this.#passes = passes;
  }

  /**
   * @param pairs  always the same ones, as they are now
   * @returns      clusters of the same members are the same objects as before
   * @throws CancelledError; the next call goes on from there
   */
  async update(pairs: ChangingPairs, signal?: AbortSignal): Promise<readonly PairCluster[]> {
    const pacer = new Pacer(signal);
    await pacer.rest();
    this.#follow(pairs);
    for (const filePair of this.#openFilePairs) {
      await pacer.rest();
      this.#join(filePair);
    }
    for (const file of this.#openFiles) {
      await pacer.rest();
      this.#assign(file);
    }
    for (const place of this.#openPlaces) {
      await pacer.rest();
      await this.#group(place, signal);
    }
    return this.#clusters.list(pacer);
  }

  #follow(pairs: ChangingPairs): void {
    const changes = pairs.changesSince(this.#position) ?? new Set([...this.#pairs, ...pairs]);
    for (const pair of changes) {
      const isThere = pairs.has(pair) && this.#passes(pair);
      if (isThere === this.#pairs.has(pair)) continue;
      const filePair = this.#filePairOf(pair);
      for (const held of [this.#pairs, filePair.pairs]) {
        if (isThere) held.add(pair);
        else held.delete(pair);
      }
      this.#openFilePairs.add(filePair);
    }
    this.#position = pairs.position;
  }

  #filePairOf({ a, b }: DuplicatePair): FilePair {
    const known = this.#files.get(a.file)?.filePairs.get(b.file);
    if (known !== undefined) return known;
    const files = [a.file, b.file] as const;
    const filePair: FilePair = { files, pairs: new Set(), joined: [] };
    this.#fileOf(a.file).filePairs.set(b.file, filePair);
    this.#fileOf(b.file).filePairs.set(a.file, filePair);
    return filePair;
  }

  #fileOf(file: SourceFile): PairedFile {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    const fresh: PairedFile = { filePairs: new Map(), places: noPlaces };
    this.#files.set(file, fresh);
    return fresh;
  }

  #join(filePair: FilePair): void {
    const [one, other] = filePair.files;
    filePair.joined = joinAdjacent([...filePair.pairs]);
    if (filePair.pairs.size === 0) {
      this.#files.get(one)?.filePairs.delete(other);
      this.#files.get(other)?.filePairs.delete(one);
    }
    this.#openFiles.add(one).add(other);
    this.#openFilePairs.delete(filePair);
  }

  #assign(file: SourceFile): void {
    const own = this.#fileOf(file);
    const former = own.places;
    const joined = [...own.filePairs.values()].flatMap((filePair) => filePair.joined);
    own.places = placesOfFile(file, joined, former);
    const current = new Set(own.places.values());
    const known = new Set(former.values());
    for (const place of known) if (!current.has(place)) this.#forget(place);
    for (const place of current) if (!known.has(place)) this.#openPlaces.add(place);
    if (own.filePairs.size === 0) this.#files.delete(file);
    this.#openFiles.delete(file);
  }

  /** What hung together with it is grouped again. */
  #forget(place: Place): void {
    const component = this.#components.get(place);
    for (const other of component?.places ?? []) {
      this.#components.delete(other);
      this.#openPlaces.add(other);
    }
    for (const cluster of component?.clusters ?? []) this.#clusters.remove(cluster);
    this.#openPlaces.delete(place);
  }

  async #group(start: Place, signal: AbortSignal | undefined): Promise<void> {
    const places = this.#connected(start);
    const clusters = await clustersOfGraph(placeGraph(places, this.#placeOf), signal);
    const component = { places, clusters };
    for (const place of places) {
      this.#components.set(place, component);
      this.#openPlaces.delete(place);
    }
    for (const cluster of clusters) this.#clusters.add(cluster);
  }

  #connected(start: Place): Place[] {
    const places = new Set([start]);
    // Those that are added meanwhile are visited, too.
    for (const place of places) {
      for (const pair of place.pairs) {
        for (const span of [pair.a, pair.b]) {
          const other = this.#placeOf(span, pair);
          if (other !== undefined) places.add(other);
        }
      }
    }
    return [...places];
  }

  readonly #placeOf: PlaceOf = (span, { content }) =>
    this.#files.get(span.file)?.places.get(spanKey(span, content));
}
