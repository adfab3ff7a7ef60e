// Real folders for tests: made under the system's temporary folder, filled from a table, and
// taken away again.

import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Content by relative path; a path that ends with `/` is an empty folder. */
export type FileTable = Readonly<Record<string, string | Uint8Array>>;

/** @returns absolute path without links; the folder goes away with the test */
export async function temporaryFolder(files: FileTable = {}): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'kindred-test-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFiles(folder, files);
  return folder;
}

export async function writeFiles(folder: string, files: FileTable): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const absolute = join(folder, path);
    await mkdir(path.endsWith('/') ? absolute : dirname(absolute), { recursive: true });
    if (!path.endsWith('/')) await writeFile(absolute, content);
  }
}
