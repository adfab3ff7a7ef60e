// One step of a walk: reads a folder, asks the rules, and says what is in it: files, skipped
// files, and folders to go on with.

import { join } from 'node:path';
import type { FileListing } from '../../core/corpus/fileSource.ts';
import { pythonEnvironmentMarker } from '../../core/corpus/ignoredFolders.ts';
import { type FolderRules, isIgnored } from '../../core/corpus/ignoreRules.ts';
import { skipByName, tooLarge } from '../../core/corpus/skipRules.ts';
import type { SkippedFile } from '../../core/model.ts';
import type { DiskItem } from './disk.ts';
import { systemCode, toSkippedFile } from './diskErrors.ts';
import { type OpenedFolder, type RuleContext, enterFolder } from './folderRules.ts';
import { pathInside } from './pathInside.ts';

/** What one walk is about. */
export interface WalkContext extends RuleContext {
  /** Absolute, without links. */
  readonly root: string;
  readonly maxFileSizeBytes: number;
}

/** A folder that is wanted and was not read yet. */
export interface FolderAhead {
  readonly path: string;
  /** The rules that hold for the folder itself; its own ignore files come on top. */
  readonly rules: FolderRules;
}

/** A folder whose entries and rules are known. */
export interface FolderHere extends OpenedFolder {
  readonly rules: FolderRules;
}

export type FolderStep =
  | { readonly type: 'listing'; readonly listing: FileListing }
  | { readonly type: 'folder'; readonly folder: FolderAhead };

/** Rejects with the system's error when the folder cannot be read. */
export async function openFolder(context: WalkContext, folder: FolderAhead): Promise<FolderHere> {
  const absolute = join(context.root, folder.path);
  const items = await context.disk.readFolder(absolute);
  const isEnvironment = items.some(({ name }) => name === pythonEnvironmentMarker);
  const opened = {
    path: folder.path,
    absolute,
    // A person who opens an environment itself wants to see it.
    items: isEnvironment && folder.path !== '' ? [] : items,
  };
  const rules = await enterFolder(context, folder.rules, opened);
  return { ...opened, rules };
}

/** What is wanted of a folder, sorted so that the paths of a whole walk come in one order. */
export async function examineFolder(
  context: WalkContext,
  folder: FolderHere,
): Promise<FolderStep[]> {
  const sorted = folder.items
    .map((item) => ({ item, sortKey: item.kind === 'folder' ? `${item.name}/` : item.name }))
    .sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  const steps: FolderStep[] = [];
  for (let start = 0; start < sorted.length; start += parallelItems) {
    const batch = sorted.slice(start, start + parallelItems);
    const examined = await Promise.all(batch.map(({ item }) => examineItem(context, folder, item)));
    steps.push(...examined.filter((step) => step !== undefined));
  }
  return steps;
}

/** Enough to keep the disk busy; more only queues up in Node's four threads. */
const parallelItems = 64;

/** @returns undefined for what is ignored, gone, or found under another path */
export async function examineItem(
  context: WalkContext,
  folder: FolderHere,
  item: DiskItem,
): Promise<FolderStep | undefined> {
  const path = folder.path === '' ? item.name : `${folder.path}/${item.name}`;
  const kind = item.kind === 'folder' ? 'folder' : 'file';
  if (isIgnored(folder.rules, path, kind)) return undefined;
  switch (item.kind) {
    case 'folder':
      return { type: 'folder', folder: { path, rules: folder.rules } };
    case 'file':
      return examineFile(context, path);
    case 'link':
      return examineLink(context, path);
    case 'other':
      return skipped({ path, reason: 'unreadable', detail: 'is a pipe, a socket or a device' });
  }
}

async function examineFile(context: WalkContext, path: string): Promise<FolderStep | undefined> {
  const { maxFileSizeBytes } = context;
  // The name is asked first: many pictures and packages need no look at the disk.
  const skippedByName = skipByName(path);
  if (skippedByName !== undefined) return skipped(skippedByName);
  try {
    const { sizeBytes, modifiedMs } = await context.disk.describe(join(context.root, path));
    if (sizeBytes > maxFileSizeBytes) return skipped(tooLarge(path, sizeBytes, maxFileSizeBytes));
    return { type: 'listing', listing: { type: 'file', entry: { path, sizeBytes, modifiedMs } } };
  } catch (error) {
    const file = toSkippedFile(path, error);
    return file.reason === 'vanished' ? undefined : skipped(file);
  }
}

/**
 * A link brings no file of its own: what it leads to inside the root is listed under its own path
 * or left out for a reason that holds for the link too, and what lies outside is not ours.
 */
async function examineLink(context: WalkContext, path: string): Promise<FolderStep | undefined> {
  try {
    const target = pathInside(
      context.root,
      await context.disk.resolveLinks(join(context.root, path)),
    );
    if (target === undefined) {
      context.logger.debug(`${path} is a symbolic link that leads out of the folder`);
      return undefined;
    }
    if (target !== '' && !path.startsWith(`${target}/`)) return undefined;
    const detail = 'the symbolic link leads to a folder that it lies in';
    return skipped({ path, reason: 'symlink-loop', detail });
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') return skipped(toSkippedFile(path, error));
    return skipped({ path, reason: 'unreadable', detail: 'the symbolic link leads nowhere' });
  }
}

function skipped(file: SkippedFile): FolderStep {
  return { type: 'listing', listing: { type: 'skipped', file } };
}
