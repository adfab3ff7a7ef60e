// The labelled pairs of duplicates, `test/quality/duplicates/sets/<name>.json`: the one reader of
// their format. A set is one repository at one commit with pairs of places that were read and
// judged; it holds no text of that repository, only paths and lines.

import { join } from 'node:path';
import { overlaps } from '../../../src/core/lineRange.ts';
import { Fields, isRecord, parseFaultless, readFolder, readPath, readSetFiles } from '../fields.ts';
import { type AnswerSpan, type Half, halves } from '../sets.ts';

/** What the two places are. */
export const pairKinds = ['function', 'class', 'section', 'comment'] as const;
export type PairKind = (typeof pairKinds)[number];

/** As `CloneType`; 0 = no duplicate, though it looks like one to a search. */
export const pairTypes = [0, 1, 2, 3, 4] as const;
export type PairType = (typeof pairTypes)[number];

export interface LabelledPair {
  /** `<name of the set>-<number>`, unique over all sets. */
  readonly id: string;
  readonly type: PairType;
  readonly kind: PairKind;
  readonly half: Half;
  readonly a: AnswerSpan;
  readonly b: AnswerSpan;
  /** Why the label; for type 0 what kind of noise it is. */
  readonly note: string;
}

export interface DuplicateSet {
  /** The file's name without `.json`, and the folder of its checkout. */
  readonly name: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** SPDX expression. */
  readonly licence: string;
  /** Folders and files to check out, from the repository's root; `.` is all of it. */
  readonly folders: readonly string[];
  readonly pairs: readonly LabelledPair[];
}

export const duplicateSetsFolder = join(import.meta.dirname, 'sets');

/** Labels of pairs that the detector told and jscpd did not: a sample, not a test set. */
export const beyondFolder = join(import.meta.dirname, 'beyond');

/**
 * All sets of a folder, by name.
 *
 * @throws Error that lists every fault of the first faulty file
 */
export function readDuplicateSets(folder: string = duplicateSetsFolder): DuplicateSet[] {
  return readSetFiles(folder, parseDuplicateSet);
}

/**
 * @param name  the file's name without `.json`
 * @throws Error that lists every fault, with the pair it is in
 */
export function parseDuplicateSet(name: string, text: string): DuplicateSet {
  return parseFaultless(name, text, (value, faults) => readSet(name, value, faults));
}

/** `path:start-end`, for messages. */
export function spanText({ path, start, end }: AnswerSpan): string {
  return `${path}:${start}-${end}`;
}

function readSet(name: string, value: unknown, faults: string[]): DuplicateSet {
  const set = new Fields(value, 'set', faults, setKeys);
  const read: DuplicateSet = {
    name,
    repository: set.text('repository', /^[\w.-]+\/[\w.-]+$/),
    commit: set.text('commit', /^[0-9a-f]{40}$/),
    licence: set.text('licence', /^[\w.+() -]+$/),
    folders: set.list('folders').map((folder) => readFolder(folder, faults)),
    pairs: set.list('pairs').map((pair, index) => readPair(pair, index, faults)),
  };
  if (read.folders.length === 0) faults.push('folders: is empty, so nothing is checked out');
  checkIds(read, faults);
  return read;
}

function readPair(value: unknown, index: number, faults: string[]): LabelledPair {
  const hasId = isRecord(value) && typeof value['id'] === 'string';
  const place = hasId ? String(value['id']) : `pair ${index + 1}`;
  const pair = new Fields(value, place, faults, pairKeys);
  const read: LabelledPair = {
    id: pair.text('id', /^[a-z][a-z0-9]*-\d{3}$/),
    type: pair.oneOf('type', pairTypes),
    kind: pair.oneOf('kind', pairKinds),
    half: pair.oneOf('half', halves),
    a: readSpan(pair.value('a'), place, faults),
    b: readSpan(pair.value('b'), place, faults),
    note: pair.text('note', /^\S(?:.*\S)?$/),
  };
  if (meet(read.a, read.b)) faults.push(`${place}: its places share lines`);
  return read;
}

/** `path:start-end`: short enough that a pair is one line of JSON. */
function readSpan(value: unknown, place: string, faults: string[]): AnswerSpan {
  const [, path, start, end] = /^(.+):(\d+)-(\d+)$/.exec(String(value)) ?? [];
  if (path === undefined) {
    faults.push(`${place}: ${JSON.stringify(value)} is no path:start-end`);
    return { path: '', start: 1, end: 1 };
  }
  const span = {
    path: readPath(path, place, faults),
    start: Number(start),
    end: Number(end),
  };
  if (span.start < 1 || span.end < span.start) {
    faults.push(`${place}: ${spanText(span)} are no lines from 1 on`);
  }
  return span;
}

function meet(a: AnswerSpan, b: AnswerSpan): boolean {
  return a.path !== '' && a.path === b.path && overlaps(a, b);
}

function checkIds({ name, pairs }: DuplicateSet, faults: string[]): void {
  const seen = new Set<string>();
  for (const { id } of pairs) {
    if (seen.has(id)) faults.push(`${id}: two pairs have this id`);
    if (id !== '' && !id.startsWith(`${name}-`)) faults.push(`${id}: does not begin with ${name}-`);
    seen.add(id);
  }
}

const setKeys = ['repository', 'commit', 'licence', 'folders', 'pairs'] as const;
const pairKeys = ['id', 'type', 'kind', 'half', 'a', 'b', 'note'] as const;
