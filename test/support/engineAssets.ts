// Where the built engine and its assets lie; `npm run build` puts them there.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../..');

export const engineAssets = {
  modelsFolder: join(repository, 'models'),
  grammarsFolder: join(repository, 'dist/grammars'),
} as const;

/** @throws Error when nothing is built */
export function builtFile(name: string): string {
  const file = join(repository, 'dist', name);
  if (!existsSync(file)) throw new Error(`${file} is not there: run "npm run build" first.`);
  return file;
}
