// Real functions to be mutated: whole ones, of several languages, the same on every run.

import { languageRow } from '../../../src/core/chunking/languages.ts';
import { lineCount } from '../../../src/core/lineRange.ts';
import type { SourceDocument } from '../../../src/core/model.ts';
import { drawn } from '../drawn.ts';
import { cutDocuments, type PlacedChunk } from '../placedChunks.ts';

export interface SampledFunction {
  readonly language: string;
  /** Of the file it stands in, without the dot. */
  readonly extension: string;
  readonly text: string;
}

/** Shorter ones are left out as too short, longer ones are cut into several chunks. */
const leastLines = 8;
const mostLines = 60;

/** @returns by language, each in an order of chance */
export async function functionsIn(
  documents: readonly SourceDocument[],
  seed: number,
): Promise<ReadonlyMap<string, readonly SampledFunction[]>> {
  const named = documents.filter(({ path, language }) => isCode(language) && /\.\w+$/.test(path));
  const chunks = await cutDocuments(named);
  const partsOf = Map.groupBy(chunks, ({ path, symbol }) => `${path} ${symbol ?? ''}`);
  const whole = chunks.filter(
    (chunk) =>
      chunk.kind === 'function' &&
      chunk.symbol !== undefined &&
      // A long function has several chunks of one name.
      partsOf.get(`${chunk.path} ${chunk.symbol}`)?.length === 1 &&
      hasGoodLength(chunk),
  );
  const byLanguage = Map.groupBy(drawn(whole, Infinity, seed), ({ language }) => language);
  return new Map([...byLanguage].map(([language, own]) => [language, distinct(own.map(toSample))]));
}

/** One of each language in turn, until there are enough or none is left. */
export function takeInTurns<T>(lists: readonly (readonly T[])[], count: number): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  )
    .flat()
    .slice(0, count);
}

function isCode(language: string): boolean {
  return languageRow(language).cutting === 'syntax';
}

function hasGoodLength({ lines }: PlacedChunk): boolean {
  const count = lineCount(lines);
  return count >= leastLines && count <= mostLines;
}

function toSample({ path, language, text }: PlacedChunk): SampledFunction {
  return { language, extension: path.slice(path.lastIndexOf('.') + 1), text: text.trimEnd() };
}

/** A function that stands twice in the material is found whatever is done to one of them. */
function distinct(functions: readonly SampledFunction[]): SampledFunction[] {
  const seen = new Set<string>();
  return functions.filter(({ text }) => {
    const letters = text.replaceAll(/\W/g, '');
    const isNew = !seen.has(letters);
    seen.add(letters);
    return isNew;
  });
}
