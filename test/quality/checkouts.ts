// What has to be checked out for all own test sets: those of questions and those of duplicates
// may name the same repository, and then they mean the same lines.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type DuplicateSet,
  duplicateSetsFolder,
  parseDuplicateSet,
} from './duplicates/duplicateSets.ts';
import { parseSet, setsFolder } from './sets.ts';

export type Checkout = Pick<DuplicateSet, 'name' | 'repository' | 'commit' | 'folders'>;

export const checkoutFolders = [setsFolder, duplicateSetsFolder];

/**
 * @returns each name once
 * @throws Error for a faulty set, or when two sets of one name ask for different things
 */
export function readCheckouts(setFolders: readonly string[] = checkoutFolders): Checkout[] {
  const byName = new Map<string, Checkout>();
  for (const checkout of setFolders.flatMap(checkoutsIn)) {
    const other = byName.get(checkout.name) ?? checkout;
    if (JSON.stringify(other) !== JSON.stringify(checkout)) {
      throw new Error(
        `${checkout.name}: two sets of this name ask for different commits or folders`,
      );
    }
    byName.set(checkout.name, checkout);
  }
  return [...byName.values()];
}

function checkoutsIn(folder: string): Checkout[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const parse = isOfDuplicates(text) ? parseDuplicateSet : parseSet;
    const { name, repository, commit, folders } = parse(basename(file, '.json'), text);
    return { name, repository, commit, folders };
  });
}

function isOfDuplicates(text: string): boolean {
  const set: unknown = JSON.parse(text);
  return typeof set === 'object' && set !== null && 'pairs' in set;
}
