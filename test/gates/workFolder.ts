// A folder inside the repository for the files that a gate must refuse: the gates find their
// configuration and packages from there, and git does not see it.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

export const repository = resolve(import.meta.dirname, '../..');

/**
 * Writes the files and removes them after the test.
 *
 * @param files  content by path
 * @returns the absolute folder
 */
export function workFolder(files: Readonly<Record<string, string>>): string {
  const parent = join(repository, 'out/gates');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'work-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
