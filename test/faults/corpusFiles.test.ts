// What can be wrong with a single file: each is read as well as can be, or skipped with a reason.

import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Disk, nodeDisk } from '../../src/adapters/fs/disk.ts';
import { describeListings, openSource } from '../support/fileListings.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const text = 'erste Zeile: größer\r\nzweite 日本 🎉\nende';

/** The text that is read from a file of these bytes, or `reason: detail`. */
async function readBytes(bytes: Uint8Array, name = 'a.txt'): Promise<string> {
  const reading = await openSource(await temporaryFolder({ [name]: bytes })).read(name);
  if (reading.type === 'read') return reading.document.text;
  return `${reading.file.reason}: ${reading.file.detail}`;
}

describe('encodings', () => {
  it('UTF-8 with and without a mark, and UTF-16 of both orders give the same text', async () => {
    const littleEndian = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const readings = [
      await readBytes(Buffer.from(text)),
      await readBytes(Buffer.from(`\uFEFF${text}`)),
      await readBytes(littleEndian),
      await readBytes(Buffer.from(littleEndian).swap16()),
    ];
    expect(readings).toEqual([text, text, text, text]);
  });

  it('half a character at the end of UTF-16 loses nothing before it', async () => {
    const bytes = Buffer.concat([Buffer.from('\uFEFFab\n', 'utf16le'), Buffer.of(65)]);
    expect(await readBytes(bytes)).toMatch(/^ab\n/);
  });

  it('invalid UTF-8 is read with its lines where they are', async () => {
    const latin1 = Buffer.from('// Größe\nint naïve;\n// Öl\n', 'latin1');
    expect(await readBytes(latin1, 'a.c')).toBe(
      '// Gr\uFFFD\uFFFDe\nint na\uFFFDve;\n// \uFFFDl\n',
    );
  });

  it('bytes that are no text in any encoding are binary', async () => {
    const noise = Uint8Array.from({ length: 4_000 }, (_, index) => 128 + ((index * 7) % 128));
    expect(await readBytes(noise)).toMatch(
      /^binary: \d+ of its first \d+ characters are not valid/,
    );
  });

  it('a file without a byte is a text without a line', async () => {
    expect([await readBytes(new Uint8Array()), await readBytes(Buffer.from('\uFEFF'))]).toEqual([
      '',
      '',
    ]);
  });
});

describe('binary files', () => {
  it('are told by their name or by their bytes', async () => {
    const program = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(64)]);
    expect([
      await readBytes(program, 'tool'),
      await readBytes(Buffer.from('x'), 'a.png'),
      await readBytes(Buffer.from('abc\0def'), 'a.ts'),
    ]).toEqual([
      'binary: has NUL bytes',
      'binary: its name is that of a binary file',
      'binary: has NUL bytes',
    ]);
  });
});

describe('large files', () => {
  it('of 50 MB are told without being opened', async () => {
    const folder = await temporaryFolder({ 'big.ts': '', 'a.ts': '' });
    await truncate(join(folder, 'big.ts'), 50 * 1024 * 1024);
    const opened: string[] = [];
    const disk: Disk = {
      ...nodeDisk,
      readFile: (path, maxBytes) => {
        opened.push(path);
        return nodeDisk.readFile(path, maxBytes);
      },
    };
    const source = openSource(folder, { disk, useGitIgnore: false });
    expect(await describeListings(source.list())).toEqual(['a.ts', 'big.ts (too-large)']);
    expect(opened).toEqual([]);
    expect(await source.read('big.ts')).toEqual({
      type: 'skipped',
      file: { path: 'big.ts', reason: 'too-large', detail: 'has 51,200 KB, the limit is 1,024 KB' },
    });
  });

  it('with one line of 5 MB are too large, or minified where the limit is higher', async () => {
    const folder = await temporaryFolder({ 'line.js': 'x=1;'.repeat(1_250_000) });
    const higher = openSource(folder, { maxFileSizeBytes: 10 * 1024 * 1024 });
    expect([await openSource(folder).read('line.js'), await higher.read('line.js')]).toMatchObject([
      { file: { reason: 'too-large' } },
      { file: { reason: 'minified', detail: 'longest line has 5,000,000 characters' } },
    ]);
  });

  it('that grow beyond the limit while they are read are too large', async () => {
    const folder = await temporaryFolder({ 'log.txt': 'x\n'.repeat(500) });
    const disk: Disk = {
      ...nodeDisk,
      readFile: async (path, maxBytes) => {
        const { facts } = await nodeDisk.readFile(path, maxBytes);
        await writeFile(path, 'x\n'.repeat(2_000));
        return { ...(await nodeDisk.readFile(path, maxBytes)), facts };
      },
    };
    const source = openSource(folder, { disk, maxFileSizeBytes: 1_024 });
    expect(await source.read('log.txt')).toMatchObject({ file: { reason: 'too-large' } });
  });

  it('of exactly the limit are read', async () => {
    const folder = await temporaryFolder({ 'a.txt': 'x\n'.repeat(512) });
    const source = openSource(folder, { maxFileSizeBytes: 1_024 });
    expect(await source.read('a.txt')).toMatchObject({ type: 'read' });
  });
});

describe('a file that goes away', () => {
  it('between listing and reading has vanished', async () => {
    const folder = await temporaryFolder({ 'a.ts': 'a', 'b.ts': 'b' });
    const source = openSource(folder);
    expect(await describeListings(source.list())).toEqual(['a.ts', 'b.ts']);
    await rm(join(folder, 'a.ts'));
    expect(await source.read('a.ts')).toEqual({
      type: 'skipped',
      file: { path: 'a.ts', reason: 'vanished', detail: 'was there a moment ago and is gone' },
    });
  });

  it('while its folder is looked at is passed over', async () => {
    const folder = await temporaryFolder({ 'a.ts': 'a', 'b.ts': 'b' });
    const disk: Disk = {
      ...nodeDisk,
      readFolder: async (path) => {
        const items = await nodeDisk.readFolder(path);
        await rm(join(folder, 'a.ts'));
        return items;
      },
    };
    expect(await describeListings(openSource(folder, { disk }).list())).toEqual(['b.ts']);
  });

  it('with a disk that fails in the middle is told as unreadable', async () => {
    const folder = await temporaryFolder({ 'a.ts': 'a' });
    const disk: Disk = {
      ...nodeDisk,
      readFile: () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })),
    };
    expect(await openSource(folder, { disk }).read('a.ts')).toMatchObject({
      file: { reason: 'unreadable', detail: 'the disk could not read it' },
    });
  });
});
