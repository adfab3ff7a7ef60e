// Whether the answers of a set fit the repository they point into. Needs its files; that a
// paraphrase shares no word with its answer can only be seen there.

import { stemWord } from '../../src/core/lexical/stems.ts';
import { stopWords } from '../../src/core/lexical/stopWords.ts';
import { lexicalWords } from '../../src/core/lexical/tokens.ts';
import type { AnswerSpan, QuerySet, SetQuery } from './sets.ts';

/** @returns the text of a file of the checkout, or undefined when there is none */
export type ReadFile = (path: string) => string | undefined;

/** @returns one sentence for each fault, beginning with the query's id */
export function findAnswerFaults(set: QuerySet, readFile: ReadFile): string[] {
  return set.queries.flatMap((query) =>
    query.answers
      .flatMap((answer) => checkAnswer(set, query, answer, readFile))
      .map((fault) => `${query.id}: ${fault}`),
  );
}

function checkAnswer(
  set: QuerySet,
  query: SetQuery,
  answer: AnswerSpan,
  readFile: ReadFile,
): string[] {
  const place = `${answer.path}:${answer.start}-${answer.end}`;
  if (!set.folders.some((folder) => holds(folder, answer.path))) {
    return [`${answer.path} is in none of the set's folders`];
  }
  const text = readFile(answer.path);
  if (text === undefined) return [`there is no ${answer.path}`];
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (answer.end > lines.length) return [`${place} ends after line ${lines.length}, the last one`];
  const span = lines.slice(answer.start - 1, answer.end);
  const edges = [span[0], span.at(-1)];
  if (edges.some((line) => line?.trim() === ''))
    return [`${place} begins or ends with a blank line`];
  if (query.kind !== 'paraphrase') return [];
  const shared = sharedWords(query.query, `${answer.path}\n${span.join('\n')}`);
  return shared.length === 0 ? [] : [`shares ${shared.join(', ')} with ${place}`];
}

function holds(folder: string, path: string): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}

/**
 * The words of a question that the text has too, in any form (`parsing` for `parse`) and as
 * part of an identifier. Stop words do not count: every text has them.
 */
export function sharedWords(question: string, text: string): string[] {
  const stems = new Set(lexicalWords(text).map(stemWord));
  const telling = lexicalWords(question).filter((word) => !stopWords.has(word));
  return [...new Set(telling)].filter((word) => stems.has(stemWord(word)));
}
