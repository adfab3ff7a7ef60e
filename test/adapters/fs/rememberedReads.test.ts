import { renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Disk, nodeDisk } from '../../../src/adapters/fs/disk.ts';
import { rememberReads } from '../../../src/adapters/fs/rememberedReads.ts';
import { openSource } from '../../support/fileListings.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** As if every change were long ago: no test can set back when a file really changed. */
const settledDisk: Disk = {
  ...nodeDisk,
  stamp: async (path) => ({ ...(await nodeDisk.stamp(path)), changedMs: 0 }),
};

/** A reader of `a.txt` that counts how often the file is really read. */
async function openReader(disk: Disk, text = 'one') {
  const folder = await temporaryFolder({ 'a.txt': text });
  const source = openSource(folder);
  let reads = 0;
  const readAgain = rememberReads(disk, folder, (path) => {
    reads += 1;
    return source.read(path);
  });
  return {
    file: join(folder, 'a.txt'),
    reads: () => reads,
    read: async (path = 'a.txt'): Promise<string> => {
      const reading = await readAgain(path);
      return reading.type === 'read' ? reading.document.text : reading.file.reason;
    },
  };
}

describe('a file that is read again', () => {
  test('is only looked at while it is the same', async () => {
    const { read, reads } = await openReader(settledDisk);
    expect([await read(), await read(), await read(), reads()]).toEqual(['one', 'one', 'one', 1]);
  });

  test.each<[string, (file: string) => void]>([
    [
      'written with a text of the same length',
      (file) => {
        writeFileSync(file, 'two');
      },
    ],
    [
      'written, and its time set back',
      (file) => {
        writeFileSync(file, 'two');
        utimesSync(file, 0, 0);
      },
    ],
    [
      'replaced by another file',
      (file) => {
        writeFileSync(`${file}.new`, 'two');
        renameSync(`${file}.new`, file);
      },
    ],
    [
      'replaced by a link to another file',
      (file) => {
        writeFileSync(`${file}.new`, 'two');
        rmSync(file);
        symlinkSync('a.txt.new', file);
      },
    ],
  ])('is read anew when it was %s', async (_, change) => {
    const { read, file } = await openReader(settledDisk);
    utimesSync(file, 0, 0);
    expect(await read()).toBe('one');
    change(file);
    expect(await read()).toBe('two');
  });

  test('is told when it is gone, and when it comes back', async () => {
    const { read, file } = await openReader(settledDisk);
    await read();
    rmSync(file);
    expect(await read()).toBe('vanished');
    writeFileSync(file, 'one');
    expect(await read()).toBe('one');
  });

  test('is not remembered just after a change: the next may have the same stamp', async () => {
    const { read, reads } = await openReader(nodeDisk);
    await read();
    await read();
    expect(reads()).toBe(2);
  });

  test('is not remembered when it cannot be indexed', async () => {
    const { read, reads } = await openReader(settledDisk, '\u0000\u0001\u0002');
    expect([await read(), await read(), reads()]).toEqual(['binary', 'binary', 2]);
  });
});

test('what was not asked for lately is forgotten when memory is full', async () => {
  const reads: string[] = [];
  const text = 'x'.repeat(9 * 2 ** 20);
  const readAgain = rememberReads(
    { ...settledDisk, stamp: () => Promise.resolve({ value: 'same', changedMs: 0 }) },
    '/',
    (path) => {
      reads.push(path);
      const document = { path, language: 'text', text, hash: path };
      const entry = { path, sizeBytes: text.length, modifiedMs: 0 };
      return Promise.resolve({ type: 'read', document, entry });
    },
  );
  for (const path of ['a', 'b', 'a', 'c', 'a', 'b']) await readAgain(path);
  expect(reads).toEqual(['a', 'b', 'c', 'b']);
});
