// Where the index of a root lies: in the user's cache folder, never inside the workspace.

import { createHash } from 'node:crypto';
import { realpathSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, isAbsolute, join, resolve } from 'node:path';

/** What the answer depends on besides its arguments; tests put their own here. */
export interface UserPlace {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The folder that holds the index of `rootFolder`; not created here. It has the folder's name,
 * for people, and a hash of its real path, so that links and spellings lead to one index.
 *
 * @param indexLocation  absolute, or from the home folder (`~/indexes`); empty = the cache folder
 */
export function indexFolderFor(
  rootFolder: string,
  indexLocation: string,
  place: UserPlace = currentPlace(),
): string {
  const realPath = realPathOf(rootFolder);
  const spelled = place.platform === 'win32' ? realPath.toLowerCase() : realPath;
  const hash = createHash('sha256').update(spelled).digest('hex').slice(0, 12);
  return join(locationOf(indexLocation.trim(), place), `${plainName(basename(realPath))}-${hash}`);
}

/**
 * Notes in an index folder whose index it is, for a person who tidies up the cache.
 *
 * @throws Error of the file system
 */
export function labelIndexFolder(folder: string, rootFolder: string): void {
  const label = { about: 'Index of Kindred; may be deleted at any time.', root: rootFolder };
  writeFileSync(join(folder, 'root.json'), `${JSON.stringify(label, undefined, 2)}\n`);
}

function currentPlace(): UserPlace {
  return { platform: process.platform, home: homedir(), environment: process.env };
}

/** A folder that is not there yet has no real path; its name has to do. */
function realPathOf(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return resolve(folder);
  }
}

function locationOf(indexLocation: string, place: UserPlace): string {
  if (indexLocation === '') return join(cacheFolder(place), 'kindred');
  if (isAbsolute(indexLocation)) return indexLocation;
  return resolve(place.home, indexLocation.replace(/^~(?=$|[\\/])[\\/]?/, ''));
}

function cacheFolder({ platform, home, environment }: UserPlace): string {
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  if (platform === 'win32') {
    return absoluteOr(environment['LOCALAPPDATA'], join(home, 'AppData', 'Local'));
  }
  return absoluteOr(environment['XDG_CACHE_HOME'], join(home, '.cache'));
}

/** The XDG rules: a relative path there is to be ignored. */
function absoluteOr(path: string | undefined, otherwise: string): string {
  return path !== undefined && isAbsolute(path) ? path : otherwise;
}

function plainName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(0, maxNameLength);
  return plain === '' ? 'root' : plain;
}

/** With the hash and the file's name well below the limits of every file system. */
const maxNameLength = 40;
