// Groups of spans → clusters as a host shows them: named by what they say, with what is known of
// each member, and in the order of what merging them would save.

import { commonLines, lineCount } from '../lineRange.ts';
import type { Chunk, LineRange } from '../model.ts';
import { byPlace, compareTexts } from './clusters/fileOrder.ts';
import type { PairCluster } from './clusters/graphClusters.ts';
import { hashNumbers, hashTexts } from './contentHash.ts';
import type { DuplicateCluster, DuplicateContent, DuplicateMember } from './duplicateCluster.ts';
import type { SourceFile, Span } from './pair.ts';
import { Pacer } from '../../base/pacer.ts';
import type { TokenCache } from './textual/tokenCache.ts';
import { sliceLines } from './textual/tokenLines.ts';

/** A cluster with the spans of its members, in their order. */
export interface ToldCluster {
  readonly cluster: DuplicateCluster;
  readonly spans: readonly Span[];
}

export interface ReportParts {
  /** Absolute, by root. */
  readonly folders: readonly string[];
  readonly tokens: TokenCache;
  /** Undefined where everything was asked for. */
  readonly inScope: ((span: Span) => boolean) | undefined;
}

/** Remembers what the places of a file say for as long as the file is the same, and clusters. */
export class ClusterReporter {
  readonly #contentIds = new WeakMap<SourceFile, Map<string, string>>();
  /** Without what was asked for. */
  readonly #told = new WeakMap<PairCluster, ToldCluster>();

  /** @throws CancelledError */
  async describe(
    clusters: readonly PairCluster[],
    parts: ReportParts,
    signal: AbortSignal | undefined,
  ): Promise<ToldCluster[]> {
    const pacer = new Pacer(signal);
    const told: ToldCluster[] = [];
    for (const cluster of clusters) {
      let known = this.#told.get(cluster);
      if (known === undefined) {
        await pacer.rest();
        known = await this.#describeOne(cluster, parts);
        this.#told.set(cluster, known);
      }
      told.push(parts.inScope === undefined ? known : withScope(known, parts.inScope));
    }
    return told;
  }

  async #describeOne(cluster: PairCluster, parts: ReportParts): Promise<ToldCluster> {
    const spans = cluster.members.toSorted(byPlace);
    const members: DuplicateMember[] = [];
    for (const span of spans) {
      const contentId = await this.#contentIdOf(span, cluster.content, parts.tokens);
      members.push(toMember(span, contentId, parts));
    }
    return { cluster: toCluster(cluster, members), spans };
  }

  async #contentIdOf(
    { file, lines }: Span,
    content: DuplicateContent,
    tokens: TokenCache,
  ): Promise<string> {
    const known = this.#contentIds.get(file) ?? new Map<string, string>();
    this.#contentIds.set(file, known);
    const key = `${content} ${String(lines.start)} ${String(lines.end)}`;
    const former = known.get(key);
    if (former !== undefined) return former;
    const lexed = await tokens.load(file);
    const own = content === 'comments' ? lexed?.comments : lexed?.main;
    // A file that has just gone says nothing any more; its place still has a name.
    const contentId =
      own === undefined ? hashTexts([file.path, key]) : hashNumbers(sliceLines(own, lines).exact);
    known.set(key, contentId);
    return contentId;
  }
}

function withScope({ cluster, spans }: ToldCluster, inScope: (span: Span) => boolean): ToldCluster {
  const members = cluster.members.map((member, index) => {
    const span = spans[index];
    return { ...member, inScope: span !== undefined && inScope(span) };
  });
  return { cluster: { ...cluster, members }, spans };
}

/** The same cluster with fewer members; undefined when there are no two left. */
export function keepMembers(
  { cluster, spans }: ToldCluster,
  keep: (index: number) => boolean,
): ToldCluster | undefined {
  const indexes = spans.map((_, index) => index).filter(keep);
  if (indexes.length === spans.length) return { cluster, spans };
  if (indexes.length < 2) return undefined;
  return {
    cluster: toCluster(
      cluster,
      indexes.flatMap((index) => cluster.members[index] ?? []),
    ),
    spans: indexes.flatMap((index) => spans[index] ?? []),
  };
}

/** What would save most first; of the same, by name and place: the order is always the same. */
export function bySavedLines(a: ToldCluster, b: ToldCluster): number {
  const difference = b.cluster.savedLines - a.cluster.savedLines;
  return difference || compareTexts(a.cluster.id, b.cluster.id) || byPlaces(a.spans, b.spans);
}

function byPlaces(some: readonly Span[], others: readonly Span[]): number {
  for (const [index, span] of some.entries()) {
    const other = others[index];
    const difference = other === undefined ? 1 : byPlace(span, other);
    if (difference !== 0) return difference;
  }
  return 0;
}

function toCluster(
  { cloneType, content, similarity }: Pick<PairCluster, 'cloneType' | 'content' | 'similarity'>,
  members: readonly DuplicateMember[],
): DuplicateCluster {
  const lengths = members.map(({ lines }) => lineCount(lines));
  const longest = Math.max(...lengths);
  const others = lengths.reduce((sum, length) => sum + length, 0) - longest;
  return {
    id: hashTexts(members.map(({ contentId }) => contentId).sort()),
    cloneType,
    content,
    similarity,
    lines: longest,
    savedLines: others * similarity,
    members,
  };
}

function toMember(
  { file, lines }: Span,
  contentId: string,
  { folders }: ReportParts,
): DuplicateMember {
  const chunk = mainChunkOf(file, lines);
  return {
    root: folders[file.rootIndex] ?? '',
    path: file.path,
    lines,
    language: file.language,
    kind: chunk?.kind ?? 'block',
    ...(chunk?.symbol === undefined ? {} : { symbol: chunk.symbol }),
    ...(chunk?.heading === undefined ? {} : { heading: chunk.heading }),
    isTest: file.isTest,
    contentId,
  };
}

/** The one that holds most of the lines; of equal ones the first. */
function mainChunkOf({ chunks }: SourceFile, lines: LineRange): Chunk | undefined {
  let main: Chunk | undefined;
  for (const chunk of chunks) {
    const best = main === undefined ? 0 : commonLines(main.lines, lines);
    if (commonLines(chunk.lines, lines) > best) main = chunk;
  }
  return main;
}
