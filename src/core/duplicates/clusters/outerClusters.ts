// Clusters without those that say nothing more than another one: all of whose members lie within
// members of one other cluster. Asked again only where clusters have come or gone.

import { holdsLines, lineCount } from '../../lineRange.ts';
import type { Pacer } from '../../../base/pacer.ts';
import type { SourceFile, Span } from '../pair.ts';
import type { PairCluster } from './graphClusters.ts';

interface SizedCluster {
  readonly cluster: PairCluster;
  readonly lines: number;
  readonly files: ReadonlySet<SourceFile>;
  isInner: boolean;
}

export class OuterClusters {
  readonly #clusters = new Map<PairCluster, SizedCluster>();
  readonly #byFile = new Map<SourceFile, Set<SizedCluster>>();
  /** Files in which clusters have come or gone. */
  readonly #open = new Set<SourceFile>();

  add(cluster: PairCluster): void {
    const files = new Set(cluster.members.map(({ file }) => file));
    const sized = { cluster, lines: linesIn(cluster.members), files, isInner: false };
    this.#clusters.set(cluster, sized);
    for (const file of files) {
      this.#open.add(file);
      const known = this.#byFile.get(file);
      if (known === undefined) this.#byFile.set(file, new Set([sized]));
      else known.add(sized);
    }
  }

  remove(cluster: PairCluster): void {
    const sized = this.#clusters.get(cluster);
    if (sized === undefined) return;
    this.#clusters.delete(cluster);
    for (const file of sized.files) {
      this.#open.add(file);
      const own = this.#byFile.get(file);
      own?.delete(sized);
      if (own?.size === 0) this.#byFile.delete(file);
    }
  }

  /** @throws CancelledError; the next call goes on from there */
  async list(pacer: Pacer): Promise<PairCluster[]> {
    const asked = new Set<SizedCluster>();
    for (const file of this.#open) {
      for (const sized of this.#byFile.get(file) ?? []) {
        if (asked.has(sized)) continue;
        asked.add(sized);
        await pacer.rest();
        sized.isInner = this.#isInner(sized);
      }
      this.#open.delete(file);
    }
    return [...this.#clusters.values()].flatMap(({ cluster, isInner }) =>
      isInner ? [] : [cluster],
    );
  }

  /** Whatever holds it has a member in each of its files; so the file with the fewest is asked. */
  #isInner(inner: SizedCluster): boolean {
    const sets = [...inner.files].flatMap((file) => this.#byFile.get(file) ?? []);
    const beside = sets.reduce((fewest, own) => (own.size < fewest.size ? own : fewest));
    for (const outer of beside) if (isWithin(inner, outer)) return true;
    return false;
  }
}

function isWithin(inner: SizedCluster, outer: SizedCluster): boolean {
  if (outer.lines <= inner.lines) return false;
  // That two places mean the same says less than that a part of them is a copy.
  if (outer.cluster.cloneType === 4 && inner.cluster.cloneType !== 4) return false;
  const holders = new Set<number>();
  for (const { file, lines } of inner.cluster.members) {
    const holder = outer.cluster.members.findIndex(
      (member) => member.file === file && holdsLines(member.lines, lines),
    );
    // Two in one member repeat each other there, which the outer cluster does not say.
    if (holder === -1 || holders.has(holder)) return false;
    holders.add(holder);
  }
  return true;
}

function linesIn(spans: readonly Span[]): number {
  return spans.reduce((sum, { lines }) => sum + lineCount(lines), 0);
}
