// A folder of files with an engine on it, for one test: made before it, gone after it.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EngineOptions, SearchEngine } from '../../src/core/searchEngine.ts';
import { defaultSettings, type Settings } from '../../src/core/settings.ts';

export type OpenEngine = (options: EngineOptions) => Promise<SearchEngine> | SearchEngine;

export interface EngineProject {
  /** Absolute. */
  pathOf(path: string): string;
  /** @returns the absolute path */
  write(path: string, text: string): string;
  start(own?: Partial<Settings>): Promise<SearchEngine>;
  remove(): void;
}

export function createEngineProject(
  open: OpenEngine,
  files: Readonly<Record<string, string>>,
): EngineProject {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-engine-'));
  const engines: SearchEngine[] = [];
  const pathOf = (path: string): string => join(folder, 'project', path);
  const write = (path: string, text: string): string => {
    mkdirSync(dirname(pathOf(path)), { recursive: true });
    writeFileSync(pathOf(path), text);
    return pathOf(path);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    pathOf,
    write,
    start: async (own = {}) => {
      const settings = { ...defaultSettings, indexLocation: join(folder, 'indexes'), ...own };
      const roots = [{ folder: join(folder, 'project'), name: 'project' }];
      const engine = await open({ roots, settings });
      engines.push(engine);
      return engine;
    },
    remove: () => {
      for (const engine of engines) engine.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
