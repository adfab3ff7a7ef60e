// The extension under test and its workspace, as the suites hold them.

import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import type { Hit, SearchResult } from '../../src/core/searchEngine.ts';
import type { KindredApi } from '../../src/extension/main.ts';
import type { SearchRequest } from '../../src/extension/searchController.ts';

/** Everything here is quick; a longer wait means that it never comes. */
const limitMs = 30_000;

export async function activated(): Promise<KindredApi> {
  const extension = vscode.extensions.getExtension<KindredApi>('kindred.kindred');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}

export function workspaceFile(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Resolves as soon as the engine is in the state; does not look at time but at events. */
export function whenState({ host }: KindredApi, state: string): Promise<void> {
  const holds = (): boolean => host.status.type === 'engine' && host.status.status.state === state;
  return whenever(host.onStatus, holds, `the engine is ${state}`);
}

/** The hits of the first answer that fulfils `condition`, asked anew with each change. */
export async function searchUntil(
  { host }: KindredApi,
  query: string,
  condition: (hits: readonly Hit[]) => boolean,
): Promise<readonly Hit[]> {
  let hits: readonly Hit[] = [];
  const ask = async (): Promise<boolean> => {
    const result = await host.search(query, { limit: 10 }, new AbortController().signal);
    hits = result.hits;
    return condition(hits);
  };
  await whenever(host.onIndexed, ask, `an answer to "${query}"`);
  return hits;
}

/** The hits that the panel shows once `condition` holds for them. */
export async function panelUntil(
  { panel }: KindredApi,
  condition: (result: SearchResult, request: SearchRequest) => boolean,
): Promise<SearchResult> {
  let found: SearchResult | undefined;
  const holds = (): boolean => {
    const { state } = panel.search;
    if (state.type === 'found' && condition(state.result, state.request)) found = state.result;
    return found !== undefined;
  };
  await whenever(panel.search.onState, holds, 'the panel shows it');
  assert.ok(found);
  return found;
}

/** Checks now and after each event. */
export async function whenever(
  event: (listener: () => void) => { dispose(): void },
  holds: () => boolean | Promise<boolean>,
  what: string,
): Promise<void> {
  let subscription: { dispose(): void } | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const check = (): void => {
        Promise.resolve(holds()).then((isTrue) => {
          if (isTrue) resolve();
        }, reject);
      };
      timer = setTimeout(() => {
        reject(new Error(`Waited ${limitMs / 1000} s in vain until ${what}.`));
      }, limitMs);
      subscription = event(check);
      check();
    });
  } finally {
    clearTimeout(timer);
    subscription?.dispose();
  }
}
