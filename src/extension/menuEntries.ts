// What can be done in each state, for the menu behind the status item. Pure: knows no vscode.

import { assertNever } from '../base/errors.ts';
import type { EngineStatus } from '../core/searchEngine.ts';
import type { HostStatus } from './hostStatus.ts';

export interface MenuEntry {
  readonly icon: string;
  readonly label: string;
  readonly description?: string;
  /** Of VS Code or of the table of commands. */
  readonly command: string;
}

const search: MenuEntry = { icon: 'search', label: 'Search…', command: 'kindred.search' };
const panel: MenuEntry = {
  icon: 'layout-sidebar-left',
  label: 'Focus Search Panel',
  command: 'kindred.focusPanel',
};
const indexNow: MenuEntry = {
  icon: 'refresh',
  label: 'Index Workspace Now',
  description: 'look for changes',
  command: 'kindred.indexNow',
};
const rebuild: MenuEntry = {
  icon: 'trash',
  label: 'Rebuild Index',
  description: 'from the beginning',
  command: 'kindred.rebuildIndex',
};
const pause: MenuEntry = {
  icon: 'debug-pause',
  label: 'Pause Indexing',
  command: 'kindred.pauseIndexing',
};
const resume: MenuEntry = {
  icon: 'debug-continue',
  label: 'Resume Indexing',
  command: 'kindred.resumeIndexing',
};
const retry: MenuEntry = {
  icon: 'debug-restart',
  label: 'Start the Search Engine Again',
  command: 'kindred.indexNow',
};
const showLog: MenuEntry = { icon: 'output', label: 'Show Log', command: 'kindred.showLog' };
const settings: MenuEntry = {
  icon: 'settings-gear',
  label: 'Settings',
  command: 'kindred.openSettings',
};
const openFolder: MenuEntry = {
  icon: 'folder-opened',
  label: 'Open Folder…',
  command: 'workbench.action.files.openFolder',
};

export function menuEntries(host: HostStatus): readonly MenuEntry[] {
  if (host.type === 'no-folder') return [openFolder, showLog, settings];
  return [...entriesFor(host.status.state), showLog, settings];
}

function entriesFor(state: EngineStatus['state']): readonly MenuEntry[] {
  switch (state) {
    case 'starting':
    case 'restarting':
      return [search, panel];
    case 'ready':
      return [search, panel, indexNow, rebuild, pause];
    case 'indexing':
      return [search, panel, pause, rebuild];
    case 'paused':
      return [search, panel, resume, rebuild];
    case 'failed':
    case 'stopped':
      return [retry, rebuild];
    default:
      return assertNever(state);
  }
}
