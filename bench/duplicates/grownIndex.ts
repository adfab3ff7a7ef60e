// An index of real files that grows from size to size, for measuring what stands on it: words and
// chunks as the indexer makes them, vectors of hashed words, so that no model has its part in it.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createFileSource } from '../../src/adapters/fs/fileSource.ts';
import { hashText } from '../../src/adapters/fs/hashBytes.ts';
import { openIndexStore } from '../../src/adapters/sqlite/indexStore.ts';
import { createTreeSitterParser } from '../../src/adapters/tree-sitter/treeSitterParser.ts';
import type { Disposable } from '../../src/base/disposable.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { createChunker } from '../../src/core/chunking/createChunker.ts';
import { indexRoot } from '../../src/core/indexing/indexRoot.ts';
import type { IndexingParts } from '../../src/core/indexing/indexingRun.ts';
import type { SearchTarget } from '../../src/core/search/search.ts';
import { IndexView } from '../../src/core/store/indexView.ts';
import { copyGrammars } from '../../scripts/grammars.mjs';
import { createHashEncoder } from '../../test/support/hashEncoder.ts';
import { repositoryFolder } from '../lib/paths.ts';

const dimension = 256;
const filesOfBatch = 200;

export interface GrownIndex extends Disposable {
  readonly target: SearchTarget;
  /** Adds files until there are so many chunks. @returns how many there are */
  growTo(chunks: number): Promise<number>;
  /** Changes a file as a person does who saves it. */
  save(): Promise<void>;
}

/** @param folders  whose files are taken, in turns */
export async function openGrownIndex(folders: readonly string[]): Promise<GrownIndex> {
  const work = mkdtempSync(join(tmpdir(), 'kindred-duplicates-'));
  const folder = join(work, 'project');
  mkdirSync(folder);
  const logger = silentLogger;
  const encoder = createHashEncoder({ dimension });
  const fingerprint = { format: 1, chunker: 'bench', model: 'hash', dimension };
  const indexFolder = join(work, 'index');
  const store = openIndexStore({ folder: indexFolder, fingerprint, mode: 'write', logger });
  const source = sourceOf(folder);
  const grammarsFolder = join(repositoryFolder, 'dist/grammars');
  copyGrammars(grammarsFolder);
  const parts: IndexingParts = {
    source,
    store,
    chunker: createChunker({ parser: createTreeSitterParser({ grammarsFolder, logger }) }),
    encoder,
    tokens: { maxTokens: 256, countTokens: (text) => text.match(/\w+/g)?.length ?? 0 },
    model: 'hash',
    hash: hashText,
    logger,
  };
  const graphThreshold = Number.MAX_SAFE_INTEGER;
  const view = new IndexView({ store, dimension, graphThreshold, logger });
  const waiting = await listFiles(folders);
  const index = async (paths: readonly string[]): Promise<void> => {
    await indexRoot(parts, { type: 'paths', paths }, control);
    view.refresh();
  };
  let firstPath = '';
  return {
    target: {
      folder,
      view,
      readFile: async (path) => {
        const reading = await source.readAgain(path);
        if (reading.type === 'skipped') return undefined;
        return { text: reading.document.text, stale: false };
      },
      changedFiles: () => Promise.resolve(new Set()),
    },
    growTo: async (chunks) => {
      while (view.chunks.size < chunks && waiting.length > 0) {
        const batch = waiting.splice(0, filesOfBatch);
        for (const { from, to } of batch) copyFile(from, join(folder, to));
        await index(batch.map(({ to }) => to));
        if (firstPath === '') firstPath = [...view.chunks.files()][0]?.path ?? '';
      }
      return view.chunks.size;
    },
    save: async () => {
      const path = join(folder, firstPath);
      writeFileSync(path, `${readFileSync(path, 'utf8')}\n`);
      await index([firstPath]);
    },
    dispose: () => {
      view.dispose();
      store.dispose();
      rmSync(work, { recursive: true, force: true });
    },
  };
}

const control = {
  onState: (): void => undefined,
  breathe: (): Promise<void> => Promise.resolve(),
  firstPaths: (): readonly string[] => [],
  signal: undefined,
};

function sourceOf(folder: string): ReturnType<typeof createFileSource> {
  return createFileSource({
    folder,
    exclude: [],
    useGitIgnore: true,
    maxFileSizeBytes: 2 ** 20,
    logger: silentLogger,
  });
}

interface ListedFile {
  readonly from: string;
  /** Relative to the project. */
  readonly to: string;
}

/** In turns, so that every size has something of every folder. */
async function listFiles(folders: readonly string[]): Promise<ListedFile[]> {
  const listed: { readonly file: ListedFile; readonly order: number }[] = [];
  for (const [number, folder] of folders.entries()) {
    let order = 0;
    for await (const entry of sourceOf(folder).list()) {
      if (entry.type === 'skipped') continue;
      const { path } = entry.entry;
      listed.push({ file: { from: join(folder, path), to: `${String(number)}/${path}` }, order });
      order += 1;
    }
  }
  return listed.sort((a, b) => a.order - b.order).map(({ file }) => file);
}

function copyFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, readFileSync(from));
}
