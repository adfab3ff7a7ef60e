// What the benchmark's published figures call source: the files whose name says a language that
// is cut as code. The rest, documents, configuration and data, is left out by exact path.

import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { languageOf, languageRow } from '../../src/core/chunking/languages.ts';

/** By name alone: a script without an extension is none of "known extensions". */
export function isSourceFile(path: string): boolean {
  const { cutting } = languageRow(languageOf(path));
  return cutting === 'syntax' || cutting === 'patterns';
}

/** @returns a glob for each file of the folder that is no source, relative to it */
export function globsOfNonSource(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !isSourceFile(path))
    .map(exactGlob);
}

/** A glob that fits this path alone: tied to the root, nothing in it a wildcard. */
function exactGlob(path: string): string {
  return `/${path.replace(/[\\*?[\]{}]/g, String.raw`\$&`)}`;
}
