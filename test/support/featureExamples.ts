// TABLE of examples: where each feature of the ranking speaks, and where it says less.

import type { NewChunk } from '../../src/core/store/indexStore.ts';

export interface Place {
  readonly path: string;
  readonly text?: string;
  readonly name?: string;
  readonly language?: string;
  readonly chunk?: Partial<NewChunk>;
  /** Its vector lies along the query's. */
  readonly isNear?: boolean;
  readonly modifiedMs?: number;
  /** Further chunks of the file. */
  readonly more?: readonly string[];
}

export interface Example {
  readonly feature: string;
  readonly query: string;
  /** The feature says more of the first than of the second. */
  readonly more: Place;
  readonly less: Place;
  readonly openPaths?: readonly string[];
}

/** A file that holds both words, and another one. */
export const a = (rest: Partial<Place> = {}): Place => ({
  path: 'src/a.ts',
  text: 'parse dates',
  ...rest,
});
const b = (rest: Partial<Place> = {}): Place => ({
  path: 'src/b.ts',
  text: 'parse dates',
  ...rest,
});
const day = 86_400_000;

export const examples: readonly Example[] = [
  { feature: 'words', query: 'parse dates', more: a(), less: b({ text: 'parse other things' }) },
  {
    feature: 'words, place',
    query: 'parse',
    more: a({ text: 'parse parse' }),
    less: b({ text: 'parse x y z' }),
  },
  {
    feature: 'word forms, place',
    query: 'parse',
    more: a({ text: 'parsing parser' }),
    less: b({ text: 'parser x y z' }),
  },
  { feature: 'words covered', query: 'parse dates', more: a(), less: b({ text: 'parse other' }) },
  { feature: 'file name', query: 'date parser', more: a({ path: 'src/dateParser.ts' }), less: b() },
  { feature: 'file name', query: 'lockfile parse', more: a({ path: 'src/lock.ts' }), less: b() },
  {
    feature: 'file name',
    query: 'parse routing',
    more: a({ path: 'routing/index.ts' }),
    less: b(),
  },
  {
    feature: 'file name, explained',
    query: 'parse',
    more: a({ path: 'src/parse_all_of_it.ts' }),
    less: b(),
  },
  {
    feature: 'file name, whole',
    query: 'how to parse dates',
    more: a({ path: 'src/dates.ts' }),
    less: b({ path: 'src/dates_old.ts' }),
  },
  {
    feature: 'file of the name',
    query: 'parseDates',
    more: a({ path: 'src/parse_dates.ts' }),
    less: b({ path: 'src/dates.ts' }),
  },
  { feature: 'path as typed', query: 'src/a.ts', more: a(), less: b() },
  {
    feature: 'path as typed',
    query: 'lib/deep',
    more: a({ path: 'x/lib/deep/a.ts' }),
    less: b({ path: 'x/lib/deeper/a.ts' }),
  },
  { feature: 'folder name', query: 'dates parse', more: a({ path: 'dates/a.ts' }), less: b() },
  { feature: 'path', query: 'dates parse', more: a({ path: 'dates/x/a.ts' }), less: b() },
  {
    feature: 'symbol name',
    query: 'parse dates',
    more: a({ name: 'parseDates' }),
    less: b({ name: 'other' }),
  },
  {
    feature: 'symbol name',
    query: 'Session.parse',
    more: a({ name: 'Session.parse' }),
    less: b({ name: 'Other.parse' }),
  },
  {
    feature: 'name covered',
    query: 'parse dates',
    more: a({ name: 'Parse.run' }),
    less: b({ name: 'run' }),
  },
  {
    feature: 'definition',
    query: 'Session.parse',
    more: a({ name: 'Session.parse' }),
    less: b({ name: 'Other.parse' }),
  },
  {
    feature: 'definition',
    query: 'parseDates',
    more: a({ name: 'parseDates' }),
    less: b({ name: 'parse_dates' }),
  },
  {
    feature: 'definition',
    query: 'parseDates',
    more: a({ name: 'ParseDates' }),
    less: b({ name: 'parseDate' }),
  },
  {
    feature: 'type definition',
    query: 'DateParser',
    more: a({ name: 'DateParser', chunk: { kind: 'class' } }),
    less: b({ name: 'DateParser' }),
  },
  {
    feature: 'words within the name',
    query: 'range query over dates',
    more: a({ name: 'prebuildRangequery' }),
    less: b({ name: 'build' }),
  },
  {
    feature: 'words within the name',
    query: 'an iterator of deserialized rows',
    more: a({ name: 'rowiterator' }),
    less: b({ name: 'row' }),
  },
  {
    feature: 'heading',
    query: 'parse dates',
    more: a({ chunk: { heading: 'Guide › Parse dates' } }),
    less: b({ chunk: { heading: 'Parse › Other' } }),
  },
  { feature: 'similarity', query: 'parse', more: a({ isNear: true }), less: b() },
  { feature: 'similarity, sharp', query: 'parse', more: a({ isNear: true }), less: b() },
  { feature: 'similarity, place', query: 'parse', more: a({ isNear: true }), less: b() },
  {
    feature: 'file words',
    query: 'parse',
    more: a({ more: ['parse it', 'parse that'] }),
    less: b(),
  },
  {
    feature: 'file words, all',
    query: 'parse',
    more: a({ more: ['parse it', 'parse that'] }),
    less: b(),
  },
  {
    feature: 'file words, density',
    query: 'parse',
    more: a(),
    less: b({ more: ['nothing of it'] }),
  },
  {
    feature: 'file covered',
    query: 'parse dates',
    more: a({ text: 'parse x', more: ['dates y'] }),
    less: b({ text: 'parse x' }),
  },
  { feature: 'file names covered', query: 'parse dates', more: a({ name: 'parse' }), less: b() },
  { feature: 'file similarity', query: 'parse', more: a({ isNear: true }), less: b() },
  {
    feature: 'folder similarity',
    query: 'parse',
    more: a({ path: 'near/a.ts', isNear: true }),
    less: b({ path: 'far/b.ts' }),
  },
  { feature: 'file length', query: 'parse', more: a({ more: ['x', 'y', 'z'] }), less: b() },
  { feature: 'test file', query: 'parse dates', more: a({ path: 'test/a.ts' }), less: b() },
  { feature: 'example file', query: 'parse dates', more: a({ path: 'examples/a.ts' }), less: b() },
  {
    feature: 'compatibility file',
    query: 'parse dates',
    more: a({ path: 'legacy/a.ts' }),
    less: b(),
  },
  {
    feature: 'compatibility file',
    query: 'parse dates',
    more: a({ path: 'v3/a.ts' }),
    less: b({ path: 'v4/b.ts' }),
  },
  {
    feature: 'compatibility file',
    query: 'parse dates',
    more: a({ path: 'x/v1/b.ts' }),
    less: b({ path: 'x/b.ts' }),
  },
  { feature: 'entry file', query: 'parse', more: a({ path: 'src/index.ts' }), less: b() },
  { feature: 'declaration file', query: 'parse', more: a({ path: 'src/a.h' }), less: b() },
  { feature: 'declaration file', query: 'parse', more: a({ path: 'src/a.d.ts' }), less: b() },
  {
    feature: 'version asked for',
    query: 'parse dates in v3',
    more: a({ path: 'v3/a.ts' }),
    less: b({ path: 'v4/a.ts' }),
  },
  { feature: 'deep path', query: 'parse', more: a({ path: 'a/b/c/d.ts' }), less: b() },
  { feature: 'function', query: 'parse', more: a(), less: b({ chunk: { kind: 'text' } }) },
  { feature: 'class or type', query: 'parse', more: a({ chunk: { kind: 'type' } }), less: b() },
  { feature: 'module', query: 'parse', more: a({ chunk: { kind: 'module' } }), less: b() },
  { feature: 'variable', query: 'parse', more: a({ chunk: { kind: 'variable' } }), less: b() },
  {
    feature: 'documentation',
    query: 'parse',
    more: a({ path: 'a.md', language: 'markdown', chunk: { kind: 'section' } }),
    less: b(),
  },
  {
    feature: 'documentation, asked for',
    query: 'how do I parse',
    more: a({ path: 'a.md', language: 'markdown', chunk: { kind: 'section' } }),
    less: b(),
  },
  {
    feature: 'configuration',
    query: 'parse',
    more: a({ path: 'a.json', language: 'json', chunk: { kind: 'block' } }),
    less: b(),
  },
  {
    feature: 'long chunk',
    query: 'parse',
    more: a({ chunk: { lines: { start: 9, end: 40 } } }),
    less: b({ chunk: { lines: { start: 9, end: 10 } } }),
  },
  {
    feature: 'file head',
    query: 'parse',
    more: a(),
    less: b({ chunk: { lines: { start: 9, end: 10 } } }),
  },
  { feature: 'open editor', query: 'parse', more: a(), less: b(), openPaths: ['/root/src/a.ts'] },
  {
    feature: 'edited lately',
    query: 'parse',
    more: a({ modifiedMs: Date.now() }),
    less: b({ modifiedMs: Date.now() - 9 * day }),
  },
];
