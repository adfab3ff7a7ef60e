// jscpd's JSON report, parsed as far as it is compared: pairs of places.

import type { PlacedLines } from '../cover.ts';

export interface JscpdClone {
  readonly a: PlacedLines;
  readonly b: PlacedLines;
  /** As jscpd counts them. */
  readonly lines: number;
  readonly tokens: number;
}

/** @throws Error for a text that is no report of jscpd 5 */
export function readJscpdReport(text: string): JscpdClone[] {
  const report: unknown = JSON.parse(text);
  const duplicates = fieldOf(report, 'duplicates');
  if (!Array.isArray(duplicates)) throw new Error('Expected a list of duplicates of jscpd.');
  return duplicates.map((duplicate: unknown) => ({
    a: placeOf(fieldOf(duplicate, 'firstFile')),
    b: placeOf(fieldOf(duplicate, 'secondFile')),
    lines: numberOf(duplicate, 'lines'),
    tokens: numberOf(duplicate, 'tokens'),
  }));
}

function placeOf(file: unknown): PlacedLines {
  const path = fieldOf(file, 'name');
  if (typeof path !== 'string') throw new Error('Expected the name of a file in jscpd’s report.');
  return {
    path: path.replaceAll('\\', '/').replace(/^\.\//, ''),
    lines: { start: numberOf(file, 'start'), end: numberOf(file, 'end') },
  };
}

function numberOf(record: unknown, name: string): number {
  const value = fieldOf(record, name);
  if (typeof value === 'number') return value;
  throw new Error(`Expected a number as ${name} in jscpd’s report.`);
}

function fieldOf(record: unknown, name: string): unknown {
  if (typeof record !== 'object' || record === null) {
    throw new Error('Expected an object in jscpd’s report.');
  }
  return Object.entries(record).find(([key]) => key === name)?.[1];
}
