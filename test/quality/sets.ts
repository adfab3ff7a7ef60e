// The own test sets of retrieval quality, `test/quality/sets/<name>.json`: the one reader of
// their format. A set is one repository at one commit with questions of ours; it holds no text
// of that repository, only paths and lines.

import { join } from 'node:path';
import { Fields, isRecord, parseFaultless, readFolder, readPath, readSetFiles } from './fields.ts';

/** What kind of question it is; figures are reported for each. */
export const queryKinds = ['words', 'paraphrase', 'docs', 'error', 'symbol', 'snippet'] as const;
export type QueryKind = (typeof queryKinds)[number];

/** Weights are fitted on one half, figures reported on the other. */
export const halves = ['fit', 'report'] as const;
export type Half = (typeof halves)[number];

/** Lines that answer, 1-based and inclusive; `path` from the root of the checkout, with `/`. */
export interface AnswerSpan {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export interface SetQuery {
  /** `<name of the set>-<number>`, unique over all sets. */
  readonly id: string;
  readonly kind: QueryKind;
  readonly half: Half;
  readonly query: string;
  /** The same question as a Chinese developer would type it. */
  readonly chinese?: string;
  /** Any of them is right. */
  readonly answers: readonly AnswerSpan[];
}

export interface QuerySet {
  /** The file's name without `.json`, and the folder of its checkout. */
  readonly name: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** SPDX expression. */
  readonly licence: string;
  /** The main language, as `core/chunking/languages.ts` calls it. */
  readonly language: string;
  /** Folders and files to check out, from the repository's root; `.` is all of it. */
  readonly folders: readonly string[];
  readonly queries: readonly SetQuery[];
}

/** A longer span would call a hit right that a reader would not. */
export const maxAnswerLines = 80;
export const maxAnswers = 3;

export const setsFolder = join(import.meta.dirname, 'sets');

/**
 * All sets of a folder, by name.
 *
 * @throws Error that lists every fault of the first faulty file
 */
export function readSets(folder: string = setsFolder): QuerySet[] {
  return readSetFiles(folder, parseSet);
}

/**
 * @param name  the file's name without `.json`
 * @throws Error that lists every fault, with the query it is in
 */
export function parseSet(name: string, text: string): QuerySet {
  return parseFaultless(name, text, (value, faults) => readSet(name, value, faults));
}

function readSet(name: string, value: unknown, faults: string[]): QuerySet {
  const set = new Fields(value, 'set', faults, setKeys);
  const queries = set.list('queries').map((query, index) => readQuery(query, index, faults));
  const read: QuerySet = {
    name,
    repository: set.text('repository', /^[\w.-]+\/[\w.-]+$/),
    commit: set.text('commit', /^[0-9a-f]{40}$/),
    licence: set.text('licence', /^[\w.+() -]+$/),
    language: set.text('language', /^[a-z-]+$/),
    folders: set.list('folders').map((folder) => readFolder(folder, faults)),
    queries,
  };
  if (read.folders.length === 0) faults.push('folders: is empty, so nothing is checked out');
  checkIds(read, faults);
  checkHalves(read, faults);
  return read;
}

function readQuery(value: unknown, index: number, faults: string[]): SetQuery {
  const place = placeOf(value, index);
  const query = new Fields(value, place, faults, queryKeys);
  const chinese = query.has('chinese') ? query.text('chinese', /\p{Script=Han}/u) : undefined;
  const answers = query.list('answers').map((answer) => readAnswer(answer, place, faults));
  if (answers.length < 1 || answers.length > maxAnswers) {
    faults.push(`${place}: has ${answers.length} answers, not 1 to ${maxAnswers}`);
  }
  return {
    id: query.text('id', /^[a-z][a-z0-9]*-\d{3}$/),
    kind: query.oneOf('kind', queryKinds),
    half: query.oneOf('half', halves),
    query: query.text('query', /^\S(?:[^]*\S)?$/),
    ...(chinese === undefined ? {} : { chinese }),
    answers,
  };
}

function readAnswer(value: unknown, place: string, faults: string[]): AnswerSpan {
  const answer = new Fields(value, `${place} answer`, faults, answerKeys);
  const path = readPath(answer.value('path'), place, faults);
  const [start, end] = [answer.line('start'), answer.line('end')];
  const lines = end - start + 1;
  if (lines < 1) faults.push(`${place}: ends in line ${end}, before its start ${start}`);
  if (lines > maxAnswerLines) faults.push(`${place}: ${lines} lines, more than ${maxAnswerLines}`);
  return { path, start, end };
}

function checkIds({ name, queries }: QuerySet, faults: string[]): void {
  const seen = new Set<string>();
  for (const { id } of queries) {
    if (seen.has(id)) faults.push(`${id}: two queries have this id`);
    if (id !== '' && !id.startsWith(`${name}-`)) faults.push(`${id}: does not begin with ${name}-`);
    seen.add(id);
  }
}

/** Both halves ask the same mix, or their figures cannot be set side by side. */
function checkHalves({ queries }: QuerySet, faults: string[]): void {
  for (const kind of queryKinds) {
    const ofKind = queries.filter((query) => query.kind === kind);
    const fit = ofKind.filter(({ half }) => half === 'fit').length;
    const report = ofKind.length - fit;
    if (Math.abs(fit - report) > 1) faults.push(`${kind}: ${fit} queries fit, ${report} report`);
  }
}

function placeOf(value: unknown, index: number): string {
  const hasId = isRecord(value) && typeof value['id'] === 'string';
  return hasId ? String(value['id']) : `query ${index + 1}`;
}

const setKeys = ['repository', 'commit', 'licence', 'language', 'folders', 'queries'] as const;
const queryKeys = ['id', 'kind', 'half', 'query', 'chinese', 'answers'] as const;
const answerKeys = ['path', 'start', 'end'] as const;
