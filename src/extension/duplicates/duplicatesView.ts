// The tree "Duplicates" in VS Code: draws what `clusterTree.ts` and `viewMessage.ts` say.

import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable.ts';
import type { DuplicateCluster } from '../../core/duplicates/duplicateCluster.ts';
import { type ClusterNode, clusterNodes, type DuplicateNode, memberNodes } from './clusterTree.ts';
import { placeUri } from './placeUri.ts';
import type { ViewMessage } from './viewMessage.ts';
import {
  clusterDescription,
  clusterDetails,
  clusterLabel,
  cloneTypeWords,
  memberTitle,
  narrowPlaceText,
  placeText,
} from './wording.ts';

export class DuplicatesView implements vscode.TreeDataProvider<DuplicateNode>, vscode.Disposable {
  static readonly viewId = 'kindred.duplicates';
  readonly #rootNames: () => ReadonlyMap<string, string>;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly tree: vscode.TreeView<DuplicateNode>;
  #nodes: readonly ClusterNode[] = [];

  /** @param rootNames  name of each root by its folder */
  constructor(rootNames: () => ReadonlyMap<string, string>) {
    this.#rootNames = rootNames;
    this.tree = this.#store.add(
      vscode.window.createTreeView(DuplicatesView.viewId, {
        treeDataProvider: this,
        showCollapseAll: true,
      }),
    );
  }

  get nodes(): readonly ClusterNode[] {
    return this.#nodes;
  }

  show(clusters: readonly DuplicateCluster[], message: ViewMessage): void {
    this.#nodes = clusterNodes(clusters);
    const count = this.#nodes.length;
    this.tree.badge =
      count === 0 ? undefined : { value: count, tooltip: `${String(count)} duplicates` };
    this.tree.description = message.description;
    this.tree.message = message.lines.join('\n');
    this.#changed.fire(undefined);
  }

  /** Shows where a cluster is, without taking the focus or opening it. */
  async reveal(clusterId: string): Promise<void> {
    const node = this.#nodes.find(({ id }) => id === clusterId);
    if (node === undefined) return;
    await this.tree.reveal(node, { select: true, focus: false, expand: true });
  }

  getChildren(node?: DuplicateNode): DuplicateNode[] {
    if (node === undefined) return [...this.#nodes];
    return node.type === 'cluster' ? [...memberNodes(node)] : [];
  }

  getParent(node: DuplicateNode): DuplicateNode | undefined {
    if (node.type === 'cluster') return undefined;
    return this.#nodes.find(({ id }) => id === node.cluster.id);
  }

  getTreeItem(node: DuplicateNode): vscode.TreeItem {
    return node.type === 'cluster' ? this.#clusterItem(node) : this.#memberItem(node);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #clusterItem({ id, cluster }: ClusterNode): vscode.TreeItem {
    const label = clusterLabel(cluster);
    const description = clusterDescription(cluster);
    const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
    return Object.assign(item, {
      id,
      description,
      tooltip: clusterDetails(cluster, this.#rootNames()).join('\n'),
      iconPath: new vscode.ThemeIcon(cloneTypeWords[cluster.cloneType].icon),
      contextValue: 'cluster',
      accessibilityInformation: { label: `${label}, ${description}` },
    });
  }

  #memberItem(node: Extract<DuplicateNode, { type: 'member' }>): vscode.TreeItem {
    const { id, member } = node;
    const rootNames = this.#rootNames();
    const place = placeText(member, rootNames);
    const title = memberTitle(member);
    return Object.assign(new vscode.TreeItem(title), {
      id,
      description: narrowPlaceText(member, rootNames),
      tooltip: `${title}\n${place}`,
      resourceUri: placeUri(member),
      iconPath: vscode.ThemeIcon.File,
      contextValue: 'member',
      // A click on what is selected already previews it, too: a selection would not tell.
      command: { command: 'kindred.previewDuplicate', title: 'Preview', arguments: [node] },
      accessibilityInformation: { label: `${title}, ${place}` },
    });
  }
}
