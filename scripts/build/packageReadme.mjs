// The README as the extension's page shows it: without pictures, which the packager accepts
// from https addresses only; everything else is the same text.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @param {string} repository
 * @returns {void}
 */
export function writePackageReadme(repository) {
  const target = join(repository, 'dist/README.md');
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, withoutPictures(readFileSync(join(repository, 'README.md'), 'utf8')));
}

/**
 * @param {string} markdown
 * @returns {string}
 */
export function withoutPictures(markdown) {
  return markdown
    .replace(/^!\[[^\]]*\](?:\[[^\]]*\]|\([^)]*\))\n\n?/gm, '')
    .replace(/^\[[^\]]+\]: \S+\.(?:png|svg|gif)\n/gm, '');
}
