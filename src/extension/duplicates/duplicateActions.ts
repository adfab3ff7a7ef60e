// What the commands do with the duplicates that were found: open, compare, copy, put aside.

import * as vscode from 'vscode';
import type { DuplicateCluster, DuplicateMember } from '../../core/duplicates/duplicateCluster.ts';
import type { DuplicateIgnores } from '../../core/duplicates/duplicateOptions.ts';
import { ignoredPair, ignoreFileName } from '../../core/duplicates/ignoreFile.ts';
import type { SimilarTarget } from '../../core/searchEngine.ts';
import type { OpenMode } from '../../protocol/messages.ts';
import type { Navigation } from '../navigation.ts';
import { clusterNodes, othersOf } from './clusterTree.ts';
import { comparePlaces } from './compare.ts';
import type { IgnoreFiles } from './ignoreFiles.ts';
import { duplicatesMarkdown } from './markdown.ts';
import { placeLocation, placeUri } from './placeUri.ts';
import { type DuplicateSubject, onlyPair, subjectOf } from './reference.ts';
import { clusterDescription, clusterLabel, memberTitle, placeText } from './wording.ts';

export interface DuplicateActionsOptions {
  readonly navigation: Navigation;
  readonly ignoreFiles: IgnoreFiles;
  /** Of the tree. */
  clusters(): readonly DuplicateCluster[];
  /** Of the tree and of the open files. */
  knownClusters(): readonly DuplicateCluster[];
  /** The selected node of the tree: what a key is pressed on. */
  selection(): unknown;
  rootNames(): ReadonlyMap<string, string>;
  findSimilar(target: SimilarTarget): Promise<void>;
  onIgnored(): void;
}

/** More editors than this nobody wants at once. */
const maxOpened = 10;
const messageMs = 5_000;

export class DuplicateActions {
  readonly #options: DuplicateActionsOptions;

  constructor(options: DuplicateActionsOptions) {
    this.#options = options;
  }

  /** @param argument  of a command; without one, what is selected in the tree */
  async open(argument: unknown, mode: OpenMode): Promise<void> {
    const subject = this.#subject(argument);
    const member = subject?.member ?? subject?.cluster.members[0];
    if (member !== undefined) await this.openMember(member, mode);
  }

  async openMember(member: DuplicateMember, mode: OpenMode): Promise<void> {
    await this.#options.navigation.open({ ...member, bestLine: member.lines.start }, mode);
  }

  async openAll(argument: unknown): Promise<void> {
    const members = this.#subject(argument)?.cluster.members ?? [];
    for (const member of members.slice(0, maxOpened)) await this.openMember(member, 'open');
    if (members.length > maxOpened) {
      say(`The first ${String(maxOpened)} of ${String(members.length)} places are open.`);
    }
  }

  async compare(argument: unknown): Promise<void> {
    const subject = this.#subject(argument);
    const pair = subject && (await this.#pair(subject, 'Compare'));
    if (pair !== undefined) await comparePlaces(...pair);
  }

  async copyMarkdown(argument: unknown): Promise<void> {
    const subject = argument === undefined ? undefined : this.#subject(argument);
    const clusters =
      subject === undefined
        ? clusterNodes(this.#options.clusters()).map(({ cluster }) => cluster)
        : [subject.cluster];
    await vscode.env.clipboard.writeText(duplicatesMarkdown(clusters, this.#options.rootNames()));
    say(`${String(clusters.length)} copied as Markdown.`);
  }

  async findSimilar(argument: unknown): Promise<void> {
    const subject = this.#subject(argument);
    const member = subject?.member ?? subject?.cluster.members[0];
    if (member === undefined) return;
    const path = placeUri(member).fsPath;
    await this.#options.findSimilar({ type: 'lines', path, lines: member.lines });
  }

  /** VS Code's peek: the places beside each other, with the one at hand. */
  async showPlaces(argument: unknown): Promise<void> {
    const subject = this.#subject(argument);
    const member = subject?.member ?? subject?.cluster.members[0];
    if (subject === undefined || member === undefined) return;
    const uri = placeUri(member);
    const shown = vscode.window.activeTextEditor?.document.uri.toString();
    if (shown !== uri.toString()) await this.openMember(member, 'open');
    const position = new vscode.Position(member.lines.start - 1, 0);
    await vscode.commands.executeCommand(
      'editor.action.peekLocations',
      uri,
      position,
      othersOf(subject.cluster, member).map(placeLocation),
      'peek',
    );
  }

  async ignorePair(argument: unknown): Promise<void> {
    const subject = this.#subject(argument);
    const pair = subject && (await this.#pair(subject, 'Ignore'));
    if (pair === undefined) return;
    const [a, b] = pair;
    await this.#ignore(a.root, { pairs: [ignoredPair(a.contentId, b.contentId)] }, 'The pair');
  }

  async ignoreCluster(argument: unknown): Promise<void> {
    const cluster = this.#subject(argument)?.cluster;
    const root = cluster?.members[0]?.root;
    if (cluster === undefined || root === undefined) return;
    await this.#ignore(root, { clusters: [cluster.id] }, 'The cluster');
  }

  async ignorePath(argument: unknown): Promise<void> {
    const subject = this.#subject(argument);
    const members = subject?.member === undefined ? subject?.cluster.members : [subject.member];
    const choices = (members ?? []).flatMap(({ root, path }) =>
      pathGlobs(path).map((glob) => ({ label: glob, root })),
    );
    const unique = [...new Map(choices.map((choice) => [choice.label, choice])).values()];
    const picked = await vscode.window.showQuickPick(unique, {
      title: 'Ignore the Duplicates of a Path',
      placeHolder: `Written to ${ignoreFileName}`,
    });
    if (picked !== undefined) {
      await this.#ignore(picked.root, { paths: [picked.label] }, picked.label);
    }
  }

  async #ignore(root: string, added: Partial<DuplicateIgnores>, what: string): Promise<void> {
    if (!(await this.#options.ignoreFiles.add(root, added))) return;
    say(`${what} is put aside in ${ignoreFileName}.`);
    this.#options.onIgnored();
  }

  #subject(argument: unknown): DuplicateSubject | undefined {
    return subjectOf(argument ?? this.#options.selection(), this.#options.knownClusters());
  }

  async #pair(
    subject: DuplicateSubject,
    verb: string,
  ): Promise<readonly [DuplicateMember, DuplicateMember] | undefined> {
    const only = onlyPair(subject);
    if (only !== undefined) return only;
    const { cluster } = subject;
    const first = subject.member ?? (await this.#pick(cluster, cluster.members, `${verb} which?`));
    if (first === undefined) return undefined;
    const second = await this.#pick(cluster, othersOf(cluster, first), `${verb} with which?`);
    return second === undefined ? undefined : [first, second];
  }

  async #pick(
    cluster: DuplicateCluster,
    members: readonly DuplicateMember[],
    placeHolder: string,
  ): Promise<DuplicateMember | undefined> {
    const items = members.map((member) => ({
      label: memberTitle(member),
      description: placeText(member, this.#options.rootNames()),
      member,
    }));
    const title = `${clusterLabel(cluster)}, ${clusterDescription(cluster)}`;
    const picked = await vscode.window.showQuickPick(items, {
      ...{ title, placeHolder, matchOnDescription: true },
    });
    return picked?.member;
  }
}

/** The file itself, and each folder that holds it, the innermost first. */
function pathGlobs(path: string): readonly string[] {
  const parts = path.split('/');
  const folders = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
  return [path, ...folders.reverse().map((folder) => `${folder}/**`)];
}

function say(text: string): void {
  vscode.window.setStatusBarMessage(`Kindred: ${text}`, messageMs);
}
