// The filters of a query as one question about a chunk, asked before the best are taken.

import type { Chunk } from '../../model.ts';
import { isDocumentation, isProgram, isTestPath } from './areas.ts';
import type { FilterClause } from './filters.ts';
import { compilePathPattern } from './pathPattern.ts';
import { compileSymbolPattern } from './symbolPattern.ts';

export type ChunkTest = (chunk: Chunk) => boolean;

/**
 * @param clauses       all of them must pass
 * @param changedPaths  of the root, for `in:changed`; may be empty unless {@link asksForChanges}
 * @returns             undefined when everything is wanted; globs are compiled once, and what they
 *                      say of a path is remembered
 */
export function compileChunkFilter(
  clauses: readonly FilterClause[],
  changedPaths: ReadonlySet<string>,
): ChunkTest | undefined {
  if (clauses.length === 0) return undefined;
  const tests = clauses.map((clause) => {
    const test = compileClause(clause, changedPaths);
    return clause.negated ? (chunk: Chunk): boolean => !test(chunk) : test;
  });
  return (chunk) => tests.every((test) => test(chunk));
}

/** Whether the answer depends on what git says. */
export function asksForChanges(clauses: readonly FilterClause[]): boolean {
  return clauses.some(({ name, values }) => name === 'in' && values.includes('changed'));
}

function compileClause(
  { name, values }: FilterClause,
  changedPaths: ReadonlySet<string>,
): ChunkTest {
  switch (name) {
    case 'path':
      return compilePaths(values);
    case 'lang':
      return ({ language }) => values.includes(language);
    case 'kind':
      return ({ kind }) => values.includes(kind);
    case 'symbol': {
      const patterns = values.map(compileSymbolPattern);
      return ({ symbol }) => symbol !== undefined && patterns.some((fits) => fits(symbol));
    }
    case 'in': {
      const tests = values.map((area) => areaTest(area, changedPaths));
      return (chunk) => tests.some((test) => test(chunk));
    }
  }
}

function compilePaths(values: readonly string[]): ChunkTest {
  const patterns = values.map(compilePathPattern);
  const decisions = new Map<string, boolean>();
  return ({ path }) => {
    const known = decisions.get(path);
    if (known !== undefined) return known;
    const decision = patterns.some((fits) => fits(path));
    decisions.set(path, decision);
    return decision;
  };
}

function areaTest(area: string, changedPaths: ReadonlySet<string>): ChunkTest {
  switch (area) {
    case 'tests':
      return ({ path }) => isTestPath(path);
    case 'docs':
      return isDocumentation;
    case 'changed':
      return ({ path }) => changedPaths.has(path);
    default:
      return isProgram;
  }
}
