// The filters of a query for the help of the command line, from their table.

import { type FilterSpec, filterTable } from '../core/search/query/filters.ts';

/** More values than these are in the documentation, not in a help text. */
const maxShownValues = 8;

/** @returns lines, without a heading */
export function filterHelp(): string[] {
  const width = Math.max(...filterTable.map((spec) => label(spec).length));
  return [
    ...filterTable.flatMap((spec) => rowsOf(spec, width)),
    '',
    'A leading - leaves out what fits: -lang:json. Several values: lang:ts,tsx. Several filters must',
    'all pass. "Quoted text" must stand in the result as it is, -"quoted text" must not.',
  ];
}

function rowsOf(spec: FilterSpec, width: number): string[] {
  const values = spec.values ?? [];
  const shown =
    values.length === 0 || values.length > maxShownValues
      ? []
      : [`${' '.repeat(width + 4)}${values.map(({ name }) => name).join(', ')}`];
  return [`  ${label(spec).padEnd(width)}  ${spec.help}: ${spec.examples[0] ?? ''}`, ...shown];
}

function label(spec: FilterSpec): string {
  return `${spec.name}:${spec.value}`;
}
