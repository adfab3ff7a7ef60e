// Whether the labelled pairs fit the repository they point into. Needs its files.

import type { ReadFile } from '../answers.ts';
import type { AnswerSpan } from '../sets.ts';
import { type DuplicateSet, spanText } from './duplicateSets.ts';

/** @returns one sentence for each fault, beginning with the pair's id */
export function findPairFaults(set: DuplicateSet, readFile: ReadFile): string[] {
  return set.pairs.flatMap(({ id, a, b }) =>
    [a, b].flatMap((span) => spanFaults(set, span, readFile)).map((fault) => `${id}: ${fault}`),
  );
}

function spanFaults({ folders }: DuplicateSet, span: AnswerSpan, readFile: ReadFile): string[] {
  const isChecked = folders.some(
    (folder) => folder === '.' || span.path === folder || span.path.startsWith(`${folder}/`),
  );
  if (!isChecked) return [`${span.path} is in none of the set's folders`];
  const text = readFile(span.path);
  if (text === undefined) return [`there is no ${span.path}`];
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (span.end > lines.length) {
    return [`${spanText(span)} ends after line ${lines.length}, the last one`];
  }
  const edges = [lines[span.start - 1], lines[span.end - 1]];
  return edges.some((line) => line?.trim() === '')
    ? [`${spanText(span)} begins or ends with a blank line`]
    : [];
}
