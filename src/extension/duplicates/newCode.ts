// Which of a file's duplicates are new since it was opened: a function that was added, not one that
// was merely edited, renamed or moved about. Since it was opened, not since it was saved: where
// saving is automatic, a function is saved many times before it is written. Pure: knows no vscode.

import { type DuplicateMember, similarityText } from '../../core/duplicates/duplicateCluster.ts';
import type { LineRange } from '../../core/model.ts';
import type { LivePlace } from './livePlaces.ts';
import { memberTitle } from './wording.ts';

export interface OpenedTexts {
  /** When the file was opened. */
  readonly before: string;
  /** As it is saved now. */
  readonly after: string;
}

export interface Hint {
  readonly place: LivePlace;
  /** What exists already and says the same. */
  readonly existing: DuplicateMember;
}

/** More than half: a function whose lines were mostly there before was edited, not written. */
const newShare = 0.5;

/** What a hint is dismissed by: survives edits and moved lines, not another name. */
export function hintKey({ root, path, symbol }: DuplicateMember): string {
  return `${root}/${path}#${symbol ?? ''}`;
}

/** `parseDate in utils/date.ts does this (0.93)`. */
export function hintText({ place, existing }: Hint): string {
  const similarity = similarityText(place.cluster.similarity);
  return `${memberTitle(existing)} in ${shortPath(existing.path)} does this (${similarity})`;
}

/**
 * @param dismissed  keys of places that the person does not want to hear of
 * @returns          the most alike of them, or none: one hint at a time
 */
export function hintFor(
  places: readonly LivePlace[],
  texts: OpenedTexts,
  dismissed: ReadonlySet<string>,
): Hint | undefined {
  const hints = places
    .filter(({ member }) => isWritten(member) && !dismissed.has(hintKey(member)))
    .filter(({ member }) => isNew(member, texts))
    .flatMap((place) => {
      const existing = existingPlace(place, texts);
      return existing === undefined ? [] : [{ place, existing }];
    });
  return hints.sort((a, b) => b.place.cluster.similarity - a.place.cluster.similarity)[0];
}

/** The file and its folder. */
function shortPath(path: string): string {
  return path.split('/').slice(-2).join('/');
}

/** Functions and classes; that a text repeats itself is told elsewhere. */
function isWritten({ kind, symbol }: DuplicateMember): boolean {
  return symbol !== undefined && (kind === 'function' || kind === 'class');
}

/** In another file, or in this one and older; production code before tests. */
function existingPlace(place: LivePlace, texts: OpenedTexts): DuplicateMember | undefined {
  const { cluster, member } = place;
  const isHere = ({ root, path }: DuplicateMember): boolean =>
    root === member.root && path === member.path;
  const older = cluster.members.filter((other) => !isHere(other) || !isNew(other, texts));
  return older.find(({ isTest }) => !isTest) ?? older[0];
}

/** Its name was not in the file, and most of its lines are more than there were. */
function isNew(member: DuplicateMember, { before, after }: OpenedTexts): boolean {
  const name = member.symbol?.split(/[.:#/]+/).at(-1) ?? '';
  if (name === '' || wordsOf(before).has(name)) return false;
  const own = linesIn(after, member.lines).filter((line) => line !== '');
  const countBefore = countLines(before);
  const countAfter = countLines(after);
  const added = own.filter((line) => (countAfter.get(line) ?? 0) > (countBefore.get(line) ?? 0));
  return added.length > own.length * newShare;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}\p{N}_$]+/gu));
}

/** Without the space around them, which moving code into a class changes. */
function linesIn(text: string, { start, end }: LineRange): readonly string[] {
  return text
    .split(/\r?\n/)
    .slice(start - 1, end)
    .map((line) => line.trim());
}

function countLines(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split(/\r?\n/)) {
    const trimmed = line.trim();
    counts.set(trimmed, (counts.get(trimmed) ?? 0) + 1);
  }
  return counts;
}
