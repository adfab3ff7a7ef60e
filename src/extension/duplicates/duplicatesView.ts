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
  placeText,
} from './wording.ts';

export interface DuplicatesViewOptions {
  /** Name of each root by its folder. */
  rootNames(): ReadonlyMap<string, string>;
  /** A person has selected it; the focus stays in the tree. */
  onSelect(node: DuplicateNode): void;
}

export class DuplicatesView implements vscode.TreeDataProvider<DuplicateNode>, vscode.Disposable {
  static readonly viewId = 'kindred.duplicates';
  readonly #options: DuplicatesViewOptions;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly tree: vscode.TreeView<DuplicateNode>;
  #nodes: readonly ClusterNode[] = [];
  /** Revealed for the person, who is in another place. */
  #revealed: string | undefined;

  constructor(options: DuplicatesViewOptions) {
    this.#options = options;
    this.tree = this.#store.add(
      vscode.window.createTreeView(DuplicatesView.viewId, {
        treeDataProvider: this,
        showCollapseAll: true,
      }),
    );
    this.#store.add(
      this.tree.onDidChangeSelection(({ selection }) => {
        const [node] = selection;
        if (node !== undefined && node.id !== this.#revealed) options.onSelect(node);
        this.#revealed = undefined;
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
    this.#revealed = node.id;
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
      tooltip: clusterDetails(cluster, this.#options.rootNames()).join('\n'),
      iconPath: new vscode.ThemeIcon(cloneTypeWords[cluster.cloneType].icon),
      contextValue: 'cluster',
      accessibilityInformation: { label: `${label}, ${description}` },
    });
  }

  #memberItem({ id, member }: Extract<DuplicateNode, { type: 'member' }>): vscode.TreeItem {
    const place = placeText(member, this.#options.rootNames());
    const title = memberTitle(member);
    return Object.assign(new vscode.TreeItem(title), {
      id,
      description: place,
      tooltip: `${title}\n${place}`,
      resourceUri: placeUri(member),
      iconPath: vscode.ThemeIcon.File,
      contextValue: 'member',
      accessibilityInformation: { label: `${title}, ${place}` },
    });
  }
}
