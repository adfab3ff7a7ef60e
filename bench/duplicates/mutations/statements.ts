// Lines that are put in, taken out or exchanged, as people do it to a copy. A line counts as a
// statement when it stands alone: it neither opens nor closes nor continues anything.

import { keywords } from './keywords.ts';
import type { MutationContext } from './mutate.ts';

/** Of the lines. */
const shareOf = { 1: 0.06, 2: 0.15, 3: 0.3 } as const;
const swapsOf = { 1: 1, 2: 2, 3: 4 } as const;

/** Lines of the donor come in, with the indent of the line that they follow. */
export function insertStatements(
  text: string,
  { strength, random, donor }: MutationContext,
): string | undefined {
  const lines = text.split('\n');
  const offered = donor.split('\n').filter(isStatement);
  const places = shuffled(placesOf(lines, isStatement), random);
  const count = Math.min(places.length, countOf(lines, strength));
  if (offered.length === 0 || count === 0) return undefined;
  const after = new Set(places.slice(0, count));
  return lines
    .flatMap((line, index) => {
      if (!after.has(index)) return [line];
      const inserted = offered[Math.floor(random() * offered.length)] ?? '';
      return [line, `${indentOf(line)}${inserted.trim()}`];
    })
    .join('\n');
}

/** @returns undefined for a text with two statements or fewer */
export function deleteStatements(
  text: string,
  { strength, random }: MutationContext,
): string | undefined {
  const lines = text.split('\n');
  const places = shuffled(placesOf(lines, isStatement), random);
  if (places.length <= 2) return undefined;
  const gone = new Set(places.slice(0, Math.min(places.length - 1, countOf(lines, strength))));
  return lines.filter((_, index) => !gone.has(index)).join('\n');
}

/** Neighbours change places where neither writes what the other reads. */
export function reorderStatements(
  text: string,
  { strength, random }: MutationContext,
): string | undefined {
  const lines = text.split('\n');
  const swappable = placesOf(lines, (line, index) => areIndependent(line, lines[index + 1] ?? ''));
  const taken = new Set<number>();
  for (const index of shuffled(swappable, random)) {
    if (taken.size >= 2 * swapsOf[strength]) break;
    if (taken.has(index) || taken.has(index + 1)) continue;
    [lines[index], lines[index + 1]] = [lines[index + 1] ?? '', lines[index] ?? ''];
    taken.add(index).add(index + 1);
  }
  return taken.size === 0 ? undefined : lines.join('\n');
}

const leaves =
  /^(?:return|break|continue|throw|raise|goto|yield|next|pass|default|case|else|end)\b/;

function isStatement(line: string): boolean {
  const code = line.trim();
  if (code.length < 4 || leaves.test(code) || /^[#/*@]|^--|^["'`]/.test(code)) return false;
  if (/[{}([:,\\]$|^[})\].&|?+]|\b(?:do|then|begin)$/.test(code)) return false;
  const opened = code.match(/[([{]/g)?.length ?? 0;
  const closed = code.match(/[)\]}]/g)?.length ?? 0;
  return opened === closed;
}

function areIndependent(line: string, next: string): boolean {
  if (!isStatement(line) || !isStatement(next) || indentOf(line) !== indentOf(next)) return false;
  if (line.trim() === next.trim()) return false;
  return !namesOf(next).has(writtenBy(line)) && !namesOf(line).has(writtenBy(next));
}

/** The name in front of an assignment; none for a call, which is taken to write nothing. */
function writtenBy(line: string): string {
  return /([\p{L}_]\w*)[^=!<>\p{L}]*(?::?=)(?!=)/u.exec(line)?.[1] ?? '';
}

function namesOf(line: string): ReadonlySet<string> {
  const words = line.match(/[\p{L}_]\w*/gu) ?? [];
  return new Set(words.filter((word) => !keywords.has(word)));
}

function countOf(lines: readonly string[], strength: MutationContext['strength']): number {
  return Math.max(1, Math.round(shareOf[strength] * lines.length));
}

/** Never the first line, which names the function, nor the last, which closes it. */
function placesOf(
  lines: readonly string[],
  fits: (line: string, index: number) => boolean,
): number[] {
  return lines.flatMap((line, index) =>
    index > 0 && index < lines.length - 1 && fits(line, index) ? [index] : [],
  );
}

function indentOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? '';
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}
