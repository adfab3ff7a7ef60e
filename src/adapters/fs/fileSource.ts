// The files of a folder on this machine, behind core's FileSource port.

import { invariant } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';
import { languageOf } from '../../core/chunking/languages.ts';
import type { FileSource } from '../../core/corpus/fileSource.ts';
import { type Disk, nodeDisk, promptDisk } from './disk.ts';
import { matchPaths } from './matchPaths.ts';
import { type ReadContext, readDocument } from './readDocument.ts';
import { rememberReads } from './rememberedReads.ts';
import { takeTurns } from './takeTurns.ts';
import { toRootError, walkPaths, walkRoot } from './walk.ts';

export interface FileSourceOptions {
  /** Absolute path of the root. */
  readonly folder: string;
  /** Globs as `matchPaths` reads them. */
  readonly exclude: readonly string[];
  readonly useGitIgnore: boolean;
  readonly maxFileSizeBytes: number;
  readonly logger: Logger;
  /** Instead of the file that git's configuration names; '' for none. */
  readonly globalExcludesFile?: string;
  /** Instead of Node's file system. */
  readonly disk?: Disk;
}

/** Reads nothing yet: a folder that is missing is told by the first `list` or `inspect`. */
export function createFileSource(options: FileSourceOptions): FileSource {
  const context = toContext(options);
  const prompt = { ...context, disk: options.disk ?? promptDisk };
  const readWith =
    (own: ReadContext): FileSource['read'] =>
    async (path) =>
      readDocument(await openContext(own), normalizePath(path));
  return {
    async *list(signal) {
      yield* walkRoot(await openContext(context), signal);
    },
    async *inspect(paths, signal) {
      yield* walkPaths(await openContext(context), paths.map(normalizePath), signal);
    },
    read: readWith(context),
    readAgain: rememberReads(
      prompt.disk,
      options.folder,
      takeTurns(readWith(prompt), filesPerTurn),
    ),
  };
}

/** More than a page shows, about 6 ms; a quoted phrase asks for hundreds. */
const filesPerTurn = 64;

/** The root may be a link, and may lead elsewhere the next time. */
async function openContext(context: ReadContext): Promise<ReadContext> {
  try {
    return { ...context, root: await context.disk.resolveLinks(context.root) };
  } catch (error) {
    throw toRootError(context.root, error);
  }
}

function toContext(options: FileSourceOptions): ReadContext {
  const { folder, exclude, useGitIgnore, maxFileSizeBytes, logger, globalExcludesFile } = options;
  return {
    root: folder,
    disk: options.disk ?? nodeDisk,
    logger,
    maxFileSizeBytes,
    languageOf,
    ruleOptions: {
      isExcluded: matchPaths(exclude),
      useGitIgnore,
      ...(globalExcludesFile === undefined ? {} : { globalExcludesFile }),
    },
  };
}

function normalizePath(path: string): string {
  const normalized = path.replace(/\/+$/, '');
  const leavesRoot = normalized.startsWith('/') || normalized.split('/').includes('..');
  invariant(!leavesRoot, `expected a path relative to the root, got ${path}`);
  return normalized === '.' ? '' : normalized;
}
