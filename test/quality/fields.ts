// Reading JSON that is written by hand: every fault is noted with its place, none ends the reading.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * All sets of a folder, by name.
 *
 * @param parse  the file's name without `.json`, and its text
 * @throws Error that lists every fault of the first faulty file
 */
export function readSetFiles<T>(folder: string, parse: (name: string, text: string) => T): T[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files
    .sort()
    .map((file) => parse(file.slice(0, -'.json'.length), readFileSync(join(folder, file), 'utf8')));
}

/**
 * @param read  notes what is wrong, with its place
 * @throws Error that lists every fault
 */
export function parseFaultless<T>(
  name: string,
  text: string,
  read: (value: unknown, faults: string[]) => T,
): T {
  const faults: string[] = [];
  const set = read(JSON.parse(text), faults);
  if (faults.length > 0) throw new Error(`${name}.json: ${faults.join('\n  ')}`);
  return set;
}

/** Reads the fields of one JSON object; what is wrong is noted, and a harmless value given. */
export class Fields<Key extends string> {
  readonly #record: Readonly<Record<string, unknown>>;
  readonly #place: string;
  readonly #faults: string[];

  constructor(value: unknown, place: string, faults: string[], keys: readonly Key[]) {
    this.#record = isRecord(value) ? value : {};
    this.#place = place;
    this.#faults = faults;
    if (!isRecord(value)) faults.push(`${place}: is no object`);
    const known: readonly string[] = keys;
    for (const key of Object.keys(this.#record)) {
      if (!known.includes(key)) faults.push(`${place}: does not know "${key}"`);
    }
  }

  has(key: Key): boolean {
    return key in this.#record;
  }

  value(key: Key): unknown {
    return this.#record[key];
  }

  text(key: Key, pattern: RegExp): string {
    const value = this.value(key);
    if (typeof value === 'string' && pattern.test(value)) return value;
    this.#faults.push(`${this.#place}: ${key} ${JSON.stringify(value)} does not fit ${pattern}`);
    return '';
  }

  oneOf<const Value extends string | number>(
    key: Key,
    values: readonly [Value, ...Value[]],
  ): Value {
    const value = this.value(key);
    const found = values.find((candidate) => candidate === value);
    if (found !== undefined) return found;
    this.#faults.push(`${this.#place}: ${key} is not one of ${values.join(', ')}`);
    return values[0];
  }

  line(key: Key): number {
    const value = this.value(key);
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
    this.#faults.push(`${this.#place}: ${key} ${JSON.stringify(value)} is no line from 1`);
    return 1;
  }

  list(key: Key): readonly unknown[] {
    const value = this.value(key);
    if (Array.isArray(value)) return value;
    this.#faults.push(`${this.#place}: ${key} is no list`);
    return [];
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A folder or file to check out; `.` is all of it. */
export function readFolder(value: unknown, faults: string[]): string {
  return value === '.' ? value : readPath(value, 'folders', faults);
}

/** A path from the root of a repository, with `/`. */
export function readPath(value: unknown, place: string, faults: string[]): string {
  const isPath =
    typeof value === 'string' &&
    !value.includes('\\') &&
    value.split('/').every((part) => part !== '' && part !== '..' && part !== '.');
  if (isPath) return value;
  faults.push(`${place}: ${JSON.stringify(value)} is no path from the root, with "/"`);
  return '';
}
