// One folder, indexed by the real engine in this process, and questions to it.

import { basename, join } from 'node:path';
import { silentLogger } from '../../src/base/logger.ts';
import type { SearchEngine } from '../../src/core/searchEngine.ts';
import { defaultSettings, type RerankMode } from '../../src/core/settings.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import { copyGrammars } from '../../scripts/grammars.mjs';
import { repositoryFolder } from './paths.ts';

export interface FolderOptions {
  readonly folder: string;
  readonly indexLocation: string;
  /** Globs of what is left out. */
  readonly exclude?: readonly string[];
  /** Off: as on a machine without a model, words and names answer. */
  readonly encoder?: boolean;
  /** As the setting `kindred.model`; the default where it is not said. */
  readonly model?: string;
  /** As the setting; the default where it is not said. Never without an encoder. */
  readonly rerank?: RerankMode;
}

const grammarsFolder = join(repositoryFolder, 'dist/grammars');

/** Opens the engine on the folder and brings its index up to date. The caller disposes it. */
export async function openFolder(options: FolderOptions): Promise<SearchEngine> {
  const { folder, indexLocation, exclude = [], encoder = true } = options;
  const { model = defaultSettings.model, rerank = defaultSettings.rerank } = options;
  copyGrammars(grammarsFolder);
  const engine = await createEngine(
    {
      roots: [{ folder, name: basename(folder) }],
      settings: {
        ...defaultSettings,
        // Side by side: an index of another model would be deleted.
        indexLocation: join(indexLocation, encoder ? 'vectors' : 'words'),
        exclude,
        rerank: encoder ? rerank : 'off',
        model: encoder ? model : noModel,
      },
    },
    {
      modelsFolder: join(repositoryFolder, 'models'),
      grammarsFolder,
      logger: silentLogger,
      host: 'bench',
      requireEncoder: encoder,
    },
  );
  await engine.index();
  return engine;
}

/** No folder has this name: the engine answers without an encoder, and says so. */
const noModel = '/no/model';
