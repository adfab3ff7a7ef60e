// How the end of a query could go on: the filters where nothing is typed yet, and the values of
// the filter that is being typed.

import { type FilterSpec, filterTable } from './filters.ts';

export interface QueryCompletion {
  /** The whole query, completed. */
  readonly query: string;
  /** What it goes on with: `lang:typescript`. */
  readonly label: string;
  readonly help: string;
}

/** A list that is read at a glance. */
const maxCompletions = 8;

/** `-lang:go,ty` at the end: sign, name, the values before, the one in hand. */
const openFilter = /(?:^|\s)(-?)([a-z]+):((?:[^\s",]+,)*)([^\s",]*)$/;

/** @returns best first; none where the end is not a filter */
export function completeQuery(query: string): QueryCompletion[] {
  if (query.trim() === '') return filterTable.map(startOf);
  const match = openFilter.exec(query);
  const [, , name, , typed = ''] = match ?? [];
  const spec = filterTable.find((each) => each.name === name);
  if (spec === undefined) return [];
  const head = query.slice(0, query.length - typed.length);
  return valuesLike(spec, typed.toLowerCase()).map(({ name: value, help }) => ({
    query: `${head}${value} `,
    label: `${spec.name}:${value}`,
    help,
  }));
}

function startOf({ name, value, help, examples }: FilterSpec): QueryCompletion {
  return {
    query: `${name}:`,
    label: `${name}:${value}`,
    help: `${help}, e.g. ${examples[0] ?? ''}`,
  };
}

function valuesLike(spec: FilterSpec, typed: string): NonNullable<FilterSpec['values']> {
  const values = spec.values ?? [];
  const begun = values.filter(({ name }) => name.startsWith(typed));
  const called = values.filter(
    ({ name, aliases }) =>
      !name.startsWith(typed) && aliases.some((alias) => alias.startsWith(typed)),
  );
  return [...begun, ...called].filter(({ name }) => name !== typed).slice(0, maxCompletions);
}
