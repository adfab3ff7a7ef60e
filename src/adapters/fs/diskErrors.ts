// What the system's errors mean for one file or folder. Each becomes a skipped file with its
// reason; none ends the walk.

import { messageOf } from '../../base/errors.ts';
import type { SkippedFile } from '../../core/model.ts';

/** The system's name of the error: `ENOENT`; '' for anything else that was thrown. */
export function systemCode(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : '';
}

/** Nothing is there. */
export function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(systemCode(error));
}

/** @param path relative to the root */
export function toSkippedFile(path: string, error: unknown): SkippedFile {
  // Node puts U+FFFD where a name is not UTF-8, and then no longer finds what it named.
  if (isGone(error) && path.includes('\uFFFD')) {
    return { path, reason: 'unreadable', detail: 'its name is not valid UTF-8' };
  }
  if (isGone(error)) {
    return { path, reason: 'vanished', detail: 'was there a moment ago and is gone' };
  }
  if (systemCode(error) === 'ELOOP') {
    return { path, reason: 'symlink-loop', detail: 'the symbolic link leads back to itself' };
  }
  return { path, reason: 'unreadable', detail: describeError(error) };
}

/** For a person. */
export function describeError(error: unknown): string {
  const code = systemCode(error);
  return meanings[code] ?? (code === '' ? messageOf(error) : `the system says ${code}`);
}

const meanings: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EBUSY: 'another program holds it',
  EIO: 'the disk could not read it',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'its path is too long for this system',
  ESTALE: 'the network drive lost it',
  ETIMEDOUT: 'the network drive does not answer',
  ENXIO: 'is not a regular file',
};
