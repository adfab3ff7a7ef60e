// VS Code's folders and settings as the engine's options.

import * as vscode from 'vscode';
import type { EngineOptions, Root } from '../core/searchEngine.ts';
import {
  type DisplaySettings,
  excludedGlobs,
  readDisplaySettings,
  readSettings,
} from './settingsReader.ts';

export function engineOptions(): EngineOptions {
  const configuration = vscode.workspace.getConfiguration('kindred');
  return {
    roots: workspaceRoots(),
    settings: readSettings((key) => configuration.get(key)),
  };
}

export function displaySettings(): DisplaySettings {
  const configuration = vscode.workspace.getConfiguration('kindred');
  return readDisplaySettings((key) => configuration.get(key));
}

/** True when the change asks for another engine. */
export function concernsEngine(event: vscode.ConfigurationChangeEvent): boolean {
  return ['kindred', 'files.exclude', 'search.exclude'].some((section) =>
    event.affectsConfiguration(section),
  );
}

/** The folders of the window that are on this machine's disk. */
function workspaceRoots(): readonly Root[] {
  return (vscode.workspace.workspaceFolders ?? [])
    .filter((folder) => folder.uri.scheme === 'file')
    .map((folder) => ({
      folder: folder.uri.fsPath,
      name: folder.name,
      exclude: hostExclusions(folder.uri),
    }));
}

function hostExclusions(folder: vscode.Uri): readonly string[] {
  const get = (section: string): string[] =>
    excludedGlobs(vscode.workspace.getConfiguration(section, folder).get('exclude'));
  return [...new Set([...get('files'), ...get('search')])];
}
