// TABLE of commands: id, title, what it does. `package.json` declares the same ones; a test
// compares them. Pure: handlers speak to what they are given.

import {
  type DuplicateCommandRow,
  duplicateCommands,
  type DuplicateCommandTarget,
} from './duplicates/duplicateCommands.ts';

/** What to find the like of; `place` = the selection, or the symbol where there is none. */
export type SimilarSubject = 'place' | 'selection' | 'symbol' | 'file' | 'clipboard';

export interface CommandTarget {
  search(query?: string): void;
  /** @param argument  of the command: the file that a menu was opened on */
  findSimilar(subject: SimilarSubject, argument: unknown): Promise<void>;
  focusPanel(query?: string): Promise<void>;
  indexNow(): Promise<void>;
  rebuild(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  showLog(): void;
  showMenu(): Promise<void>;
  openSettings(): Promise<void>;
  showSearchHelp(): Promise<void>;
  setGrouping(grouping: 'file' | 'flat'): Promise<void>;
  openToSide(): Promise<void>;
  readonly duplicates: DuplicateCommandTarget;
}

export interface CommandRow {
  readonly id: string;
  readonly title: string;
  /** Kept out of the palette: it belongs to a button or a key only. */
  readonly isHidden?: true;
  readonly run: (target: CommandTarget, argument: unknown) => unknown;
}

export const commands: readonly CommandRow[] = [
  {
    id: 'kindred.search',
    title: 'Search…',
    run: (target, query) => {
      target.search(textOf(query));
    },
  },
  {
    id: 'kindred.focusPanel',
    title: 'Focus Search Panel',
    run: (target, query) => target.focusPanel(textOf(query)),
  },
  {
    id: 'kindred.findSimilar',
    title: 'Find Similar',
    run: (target, argument) => target.findSimilar('place', argument),
  },
  {
    id: 'kindred.findSimilarToSelection',
    title: 'Find Similar to Selection',
    run: (target, argument) => target.findSimilar('selection', argument),
  },
  {
    id: 'kindred.findSimilarToSymbol',
    title: 'Find Similar to Symbol at Cursor',
    run: (target, argument) => target.findSimilar('symbol', argument),
  },
  {
    id: 'kindred.findSimilarToFile',
    title: 'Find Similar to This File',
    run: (target, argument) => target.findSimilar('file', argument),
  },
  {
    id: 'kindred.findSimilarToClipboard',
    title: 'Find Similar to Clipboard Text',
    run: (target, argument) => target.findSimilar('clipboard', argument),
  },
  { id: 'kindred.indexNow', title: 'Index Workspace Now', run: (target) => target.indexNow() },
  { id: 'kindred.rebuildIndex', title: 'Rebuild Index', run: (target) => target.rebuild() },
  { id: 'kindred.pauseIndexing', title: 'Pause Indexing', run: (target) => target.pause() },
  { id: 'kindred.resumeIndexing', title: 'Resume Indexing', run: (target) => target.resume() },
  {
    id: 'kindred.showLog',
    title: 'Show Log',
    run: (target) => {
      target.showLog();
    },
  },
  { id: 'kindred.showMenu', title: 'Show Menu', run: (target) => target.showMenu() },
  { id: 'kindred.openSettings', title: 'Open Settings', run: (target) => target.openSettings() },
  {
    id: 'kindred.showSearchHelp',
    title: 'How to Search',
    run: (target) => target.showSearchHelp(),
  },
  {
    id: 'kindred.groupByFile',
    title: 'Group Results by File',
    isHidden: true,
    run: (target) => target.setGrouping('file'),
  },
  {
    id: 'kindred.showFlat',
    title: 'Show Results as a Ranked List',
    isHidden: true,
    run: (target) => target.setGrouping('flat'),
  },
  {
    id: 'kindred.openToSide',
    title: 'Open Result to the Side',
    isHidden: true,
    run: (target) => target.openToSide(),
  },
  ...duplicateCommands.map(ofDuplicates),
];

function ofDuplicates({ run, ...row }: DuplicateCommandRow): CommandRow {
  return { ...row, run: (target, argument) => run(target.duplicates, argument) };
}

function textOf(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : undefined;
}
