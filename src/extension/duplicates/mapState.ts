// The search for duplicates as the snapshot that the map draws. Pure: knows no vscode.

import { assertNever, messageOf } from '../../base/errors.ts';
import { type DuplicateCluster, similarityText } from '../../core/duplicates/duplicateCluster.ts';
import type { DuplicateMapState, MapCell } from '../../protocol/duplicateMap.ts';
import { clusterNodes } from './clusterTree.ts';
import { type DuplicateSearchState, shownReport } from './duplicateSearch.ts';
import { clusterDescription, clusterLabel, cloneTypeWords, placeText } from './wording.ts';
import { duplicatedText } from './viewMessage.ts';

/** Deeper ones would each have a colour and say nothing. */
const folderDepth = 2;

export function duplicateMapState(
  state: DuplicateSearchState,
  rootNames: ReadonlyMap<string, string>,
): DuplicateMapState {
  const clusters = shownReport(state)?.clusters ?? [];
  return {
    cells: clusterNodes(clusters).map(({ cluster }) => mapCell(cluster, rootNames)),
    message: mapMessage(state),
  };
}

function mapCell(cluster: DuplicateCluster, rootNames: ReadonlyMap<string, string>): MapCell {
  const [first] = cluster.members;
  return {
    id: cluster.id,
    label: clusterLabel(cluster),
    detail: clusterDescription(cluster),
    // A copy of a few lines must still be seen.
    area: Math.max(1, cluster.savedLines),
    type: cloneTypeWords[cluster.cloneType].name,
    folder: folderOf(first?.path ?? ''),
    similarity: similarityText(cluster.similarity),
    lines: cluster.lines,
    places: cluster.members.map((member) => placeText(member, rootNames)),
  };
}

/** `src/billing` of `src/billing/tax/vat.ts`; `.` for a file at the top. */
function folderOf(path: string): string {
  const folders = path.split('/').slice(0, -1).slice(0, folderDepth);
  return folders.length === 0 ? '.' : folders.join('/');
}

function mapMessage(state: DuplicateSearchState): string {
  switch (state.type) {
    case 'idle':
      return 'Nothing has been looked for yet.';
    case 'searching':
      return 'Looking for duplicates…';
    case 'failed':
      return messageOf(state.error);
    case 'found':
      if (state.report.clusters.length === 0) return 'No duplicates found.';
      return state.isStale
        ? `${duplicatedText(state.report)} Files have changed since.`
        : duplicatedText(state.report);
    default:
      return assertNever(state);
  }
}
