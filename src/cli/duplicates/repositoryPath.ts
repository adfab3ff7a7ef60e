// Where a folder lies in its repository: code scanning reads paths from the repository's root, also
// when only a part of it was looked at.

import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * @param folder  absolute
 * @returns with `/` between the parts; '' for the root itself, and for a folder in no repository
 */
export function pathInRepository(folder: string): string {
  for (let root = folder; ; root = dirname(root)) {
    // A worktree has a file of that name.
    if (existsSync(join(root, '.git'))) return relative(root, folder).replaceAll(sep, '/');
    if (dirname(root) === root) return '';
  }
}
