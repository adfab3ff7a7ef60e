// The planted copies in the workspace of the suites, and waiting for what is found of them.

import * as vscode from 'vscode';
import type { ClusterNode } from '../../src/extension/duplicates/clusterTree.ts';
import type { KindredApi } from '../../src/extension/main.ts';
import { plantedCopies } from '../support/plantedCopies.ts';
import { searchUntil, whenever, workspaceFile } from './kindred.ts';

export async function plantCopies(kindred: KindredApi): Promise<void> {
  for (const [path, text] of Object.entries(plantedCopies)) {
    await vscode.workspace.fs.writeFile(workspaceFile(path), new TextEncoder().encode(text));
  }
  for (const name of ['readTideTable', 'parseWindReport']) {
    await searchUntil(kindred, name, (hits) => hits.some(({ symbol }) => symbol === name));
  }
}

export async function removeCopies(): Promise<void> {
  await vscode.workspace.fs.delete(workspaceFile('copies'), { recursive: true });
}

/** The tree once `condition` holds for it, asked anew with each change of the index. */
export async function duplicatesUntil(
  { host, duplicates }: KindredApi,
  condition: (nodes: readonly ClusterNode[]) => boolean,
  { isAskedAgain } = { isAskedAgain: true },
): Promise<readonly ClusterNode[]> {
  const holds = async (): Promise<boolean> => {
    if (isAskedAgain) await duplicates.search.run({ type: 'workspace' });
    return condition(duplicates.view.nodes);
  };
  const event = isAskedAgain ? host.onIndexed : duplicates.search.onState;
  await whenever(event, holds, 'the tree of duplicates shows it');
  return duplicates.view.nodes;
}
