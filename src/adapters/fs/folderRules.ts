// Collects the ignore files that hold for a folder. What they mean together is decided in core.

import { dirname, join, relative } from 'node:path';
import {
  type FolderRules,
  type IgnoreLayer,
  gitIgnoreFileName,
  isIgnoredByGit,
  kindredIgnoreFileName,
  seenFromBelow,
  toIgnoreLayer,
} from '../../core/corpus/ignoreRules.ts';
import type { DiskItem } from './disk.ts';
import {
  type DiskContext,
  type GitRepository,
  findRepository,
  openRepository,
  readExcludeSettings,
  readSmallText,
} from './gitRepository.ts';
import { toSlashes } from './pathInside.ts';

export interface RuleOptions {
  readonly isExcluded: (path: string) => boolean;
  readonly useGitIgnore: boolean;
  /** Instead of the file that git's configuration names. */
  readonly globalExcludesFile?: string;
}

export interface RuleContext extends DiskContext {
  readonly ruleOptions: RuleOptions;
}

/** A folder below the root, and what is in it. */
export interface OpenedFolder {
  /** Relative to the root; '' for the root. */
  readonly path: string;
  readonly absolute: string;
  readonly items: readonly DiskItem[];
}

/** The rules above a root: of the repository that it lies in, up to the top. */
export async function readRootRules(context: RuleContext, root: string): Promise<FolderRules> {
  const none: FolderRules = {
    git: [],
    repository: [],
    kindred: [],
    isExcluded: context.ruleOptions.isExcluded,
    ignoreCase: false,
  };
  if (!context.ruleOptions.useGitIgnore) return none;
  const repository = await findRepository(context, root);
  const topRules = await withRepository(context, none, { repository, folder: '' });
  const top = repository?.top ?? root;
  if (top === root) return topRules;
  const rules = await addLayersAbove(context, topRules, top, root);
  const path = toSlashes(relative(top, root));
  // A person who opens an ignored folder wants to see what is in it.
  if (isIgnoredFromTop(rules, path)) return none;
  const seenFromRoot = (layer: IgnoreLayer): IgnoreLayer => seenFromBelow(layer, path);
  return {
    ...rules,
    git: rules.git.map(seenFromRoot),
    repository: rules.repository.map(seenFromRoot),
  };
}

/** The rules for the entries of one folder: those of its parent and of its own ignore files. */
export async function enterFolder(
  context: RuleContext,
  rules: FolderRules,
  folder: OpenedFolder,
): Promise<FolderRules> {
  const names = new Set(folder.items.filter(({ kind }) => kind === 'file').map(({ name }) => name));
  const readLayer = async (name: string, ignoreCase: boolean): Promise<IgnoreLayer[]> => {
    if (!names.has(name)) return [];
    const text = await readSmallText(context, join(folder.absolute, name));
    return [toIgnoreLayer(text, folder.path, ignoreCase)];
  };
  const base = await enterRepository(context, rules, folder);
  const git = context.ruleOptions.useGitIgnore
    ? await readLayer(gitIgnoreFileName, base.ignoreCase)
    : [];
  const kindred = await readLayer(kindredIgnoreFileName, false);
  if (git.length + kindred.length === 0) return base;
  return { ...base, git: [...git, ...base.git], kindred: [...kindred, ...base.kindred] };
}

/** A repository inside the root, or a submodule, follows its own rules and not those around it. */
async function enterRepository(
  context: RuleContext,
  rules: FolderRules,
  folder: OpenedFolder,
): Promise<FolderRules> {
  const isRoot = folder.path === '';
  if (
    isRoot ||
    !context.ruleOptions.useGitIgnore ||
    !folder.items.some(({ name }) => name === '.git')
  ) {
    return rules;
  }
  const repository = await openRepository(context, folder.absolute);
  if (repository === undefined) return rules;
  return withRepository(
    context,
    { ...rules, git: [] },
    {
      repository,
      folder: folder.path,
    },
  );
}

async function withRepository(
  context: RuleContext,
  rules: FolderRules,
  place: {
    readonly repository: GitRepository | undefined;
    readonly folder: string;
  },
): Promise<FolderRules> {
  const { excludesFile, ignoreCase } = await readExcludeSettings(context, place.repository);
  const globalPath = context.ruleOptions.globalExcludesFile ?? excludesFile;
  const texts = [
    place.repository?.infoExclude ?? '',
    globalPath === '' ? '' : await readSmallText(context, globalPath),
  ];
  const repository = texts.map((text) => toIgnoreLayer(text, place.folder, ignoreCase));
  return { ...rules, ignoreCase, repository };
}

/** The `.gitignore` files of the folders between top and root, as seen from the top. */
async function addLayersAbove(
  context: DiskContext,
  rules: FolderRules,
  top: string,
  root: string,
): Promise<FolderRules> {
  const layers: IgnoreLayer[] = [];
  for (let folder = dirname(root); ; folder = dirname(folder)) {
    const text = await readSmallText(context, join(folder, gitIgnoreFileName));
    const path = toSlashes(relative(top, folder));
    layers.push(toIgnoreLayer(text, path, rules.ignoreCase));
    if (folder === top) return { ...rules, git: layers };
  }
}

/** Whether the folder or one around it is ignored, each by the rules that lie above it. */
function isIgnoredFromTop(rules: FolderRules, path: string): boolean {
  const parts = path.split('/');
  return parts.some((_, index) => {
    const folder = parts.slice(0, index + 1).join('/');
    const git = rules.git.filter((layer) => folder.startsWith(layer.folder));
    return isIgnoredByGit({ ...rules, git }, folder, 'folder');
  });
}
