// Reads the table of contents of a ZIP archive; a VSIX is one.

import { readFileSync } from 'node:fs';

export interface ZipEntry {
  readonly path: string;
  readonly sizeBytes: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const entryLength = 46;

/**
 * @returns the entries in the order of the archive
 * @throws RangeError when the file is no ZIP archive
 */
export function zipEntries(path: string): ZipEntry[] {
  const bytes = readFileSync(path);
  let end = bytes.length - endLength;
  while (end >= 0 && bytes.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw new RangeError(`${path} is no ZIP archive.`);
  const entryCount = bytes.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let offset = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < entryCount; index += 1) {
    if (bytes.readUInt32LE(offset) !== entrySignature) throw new RangeError(`${path} is damaged.`);
    const pathLength = bytes.readUInt16LE(offset + 28);
    entries.push({
      path: bytes.toString('utf8', offset + entryLength, offset + entryLength + pathLength),
      sizeBytes: bytes.readUInt32LE(offset + 24),
    });
    const extraLength = bytes.readUInt16LE(offset + 30) + bytes.readUInt16LE(offset + 32);
    offset += entryLength + pathLength + extraLength;
  }
  return entries;
}
