// What a person has put aside, as a file beside the code: the editor writes it, the editor and CI
// read it, so that both tell the same. One entry a line, sorted, for diffs that read well.

import { EngineError } from '../../base/errors.ts';
import { type DuplicateIgnores, noIgnores } from './duplicateOptions.ts';

/** In the folder of a root. */
export const ignoreFileName = '.kindred-duplicates.json';

const version = 1;

/**
 * @param name  what messages call the file
 * @throws EngineError `bad-option` for a text that is no such file, or of a newer version
 */
export function parseIgnoreFile(text: string, name = ignoreFileName): DuplicateIgnores {
  const read = parseJson(text, name);
  if (typeof read !== 'object' || read === null || !('version' in read)) {
    throw wrong('an object with a version', name);
  }
  if (read.version !== version) throw wrong(`version ${String(version)}`, name);
  return {
    clusters: stringsOf(read, 'clusters', name),
    pairs: pairsOf(read, name),
    paths: stringsOf(read, 'paths', name),
  };
}

/** @returns the text of a file that {@link parseIgnoreFile} reads to the same */
export function printIgnoreFile(ignores: DuplicateIgnores): string {
  const { clusters, pairs, paths } = ignores;
  const lines = [
    printList('clusters', [...new Set(clusters)].sort()),
    printList('pairs', [...new Set(pairs.map((pair) => JSON.stringify(pair)))].sort(), false),
    printList('paths', [...new Set(paths)].sort()),
  ];
  return `{\n  "version": ${String(version)},\n${lines.join(',\n')}\n}\n`;
}

export function joinIgnores(all: readonly DuplicateIgnores[]): DuplicateIgnores {
  return all.reduce(
    (joined, { clusters, pairs, paths }) => ({
      clusters: [...joined.clusters, ...clusters],
      pairs: [...joined.pairs, ...pairs],
      paths: [...joined.paths, ...paths],
    }),
    noIgnores,
  );
}

/** Two contents in the order in which pairs are written down. */
export function ignoredPair(a: string, b: string): readonly [string, string] {
  return a < b ? [a, b] : [b, a];
}

function printList(name: string, entries: readonly string[], quoted = true): string {
  if (entries.length === 0) return `  "${name}": []`;
  const rows = entries.map((entry) => `    ${quoted ? JSON.stringify(entry) : entry}`);
  return `  "${name}": [\n${rows.join(',\n')}\n  ]`;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EngineError('bad-option', `${name} is no JSON. Correct or delete it.`, error);
  }
}

function stringsOf(read: object, field: string, name: string): readonly string[] {
  const list: unknown = Object.entries(read).find(([key]) => key === field)?.[1] ?? [];
  if (!isListOfStrings(list)) throw wrong(`${field} to be a list of texts`, name);
  return list;
}

function pairsOf(read: object, name: string): readonly (readonly [string, string])[] {
  const list: unknown = 'pairs' in read ? read.pairs : [];
  if (!Array.isArray(list)) throw wrong('pairs to be a list', name);
  return list.map((pair: unknown) => {
    if (!isListOfStrings(pair) || pair.length !== 2) throw wrong('each pair to be two texts', name);
    return ignoredPair(pair[0] ?? '', pair[1] ?? '');
  });
}

function isListOfStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function wrong(expected: string, name: string): EngineError {
  return new EngineError('bad-option', `${name}: expected ${expected}. Correct or delete it.`);
}
