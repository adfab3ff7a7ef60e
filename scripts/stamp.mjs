// Remembers what a set-up step was done for, so that a second run skips it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @param {readonly string[]} files  what the step depends on
 * @returns {string} hash of their contents, of the platform and of the processor
 */
export function fingerprint(files) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * Runs `step` unless the stamp file says that it was done for the same fingerprint.
 *
 * @param {string} stampFile
 * @param {string} value  from {@link fingerprint}
 * @param {() => Promise<void>} step
 * @returns {Promise<boolean>} whether the step ran
 */
export async function oncePer(stampFile, value, step) {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === value) return false;
  await step();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, value);
  return true;
}
