// Goes through a root folder by folder, or straight to single paths. Ignored folders are never
// opened.

import { setImmediate as nextTurn } from 'node:timers/promises';
import { EngineError, throwIfCancelled } from '../../base/errors.ts';
import type { FileListing } from '../../core/corpus/fileSource.ts';
import { describeError, isGone, systemCode, toSkippedFile } from './diskErrors.ts';
import { readRootRules } from './folderRules.ts';
import {
  type FolderAhead,
  type FolderHere,
  type FolderStep,
  type WalkContext,
  examineFolder,
  examineItem,
  openFolder,
} from './openFolder.ts';

/** All that may be indexed below the root, in the order of the paths. */
export async function* walkRoot(
  context: WalkContext,
  signal?: AbortSignal,
): AsyncGenerator<FileListing> {
  const root = await openRoot(context);
  yield* walkSteps(context, await examineFolder(context, root), signal);
}

/** The same for single paths below the root; what is gone or ignored is passed over. */
export async function* walkPaths(
  context: WalkContext,
  paths: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<FileListing> {
  const root = await openRoot(context);
  const openedFolders = new Map([['', Promise.resolve<FolderHere | undefined>(root)]]);
  for (const path of withoutCovered(paths)) {
    throwIfCancelled(signal);
    const step = await findStep(context, path, openedFolders);
    if (step !== undefined) yield* walkSteps(context, [step], signal);
  }
}

/** @throws EngineError `folder-missing`, `folder-unreadable` */
async function openRoot(context: WalkContext): Promise<FolderHere> {
  try {
    const rules = await readRootRules(context, context.root);
    return await openFolder(context, { path: '', rules });
  } catch (error) {
    throw toRootError(context.root, error);
  }
}

/** What it means that the root itself cannot be used. */
export function toRootError(root: string, error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  if (systemCode(error) === 'ENOTDIR') {
    const message = `${root} is a file. Choose the folder that holds it.`;
    return new EngineError('folder-unreadable', message, error);
  }
  if (isGone(error)) {
    const message = `There is no folder ${root}. Check the path, or whether its drive is there.`;
    return new EngineError('folder-missing', message, error);
  }
  const message = `The folder ${root} cannot be read: ${describeError(error)}.`;
  return new EngineError('folder-unreadable', message, error);
}

/** Others may run after so many listings that needed no waiting. */
const listingsPerTurn = 500;

async function* walkSteps(
  context: WalkContext,
  steps: readonly FolderStep[],
  signal: AbortSignal | undefined,
): AsyncGenerator<FileListing> {
  const ahead = steps.toReversed();
  let listingCount = 0;
  for (let step = ahead.pop(); step !== undefined; step = ahead.pop()) {
    throwIfCancelled(signal);
    if (step.type === 'listing') {
      yield step.listing;
      if (++listingCount % listingsPerTurn === 0) await nextTurn();
    } else {
      const inside = await expandFolder(context, step.folder);
      for (const next of inside.reverse()) ahead.push(next);
    }
  }
}

/** One bad folder never ends the walk. */
async function expandFolder(context: WalkContext, folder: FolderAhead): Promise<FolderStep[]> {
  try {
    return await examineFolder(context, await openFolder(context, folder));
  } catch (error) {
    const file = toSkippedFile(folder.path, error);
    context.logger.warn(`skipped the folder ${folder.path}: ${file.detail}`);
    return [{ type: 'listing', listing: { type: 'skipped', file } }];
  }
}

/** Sorted, and without paths that lie below another one. */
function withoutCovered(paths: readonly string[]): string[] {
  const unique = new Set(paths);
  const isCovered = (path: string): boolean =>
    path !== '' &&
    (unique.has('') ||
      path
        .split('/')
        .some((_, index, parts) => index > 0 && unique.has(parts.slice(0, index).join('/'))));
  return [...unique].filter((path) => !isCovered(path)).sort();
}

/** Goes down to one path by the rules on the way. */
async function findStep(
  context: WalkContext,
  path: string,
  openedFolders: Map<string, Promise<FolderHere | undefined>>,
): Promise<FolderStep | undefined> {
  if (path === '') {
    const root = await openedFolders.get('');
    return root && { type: 'folder', folder: { path: '', rules: root.rules } };
  }
  const slash = path.lastIndexOf('/');
  const parentPath = slash === -1 ? '' : path.slice(0, slash);
  const known = openedFolders.get(parentPath);
  const opening = known ?? openOnTheWay(context, parentPath, openedFolders);
  openedFolders.set(parentPath, opening);
  const parent = await opening;
  const item = parent?.items.find(({ name }) => name === path.slice(slash + 1));
  return parent && item && examineItem(context, parent, item);
}

async function openOnTheWay(
  context: WalkContext,
  path: string,
  openedFolders: Map<string, Promise<FolderHere | undefined>>,
): Promise<FolderHere | undefined> {
  const step = await findStep(context, path, openedFolders);
  if (step?.type !== 'folder') return undefined;
  try {
    return await openFolder(context, step.folder);
  } catch (error) {
    context.logger.debug(`${path} cannot be read: ${describeError(error)}`);
    return undefined;
  }
}
