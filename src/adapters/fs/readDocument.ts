// Reads one file into a document, or says why it is not a text to index.

import { join } from 'node:path';
import type { FileReading } from '../../core/corpus/fileSource.ts';
import { skipByName, skipText, tooLarge } from '../../core/corpus/skipRules.ts';
import type { SkippedFile } from '../../core/model.ts';
import { decodeText } from './decodeText.ts';
import type { FileContent } from './disk.ts';
import { toSkippedFile } from './diskErrors.ts';
import { hashBytes } from './hashBytes.ts';
import type { WalkContext } from './openFolder.ts';
import { pathInside } from './pathInside.ts';

export interface ReadContext extends WalkContext {
  /** Of `core/chunking/languages.ts`. */
  readonly languageOf: (path: string, firstLine: string) => string;
}

/** Never rejects for what is wrong with the file. */
export async function readDocument(context: ReadContext, path: string): Promise<FileReading> {
  const { maxFileSizeBytes } = context;
  const skip = skipByName(path);
  if (skip !== undefined) return { type: 'skipped', file: skip };
  try {
    const absolute = await context.disk.resolveLinks(join(context.root, path));
    const skipTarget = skipLinked(context, path, absolute);
    if (skipTarget !== undefined) return { type: 'skipped', file: skipTarget };
    const content = await context.disk.readFile(absolute, maxFileSizeBytes + 1);
    return toReading(context, path, content);
  } catch (error) {
    return { type: 'skipped', file: toSkippedFile(path, error) };
  }
}

/** Since it was listed, the file may have become a link to what must not be read. */
function skipLinked(context: ReadContext, path: string, absolute: string): SkippedFile | undefined {
  const target = pathInside(context.root, absolute);
  if (target === path) return undefined;
  if (target === undefined) {
    const detail = 'is a symbolic link that leads out of the folder';
    return { path, reason: 'unreadable', detail };
  }
  const skip = skipByName(target);
  return skip && { ...skip, path };
}

function toReading(context: ReadContext, path: string, content: FileContent): FileReading {
  const { bytes, facts } = content;
  const sizeBytes = Math.max(bytes.length, facts.sizeBytes);
  const skip = (file: SkippedFile): FileReading => ({ type: 'skipped', file });
  if (facts.kind !== 'file') {
    return skip({ path, reason: 'unreadable', detail: 'is not a regular file' });
  }
  if (sizeBytes > context.maxFileSizeBytes) {
    return skip(tooLarge(path, sizeBytes, context.maxFileSizeBytes));
  }
  const decoded = decodeText(bytes);
  if (decoded.type === 'binary') return skip({ path, reason: 'binary', detail: decoded.detail });
  const { text } = decoded;
  const skippedText = skipText(path, text);
  if (skippedText !== undefined) return skip(skippedText);
  const language = context.languageOf(path, firstLineOf(text));
  const document = { path, language, text, hash: hashBytes(bytes) };
  const entry = { path, sizeBytes: facts.sizeBytes, modifiedMs: facts.modifiedMs };
  return { type: 'read', document, entry };
}

/** A `#!` line is short; a first line without an end is cut. */
const firstLineCharacters = 500;

function firstLineOf(text: string): string {
  return text.slice(0, firstLineCharacters).split(/\r?\n/, 1)[0] ?? '';
}
