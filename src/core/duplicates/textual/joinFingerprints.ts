// Files that share fingerprints, compared where they do: runs of equal tokens, with gaps.

import { type DuplicateContent, duplicateContents } from '../duplicateCluster.ts';
import type { DuplicatePair } from '../pair.ts';
import { cloneThresholds as thresholds } from './cloneThresholds.ts';
import { compareStreams, type PiecedStream } from './compareStreams.ts';
import { type FileRecord, fingerprintsOf } from './fileRecord.ts';
import { FingerprintIndex } from './fingerprintIndex.ts';
import { type Fingerprints, noFingerprints } from './fingerprints.ts';
import { type HashFilter, hashFilter, indexesOf, pick } from './hashFilter.ts';
import type { Pacer } from '../../../base/pacer.ts';
import { piecesOf } from './pieces.ts';
import type { TokenCache } from './tokenCache.ts';

export interface Join {
  readonly records: readonly FileRecord[];
  /** Indexes of the records that one side of a pair must lie in; all when undefined. */
  readonly asked: ReadonlySet<number> | undefined;
  readonly cache: TokenCache;
  readonly pacer: Pacer;
  readonly minLines: number;
}

/** @throws CancelledError */
export async function joinFingerprints(join: Join): Promise<DuplicatePair[]> {
  const pairs: DuplicatePair[] = [];
  for (const content of duplicateContents) {
    pairs.push(...(await joinContent(join, content)));
  }
  return pairs;
}

async function joinContent(join: Join, content: DuplicateContent): Promise<DuplicatePair[]> {
  const streams = streamsOf(join, content);
  const index = new FingerprintIndex(streams);
  const pairs: DuplicatePair[] = [];
  for (let stream = 0; stream < streams.length; stream++) {
    if (join.asked?.has(stream) === false || streams[stream]?.hashes.length === 0) continue;
    await join.pacer.rest();
    for (const [other, places] of gatherPlaces(join, streams, index, stream)) {
      if (!isPromising(places, content)) continue;
      pairs.push(...(await compare(join, content, stream, other, places)));
      await join.pacer.rest();
    }
  }
  return pairs;
}

/** One for each record, empty where it has nothing of the content or nothing that is asked for. */
function streamsOf({ records, asked }: Join, content: DuplicateContent): Fingerprints[] {
  const streams = records.map((record) => fingerprintsOf(record, content) ?? noFingerprints);
  if (asked === undefined) return streams;
  const wanted = hashFilter([...asked].map((index) => streams[index]?.hashes ?? new Uint32Array()));
  return streams.map((stream) => keepWanted(stream, wanted));
}

function keepWanted(stream: Fingerprints, wanted: HashFilter): Fingerprints {
  const indexes = indexesOf(stream.hashes, wanted);
  if (indexes.length === 0) return noFingerprints;
  if (indexes.length === stream.hashes.length) return stream;
  return {
    hashes: pick(stream.hashes, indexes),
    written: pick(stream.written, indexes),
    positions: pick(stream.positions, indexes),
  };
}

/** @returns for each other stream, the places of both in turn, ascending by those of `stream` */
function gatherPlaces(
  { asked }: Join,
  streams: readonly Fingerprints[],
  index: FingerprintIndex,
  stream: number,
): Map<number, number[]> {
  const gathered = new Map<number, number[]>();
  const positions = streams[stream]?.positions;
  index.visitMeetings(stream, asked !== undefined, thresholds.maxPlaces, (entry, other, at) => {
    // Two streams that are both asked for meet once.
    if (other < stream && asked?.has(other) === true) return;
    let places = gathered.get(other);
    if (places === undefined) gathered.set(other, (places = []));
    places.push(positions?.[entry] ?? 0, streams[other]?.positions[at] ?? 0);
  });
  return gathered;
}

/** A clone of the least size has two fingerprints in common; a comment may have one. */
function isPromising(places: readonly number[], content: DuplicateContent): boolean {
  return places.length >= (content === 'comments' ? 2 : 4);
}

async function compare(
  join: Join,
  content: DuplicateContent,
  stream: number,
  other: number,
  places: readonly number[],
): Promise<DuplicatePair[]> {
  // The earlier file is always `a`, whichever of them was asked for.
  const [first, second] = other < stream ? [other, stream] : [stream, other];
  const a = await loadStream(join, content, first);
  const b = first === second ? a : await loadStream(join, content, second);
  if (a === undefined || b === undefined) return [];
  return compareStreams(a, b, first === stream ? places : swapped(places), join.minLines);
}

async function loadStream(
  { records, cache }: Join,
  content: DuplicateContent,
  index: number,
): Promise<PiecedStream | undefined> {
  const file = records[index]?.file;
  const lexed = file === undefined ? undefined : await cache.load(file);
  if (file === undefined || lexed === undefined) return undefined;
  const tokens = content === 'comments' ? lexed.comments : lexed.main;
  return { file, content, tokens, pieces: piecesOf(file, lexed) };
}

function swapped(places: readonly number[]): number[] {
  const pairs: (readonly [number, number])[] = [];
  for (let index = 0; index + 1 < places.length; index += 2) {
    pairs.push([places[index + 1] ?? 0, places[index] ?? 0]);
  }
  return pairs.sort((one, other) => one[0] - other[0]).flat();
}
