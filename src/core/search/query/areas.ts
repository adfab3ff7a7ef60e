// Which part of a project a chunk belongs to, by its path and language: tests by the names that
// frameworks look for, documents by the language, code by what is neither.

import { remember } from '../../../base/remember.ts';
import { headingFinders } from '../../chunking/headings/headingStyles.ts';
import { languageRow } from '../../chunking/languages.ts';
import type { Chunk } from '../../model.ts';

/** Folders and files that test frameworks of common languages look for, and what tests need. */
const testPaths: readonly RegExp[] = [
  /(^|\/)(tests?|specs?|__tests__|__mocks__|testing|testdata|test[-_]data|fixtures|e2e|cypress)\//i,
  /(^|\/)(test_[^/]*|conftest\.py)$/,
  /[._-](test|tests|spec|specs|e2e|cy)\.[^/]+$/i,
  /(^|\/)[^/]*[a-z0-9](Tests?|Spec|IT)\.(java|kt|kts|scala|groovy|cs|fs|vb|swift|php|m|mm|dart|cpp|cc)$/,
];

/** Filters ask it of every chunk, and a file has many. */
export const isTestPath = remember(
  (path): boolean => testPaths.some((pattern) => pattern.test(path)),
  50_000,
);

/** Languages that hold data or settings, not a program. */
const dataLanguages: ReadonlySet<string> = new Set(['json', 'yaml', 'toml', 'ini', 'xml', 'csv']);
type ChunkFacts = Pick<Chunk, 'path' | 'language' | 'kind'>;

/** Written for people: README, LICENSE, notes; the prose of a notebook, not its code. */
export function isDocumentation({ language, kind }: ChunkFacts): boolean {
  return kind === 'section' || languageRow(language).cutting in headingFinders;
}

/** Data or settings. */
export function isData({ language }: Pick<Chunk, 'language'>): boolean {
  return dataLanguages.has(language);
}

/** A program, its markup, queries and builds; not its tests, documents, data and settings. */
export function isProgram(chunk: ChunkFacts): boolean {
  return !isTestPath(chunk.path) && !isData(chunk) && !isDocumentation(chunk);
}
