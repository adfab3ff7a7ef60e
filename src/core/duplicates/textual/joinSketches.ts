// Functions, classes and sections that look alike as wholes, compared token by token: finds what
// was edited in so many places that no long run is left.

import { overlaps } from '../../lineRange.ts';
import type { DuplicatePair } from '../pair.ts';
import { cloneThresholds as thresholds } from './cloneThresholds.ts';
import { judge } from './compareStreams.ts';
import type { FileRecord } from './fileRecord.ts';
import { FingerprintIndex } from './fingerprintIndex.ts';
import { hashFilter, indexesOf, pick } from './hashFilter.ts';
import type { Join } from './joinFingerprints.ts';
import type { Sketch } from './sketches.ts';

/** A sketch with the record it belongs to. */
interface Owned {
  readonly sketch: Sketch;
  readonly owner: number;
  readonly hashes: Uint32Array;
}

/**
 * @param isTold  whether two chunks lie in a pair that is known already
 * @throws CancelledError
 */
export async function joinSketches(
  join: Join,
  isTold: (pair: ChunkPair) => boolean,
): Promise<DuplicatePair[]> {
  const owned = ownedSketches(join);
  const index = new FingerprintIndex(owned);
  const pairs: DuplicatePair[] = [];
  for (let one = 0; one < owned.length; one++) {
    if (join.asked?.has(owned[one]?.owner ?? -1) === false) continue;
    await join.pacer.rest();
    for (const other of candidatesOf(join, owned, index, one)) {
      const pair = chunkPairOf(
        join.records,
        owned[Math.min(one, other)],
        owned[Math.max(one, other)],
      );
      if (pair === undefined || isTold(pair)) continue;
      pairs.push(...(await judgeChunks(join, pair)));
      await join.pacer.rest();
    }
  }
  return pairs;
}

export interface ChunkPair {
  readonly a: { readonly record: FileRecord; readonly sketch: Sketch };
  readonly b: { readonly record: FileRecord; readonly sketch: Sketch };
}

function ownedSketches({ records, asked }: Join): Owned[] {
  if (asked === undefined) {
    return records.flatMap(({ sketches }, owner) =>
      sketches.map((sketch) => ({ sketch, owner, hashes: sketch.hashes })),
    );
  }
  const askedFor = [...asked].flatMap((owner) => records[owner]?.sketches ?? []);
  const wanted = hashFilter(askedFor.map(({ hashes }) => hashes));
  const owned: Owned[] = [];
  for (const [owner, { sketches }] of records.entries()) {
    for (const sketch of sketches) {
      const indexes = indexesOf(sketch.hashes, wanted);
      if (indexes.length === 0) continue;
      owned.push({ sketch, owner, hashes: pick(sketch.hashes, indexes) });
    }
  }
  return owned;
}

/** @returns the most alike first */
function candidatesOf(
  { records, asked }: Join,
  owned: readonly Owned[],
  index: FingerprintIndex,
  one: number,
): number[] {
  const shared = new Map<number, number>();
  index.visitMeetings(one, asked !== undefined, thresholds.maxSketchPlaces, (_, other) => {
    shared.set(other, (shared.get(other) ?? 0) + 1);
  });
  const entry = owned[one];
  const candidates = [...shared]
    .filter(([other, count]) => {
      const candidate = owned[other];
      if (entry === undefined || candidate === undefined) return false;
      if (other < one && asked?.has(candidate.owner) === true) return false;
      return count >= thresholds.minSketchShared && mayBeClones(records, entry, candidate);
    })
    .sort(([, a], [, b]) => b - a)
    .map(([other]) => other);
  // Those behind it are bounded alone, as where all are asked for: each of those before it has a
  // bound of its own.
  const { maxSketchCandidates: most } = thresholds;
  const behind = candidates.filter((other) => other > one).slice(0, most);
  return [...behind, ...candidates.filter((other) => other < one).slice(0, most)];
}

function mayBeClones(records: readonly FileRecord[], a: Owned, b: Owned): boolean {
  const shorter = Math.min(a.sketch.tokenCount, b.sketch.tokenCount);
  const longer = Math.max(a.sketch.tokenCount, b.sketch.tokenCount);
  if (shorter < thresholds.minSizeRatio * longer) return false;
  if (records[a.owner]?.mainContent !== records[b.owner]?.mainContent) return false;
  return a.owner !== b.owner || !overlaps(a.sketch.lines, b.sketch.lines);
}

function chunkPairOf(
  records: readonly FileRecord[],
  a: Owned | undefined,
  b: Owned | undefined,
): ChunkPair | undefined {
  const recordA = records[a?.owner ?? -1];
  const recordB = records[b?.owner ?? -1];
  if (a === undefined || b === undefined || !recordA || !recordB) return undefined;
  return { a: { record: recordA, sketch: a.sketch }, b: { record: recordB, sketch: b.sketch } };
}

async function judgeChunks(
  { cache, minLines }: Join,
  { a, b }: ChunkPair,
): Promise<DuplicatePair[]> {
  const lexedA = await cache.load(a.record.file);
  const lexedB = await cache.load(b.record.file);
  if (lexedA === undefined || lexedB === undefined) return [];
  const content = lexedA.mainContent;
  const pair = judge(
    { file: a.record.file, content, tokens: lexedA.main },
    { file: b.record.file, content, tokens: lexedB.main },
    { a: a.sketch.lines, b: b.sketch.lines },
    minLines,
  );
  return pair === undefined ? [] : [pair];
}
