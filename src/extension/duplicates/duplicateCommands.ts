// TABLE of the commands for duplicates, as in `commands.ts`. Pure.

/** Where to look. */
export type DuplicateArea = 'workspace' | 'folder' | 'file' | 'changed' | 'selection';

/** @param argument  of the command: a node of the tree, a reference, or what a menu was opened on */
export interface DuplicateCommandTarget {
  find(area: DuplicateArea, argument: unknown): Promise<void>;
  findAgain(): Promise<void>;
  cancel(): void;
  filter(): Promise<void>;
  resetFilters(): Promise<void>;
  showMap(): void;
  copyMarkdown(argument: unknown): Promise<void>;
  preview(argument: unknown): Promise<void>;
  open(argument: unknown): Promise<void>;
  openAll(argument: unknown): Promise<void>;
  compare(argument: unknown): Promise<void>;
  findSimilar(argument: unknown): Promise<void>;
  showPlaces(argument: unknown): Promise<void>;
  ignorePair(argument: unknown): Promise<void>;
  ignoreCluster(argument: unknown): Promise<void>;
  ignorePath(argument: unknown): Promise<void>;
  showHint(): Promise<void>;
}

export interface DuplicateCommandRow {
  readonly id: string;
  readonly title: string;
  /** Kept out of the palette: it belongs to a button or a key only. */
  readonly isHidden?: true;
  readonly run: (target: DuplicateCommandTarget, argument: unknown) => unknown;
}

const areas: readonly (readonly [id: string, title: string, area: DuplicateArea])[] = [
  ['kindred.findDuplicates', 'Find Duplicates', 'workspace'],
  ['kindred.findDuplicatesInFolder', 'Find Duplicates in Folder', 'folder'],
  ['kindred.findDuplicatesInFile', 'Find Duplicates in File', 'file'],
  ['kindred.findDuplicatesInChanges', 'Find Duplicates in Changed Files', 'changed'],
  ['kindred.findDuplicatesInSelection', 'Find Duplicates in Selection', 'selection'],
];

export const duplicateCommands: readonly DuplicateCommandRow[] = [
  ...areas.map(([id, title, area]): DuplicateCommandRow => ({
    id,
    title,
    run: (target, argument) => target.find(area, argument),
  })),
  {
    id: 'kindred.showDuplicateMap',
    title: 'Duplicate Map',
    run: (target) => {
      target.showMap();
    },
  },
  { id: 'kindred.filterDuplicates', title: 'Filter Duplicates…', run: (target) => target.filter() },
  {
    id: 'kindred.resetDuplicateFilters',
    title: 'Reset Duplicate Filters',
    run: (target) => target.resetFilters(),
  },
  {
    id: 'kindred.copyDuplicates',
    title: 'Copy Duplicates as Markdown',
    run: (target, argument) => target.copyMarkdown(argument),
  },
  hidden('kindred.findDuplicatesAgain', 'Find Duplicates Again', (target) => target.findAgain()),
  hidden('kindred.cancelDuplicates', 'Stop Looking for Duplicates', (target) => {
    target.cancel();
  }),
  hidden('kindred.previewDuplicate', 'Preview Duplicate', (target, node) => target.preview(node)),
  hidden('kindred.openDuplicate', 'Open Duplicate', (target, node) => target.open(node)),
  hidden('kindred.openAllDuplicates', 'Open All', (target, node) => target.openAll(node)),
  hidden('kindred.compareDuplicates', 'Compare', (target, node) => target.compare(node)),
  hidden('kindred.copyDuplicate', 'Copy as Markdown', (target, node) => target.copyMarkdown(node)),
  hidden('kindred.findSimilarToDuplicate', 'Find Similar', (target, node) =>
    target.findSimilar(node),
  ),
  hidden('kindred.showDuplicatePlaces', 'Show Similar Places', (target, node) =>
    target.showPlaces(node),
  ),
  hidden('kindred.ignoreDuplicatePair', 'Ignore This Pair', (target, node) =>
    target.ignorePair(node),
  ),
  hidden('kindred.ignoreDuplicateCluster', 'Ignore This Cluster', (target, node) =>
    target.ignoreCluster(node),
  ),
  hidden('kindred.ignoreDuplicatePath', 'Ignore This Path…', (target, node) =>
    target.ignorePath(node),
  ),
  hidden('kindred.showDuplicateHint', 'Show What Does This Already', (target) => target.showHint()),
];

function hidden(id: string, title: string, run: DuplicateCommandRow['run']): DuplicateCommandRow {
  return { id, title, isHidden: true, run };
}
