// The disk that answers at once gives the answers of the one that asks another thread.

import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Disk, nodeDisk, promptDisk } from '../../../src/adapters/fs/disk.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const maxBytes = 8;

/** What a disk says of a path, its refusals included. */
async function answersOf(disk: Disk, path: string): Promise<unknown> {
  const [read, resolved] = await Promise.allSettled([
    disk.readFile(path, maxBytes),
    disk.resolveLinks(path),
  ]);
  return [told(read, ({ bytes, facts }) => [String(bytes), facts]), told(resolved, (it) => it)];
}

function told<T>(result: PromiseSettledResult<T>, tell: (value: T) => unknown): unknown {
  if (result.status === 'fulfilled') return tell(result.value);
  const reason: unknown = result.reason;
  return reason instanceof Error && 'code' in reason ? reason.code : reason;
}

test.each(['short.txt', 'long.txt', 'empty.txt', 'folder', 'link', 'dangling', 'gone.txt', 'pipe'])(
  'both disks say the same of %s',
  async (name) => {
    const folder = await temporaryFolder({
      'short.txt': 'one',
      'long.txt': 'one two three',
      'empty.txt': '',
      'folder/a.txt': 'a',
    });
    symlinkSync('long.txt', join(folder, 'link'));
    symlinkSync('gone.txt', join(folder, 'dangling'));
    if (process.platform !== 'win32') execFileSync('mkfifo', [join(folder, 'pipe')]);
    const path = join(folder, name);
    expect(await answersOf(promptDisk, path)).toEqual(await answersOf(nodeDisk, path));
  },
);
