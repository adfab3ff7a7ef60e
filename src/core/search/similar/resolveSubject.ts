// Finds what a person points at and cuts it as the index cuts: a place that is a chunk is then
// compared as that chunk, with the vector that it has.

import { EngineError } from '../../../base/errors.ts';
import { formatCount } from '../../../base/formatCount.ts';
import { languageOf } from '../../chunking/languages.ts';
import { lineSlicer, sliceLines } from '../../chunking/lines.ts';
import { type CutChunk, cutDocument } from '../../indexing/cutFile.ts';
import type { CuttingParts } from '../../indexing/indexingRun.ts';
import type { Encoder } from '../../encoding/encoder.ts';
import { isSameRange } from '../../lineRange.ts';
import type { Chunk, LineRange } from '../../model.ts';
import type { FileNow } from '../page/rankedPlace.ts';
import type { SearchTarget } from '../search.ts';
import { checkLanguage } from '../searchRequest.ts';
import { titleOfChunk, titleOfLines, titleOfText } from './subjectTitle.ts';
import type { RootPlace, SimilarQuestion, Subject, SubjectPiece } from './subject.ts';
import { chunksOfFile, holdsFile, innermostAt } from './viewChunks.ts';

/** Some five hundred lines: more is a file, which is compared by samples of its pieces. */
export const maxSimilarCharacters = 20_000;
/** Of a longer text, so many pieces are compared, spread evenly over it. */
export const maxComparedPieces = 8;

export interface SubjectParts {
  readonly targets: readonly SearchTarget[];
  readonly encoder?: Encoder;
  readonly cutting: CuttingParts;
}

/** @throws EngineError `bad-query`, `bad-option`, `not-indexed` */
export async function resolveSubject(
  parts: SubjectParts,
  question: SimilarQuestion,
): Promise<Subject> {
  if (question.type === 'text') return textSubject(parts, question.text, question.language);
  const file = await openFile(parts, question);
  switch (question.type) {
    case 'lines':
      return linesSubject(parts, file, question.lines);
    case 'position':
      return positionSubject(parts, file, question.line);
    case 'file':
      return fileSubject(parts, file);
  }
}

/** An indexed file as it is now. */
interface OpenedFile extends RootPlace {
  readonly language: string;
  readonly text: string;
  /** Of the index; empty when the file has changed since, for their lines may have moved. */
  readonly chunks: readonly Chunk[];
}

async function openFile({ targets }: SubjectParts, place: RootPlace): Promise<OpenedFile> {
  const { path, rootIndex } = place;
  const target = targets[rootIndex];
  const chunks = target === undefined ? [] : chunksOfFile(target.view, path);
  const file = await readIndexed(target, path, chunks);
  if (file.text.trim() === '') throw new EngineError('bad-query', `${path} is empty.`);
  return {
    path,
    rootIndex,
    text: file.text,
    language: chunks[0]?.language ?? languageOf(path),
    chunks: file.stale ? [] : chunks,
  };
}

async function readIndexed(
  target: SearchTarget | undefined,
  path: string,
  chunks: readonly Chunk[],
): Promise<FileNow> {
  const file = await target?.readFile(path);
  const isIndexed = chunks.length > 0 || (target !== undefined && holdsFile(target.view, path));
  if (file !== undefined && isIndexed) return file;
  throw new EngineError(
    'not-indexed',
    file === undefined
      ? `${path} cannot be read: it is gone, or it is not a text to index.`
      : `${path} is not in the index. It is left out by an ignore file or a setting, or it waits to be indexed.`,
  );
}

async function textSubject(
  parts: SubjectParts,
  text: string,
  language: string | undefined,
): Promise<Subject> {
  checkText(text, 'The text');
  const id = language === undefined ? 'text' : checkLanguage(language);
  const cut = await cutDocument(parts.cutting, { path: '', language: id, text, hash: '' });
  return { title: titleOfText(text), ...sampled(cut.map(toPiece), 'text') };
}

async function linesSubject(
  parts: SubjectParts,
  file: OpenedFile,
  lines: LineRange,
): Promise<Subject> {
  checkLines(lines);
  const text = sliceLines(file.text, lines);
  checkText(text, `The selection in ${file.path}`);
  const own = { rootIndex: file.rootIndex, path: file.path, lines };
  const exact = file.chunks.filter((chunk) => isSameRange(chunk.lines, lines));
  const [first] = exact;
  const title =
    first === undefined ? titleOfLines(file.path, lines) : titleOfChunk(file.path, first);
  const stored = storedPieces(parts, file, exact);
  if (stored !== undefined) return { title, own, pieces: stored, notes: [] };
  const cut = await cutDocument(parts.cutting, { ...file, text, hash: '' });
  return { title, own, ...sampled(cut.map(toPiece), 'selection') };
}

async function positionSubject(
  parts: SubjectParts,
  file: OpenedFile,
  line: number,
): Promise<Subject> {
  checkLines({ start: line, end: line });
  const chunk = innermostAt(file.chunks, line);
  const stored = chunk && storedPieces(parts, file, [chunk]);
  if (chunk !== undefined && stored !== undefined) return placeSubject(file, chunk, stored);
  const cut = await cutDocument(parts.cutting, { ...file, hash: '' });
  const here = innermostAt(
    cut.map((each) => ({ lines: each.draft.lines, each })),
    line,
  );
  if (here === undefined) throw new EngineError('bad-query', `${file.path} is empty.`);
  return placeSubject(file, here.each.draft, [toPiece(here.each)]);
}

function placeSubject(
  { path, rootIndex }: OpenedFile,
  place: Pick<Chunk, 'lines' | 'symbol' | 'heading'>,
  pieces: readonly SubjectPiece[],
): Subject {
  const own = { rootIndex, path, lines: place.lines };
  return { title: titleOfChunk(path, place), own, pieces, notes: [] };
}

async function fileSubject(parts: SubjectParts, file: OpenedFile): Promise<Subject> {
  const { path, rootIndex } = file;
  const stored = storedPieces(parts, file, file.chunks);
  const pieces = stored ?? (await cutDocument(parts.cutting, { ...file, hash: '' })).map(toPiece);
  return { title: path, own: { rootIndex, path }, ...sampled(pieces, 'file') };
}

/** @returns undefined where one of them is not encoded yet, or there is none */
function storedPieces(
  { targets, encoder }: SubjectParts,
  { rootIndex, text }: OpenedFile,
  chunks: readonly Chunk[],
): SubjectPiece[] | undefined {
  const store = targets[rootIndex]?.view.store;
  if (store === undefined || chunks.length === 0) return undefined;
  const vectors = store.vectors(chunks.map(({ key }) => key)).found.length;
  if (encoder !== undefined && vectors < chunks.length) return undefined;
  const textOf = lineSlicer(text);
  return chunks.map(({ key, lines }) => ({ text: textOf(lines), key }));
}

function toPiece({ draft, encodedText }: CutChunk): SubjectPiece {
  return { text: draft.text, encodedText };
}

/** At most {@link maxComparedPieces}, spread evenly, the first one among them. */
function sampled(pieces: readonly SubjectPiece[], what: string): Pick<Subject, 'pieces' | 'notes'> {
  if (pieces.length <= maxComparedPieces) return { pieces, notes: [] };
  const step = pieces.length / maxComparedPieces;
  const places = new Set(
    Array.from({ length: maxComparedPieces }, (_, index) => Math.floor(index * step)),
  );
  return {
    pieces: pieces.filter((_, index) => places.has(index)),
    notes: [
      `The ${what} has ${formatCount(pieces.length)} pieces; ${String(maxComparedPieces)} of them, spread evenly, were compared.`,
    ],
  };
}

function checkText(text: string, what: string): void {
  if (text.trim() === '') {
    throw new EngineError('bad-query', `${what} is empty: there is nothing to compare.`);
  }
  if (text.length > maxSimilarCharacters) {
    throw new EngineError(
      'bad-query',
      `${what} has ${formatCount(text.length)} characters; at most ${formatCount(maxSimilarCharacters)} can be compared. Take less of it, or compare the whole file.`,
    );
  }
}

function checkLines({ start, end }: LineRange): void {
  if (Number.isInteger(start) && Number.isInteger(end) && start >= 1 && end >= start) return;
  throw new EngineError(
    'bad-option',
    `Expected lines from 1 on, the first not after the last, got ${String(start)} to ${String(end)}.`,
  );
}
