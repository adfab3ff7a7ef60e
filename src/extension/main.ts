// The extension's beginning and end: puts the parts together. Nothing heavy happens here; the
// engine works in a process of its own.

import * as vscode from 'vscode';
import type { Logger } from '../base/logger.ts';
import { createEngineClient } from '../engine/engineClient.ts';
import type { Grouping, PanelCommand } from '../protocol/panelState.ts';
import { type CommandTarget, commands } from './commands.ts';
import { concernsEngine, engineOptions } from './configuration.ts';
import { debounce } from './debounce.ts';
import { Duplicates } from './duplicates/duplicates.ts';
import { EngineHost } from './engineHost.ts';
import { createLog, type Log } from './log.ts';
import { menuEntries } from './menuEntries.ts';
import { Navigation } from './navigation.ts';
import { QuickPickSearch } from './quickPickSearch.ts';
import { SearchPanel } from './searchPanel.ts';
import { similarTarget } from './similarTargets.ts';
import { showMenu, StatusItem } from './statusItem.ts';
import { contributeTerminalCommand } from './terminalCommand.ts';
import { UnsavedEditors } from './unsavedEditors.ts';
import { FileWatcher } from './watcher.ts';

const groupingKey = 'kindred.grouping';
/** Folders and settings often change several at a time. */
const reconfigureMs = 300;

/** What other extensions and the tests may hold. */
export interface KindredApi {
  readonly host: EngineHost;
  readonly panel: SearchPanel;
  readonly navigation: Navigation;
  readonly duplicates: Duplicates;
  /** What `activate` took of the processor, ms: it waits for nothing, and others may be busy. */
  readonly activationCpuMs: number;
}

export function activate(context: vscode.ExtensionContext): KindredApi {
  const before = process.cpuUsage();
  const log = createLog();
  const host = createHost(context, log.logger);
  const navigation = new Navigation(log.logger, host);
  const watcher = new FileWatcher(host);
  const grouping: Grouping = context.globalState.get(groupingKey) === 'flat' ? 'flat' : 'file';
  const { logger } = log;
  const { extensionUri } = context;
  const panel = new SearchPanel({
    ...{ extensionUri, host, navigation, logger, grouping },
    onCommand: (command) => {
      void vscode.commands.executeCommand(commandOf[command]);
    },
  });
  const quickPick = new QuickPickSearch({
    host,
    navigation,
    openPanel: (query) => {
      void panel.focus(query);
    },
  });
  const unsavedEditors = new UnsavedEditors(host);
  const duplicates = new Duplicates({
    ...{ context, host, navigation, logger },
    flush: () => unsavedEditors.flush(),
    findSimilar: (similar) => panel.findSimilar(similar),
  });
  const parts: Parts = { host, panel, quickPick, unsavedEditors, duplicates, log };

  context.subscriptions.push(
    log,
    host,
    navigation,
    watcher,
    panel,
    quickPick,
    unsavedEditors,
    duplicates,
  );
  registerCommands(context, createTarget(context, parts));
  followStatus(context, host);
  setContext(groupingKey, grouping);
  contributeTerminalCommand(context);
  followConfiguration(context, host, watcher);
  const { user, system } = process.cpuUsage(before);
  return { host, panel, navigation, duplicates, activationCpuMs: (user + system) / 1000 };
}

function registerCommands(context: vscode.ExtensionContext, target: CommandTarget): void {
  context.subscriptions.push(
    ...commands.map(({ id, run }) =>
      vscode.commands.registerCommand(id, (argument: unknown) => run(target, argument)),
    ),
  );
}

function followStatus(context: vscode.ExtensionContext, host: EngineHost): void {
  const statusItem = new StatusItem();
  const follow = host.onStatus((status) => {
    statusItem.render(status);
    const isPaused = status.type === 'engine' && status.status.state === 'paused';
    setContext('kindred.paused', isPaused);
  });
  context.subscriptions.push(statusItem, follow);
}

function createHost(context: vscode.ExtensionContext, logger: Logger): EngineHost {
  const assets = {
    modelsFolder: context.asAbsolutePath('models'),
    grammarsFolder: context.asAbsolutePath('dist/grammars'),
  };
  const modulePath = context.asAbsolutePath('dist/engine.cjs');
  return new EngineHost({
    createEngine: (engineOptions) =>
      createEngineClient({ engineOptions, assets, modulePath, logger: logger.child('engine') }),
    logger,
  });
}

export function deactivate(): void {
  // Everything is in the context's subscriptions.
}

const commandOf: Readonly<Record<PanelCommand, string>> = {
  retry: 'kindred.indexNow',
  indexNow: 'kindred.indexNow',
  resume: 'kindred.resumeIndexing',
  showLog: 'kindred.showLog',
  openFolder: 'workbench.action.files.openFolder',
  openSettings: 'kindred.openSettings',
  searchHelp: 'kindred.showSearchHelp',
};

function followConfiguration(
  context: vscode.ExtensionContext,
  host: EngineHost,
  watcher: FileWatcher,
): void {
  const configure = (): void => {
    const options = engineOptions();
    watcher.watch(options.roots.map(({ folder }) => folder));
    host.configure(options);
  };
  const soon = debounce(configure, reconfigureMs);
  context.subscriptions.push(
    soon,
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      soon.call();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (concernsEngine(event)) soon.call();
    }),
  );
  // The editor goes on first: starting a process takes longer than all the rest.
  const start = setImmediate(configure);
  context.subscriptions.push({
    dispose: () => {
      clearImmediate(start);
    },
  });
}

interface Parts {
  readonly host: EngineHost;
  readonly panel: SearchPanel;
  readonly quickPick: QuickPickSearch;
  readonly unsavedEditors: UnsavedEditors;
  readonly duplicates: Duplicates;
  readonly log: Log;
}

function createTarget(context: vscode.ExtensionContext, parts: Parts): CommandTarget {
  const { host, panel, quickPick, unsavedEditors, duplicates, log } = parts;
  return {
    search: (query) => {
      quickPick.show(query);
    },
    findSimilar: async (subject, argument) => {
      const similar = await similarTarget(subject, argument);
      await unsavedEditors.flush();
      if (typeof similar === 'string') void vscode.window.showInformationMessage(similar);
      else await panel.findSimilar(similar);
    },
    focusPanel: (query) => panel.focus(query),
    indexNow: async () => {
      if (host.isDown) host.restart();
      else await host.index();
    },
    rebuild: async () => {
      if (host.isDown) host.restart();
      await host.index({ rebuild: true });
    },
    pause: () => host.pause(),
    resume: () => host.resume(),
    showLog: () => {
      log.show();
    },
    showMenu: () => showMenu(menuEntries(host.status)),
    openSettings: async () => {
      const query = `@ext:${context.extension.id}`;
      await vscode.commands.executeCommand('workbench.action.openSettings', query);
    },
    showSearchHelp: async () => {
      const page = vscode.Uri.joinPath(context.extensionUri, 'docs', 'search.md');
      await vscode.commands.executeCommand('markdown.showPreview', page);
    },
    setGrouping: async (grouping) => {
      panel.setGrouping(grouping);
      setContext(groupingKey, grouping);
      await context.globalState.update(groupingKey, grouping);
    },
    openToSide: () => quickPick.openToSide(),
    duplicates,
  };
}

function setContext(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
