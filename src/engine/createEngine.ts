// The composition root: the only place that knows which adapter stands behind which port.

import { join } from 'node:path';
import { EngineError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { createFileSource } from '../adapters/fs/fileSource.ts';
import { hashText } from '../adapters/fs/hashBytes.ts';
import { createChangedFiles } from '../adapters/git/changedFiles.ts';
import { createGraphProvider } from '../adapters/hnsw/graphProvider.ts';
import { type HnswLibrary, loadHnswLibrary } from '../adapters/hnsw/library.ts';
import { readModelFolder, resolveModelFolder } from '../adapters/model-files/modelFolder.ts';
import { checkScorerFolder, readScorerFolder } from '../adapters/model-files/scorerFolder.ts';
import { createBlockProduct } from '../adapters/onnx/blockProduct.ts';
import { createOnnxEncoder } from '../adapters/onnx/onnxEncoder.ts';
import { createOnnxPairScorer } from '../adapters/onnx/onnxPairScorer.ts';
import { indexFolderFor } from '../adapters/sqlite/indexFolder.ts';
import { clearIndex, openIndexStore } from '../adapters/sqlite/indexStore.ts';
import { createWriterLock } from '../adapters/sqlite/writerLock.ts';
import { createPairTokenizer, createTokenizer } from '../adapters/tokenizer/tokenizer.ts';
import { createTreeSitterParser } from '../adapters/tree-sitter/treeSitterParser.ts';
import type { Chunker } from '../core/chunking/chunker.ts';
import { createChunker } from '../core/chunking/createChunker.ts';
import type { Encoder } from '../core/encoding/encoder.ts';
import type { CuttingParts, TokenWindow } from '../core/indexing/indexingRun.ts';
import { OptionalScorer } from '../core/reranking/optionalScorer.ts';
import { embeddedScorer } from '../core/reranking/scorerFolder.ts';
import type { Reranking } from '../core/search/reranking/rerank.ts';
import type { EngineOptions, Root, SearchEngine } from '../core/searchEngine.ts';
import type { Settings } from '../core/settings.ts';
import { fingerprintOf } from './fingerprint.ts';
import { LocalEngine } from './localEngine.ts';
import type { RootParts } from './rootParts.ts';
import type { EngineAssets } from './rpc.ts';

export interface EngineEnvironment extends EngineAssets {
  readonly logger: Logger;
  /** Who holds the writer's lock, for others to read: `VS Code`, `kindred index`. */
  readonly host?: string;
  /** Throw when the model cannot be loaded, instead of searching by words alone. */
  readonly requireEncoder?: boolean;
}

/**
 * Builds the engine for some roots. A model that cannot be loaded does not stop it: words and
 * names answer, and `status().notices` says why. A root that cannot be read fails on its own.
 */
export async function createEngine(
  options: EngineOptions,
  environment: EngineEnvironment,
): Promise<SearchEngine> {
  const { settings } = options;
  const { logger } = environment;
  const encoder = await loadEncoder(settings, environment).catch((error: unknown) => {
    if (!(error instanceof EngineError) || environment.requireEncoder === true) throw error;
    logger.error('no encoder', error);
    return error;
  });
  const hnsw = await loadGraphLibrary(logger);
  const parser = createTreeSitterParser({
    grammarsFolder: environment.grammarsFolder,
    logger: logger.child('tree-sitter'),
  });
  const chunker = createChunker({ parser });
  const reranking = rerankingParts(settings, environment);
  const shared: SharedParts = { settings, environment, encoder, chunker, hnsw };
  return new LocalEngine({
    roots: options.roots.map((root) => ({ root, parts: rootParts(root, shared) })),
    encoder,
    cutting: cuttingParts(shared),
    ...(reranking === undefined ? {} : { reranking }),
    openBlockScorer: (dimension) => createBlockProduct({ dimension, threads: settings.maxThreads }),
    notices: hnsw instanceof EngineError ? [hnsw.message] : [],
  });
}

interface SharedParts {
  readonly settings: Settings;
  readonly environment: EngineEnvironment;
  readonly encoder: Encoder | EngineError;
  readonly chunker: Chunker;
  readonly hnsw: HnswLibrary | EngineError;
}

/** @throws EngineError `model-unknown`, `model-missing`, `model-corrupt`, `runtime-missing` */
async function loadEncoder(settings: Settings, environment: EngineEnvironment): Promise<Encoder> {
  const model = readModelFolder(resolveModelFolder(settings.model, environment.modelsFolder));
  const logger = environment.logger.child('onnx');
  return createOnnxEncoder({
    model,
    tokenizer: createTokenizer(model),
    threads: settings.maxThreads,
    logger,
  });
}

/** The scorer is opened by the first question that needs it; that it is there is looked at now. */
function rerankingParts(settings: Settings, environment: EngineEnvironment): Reranking | undefined {
  if (settings.rerank === 'off') return undefined;
  const folder = join(environment.modelsFolder, embeddedScorer);
  const logger = environment.logger.child('rerank');
  const open = (): ReturnType<typeof createOnnxPairScorer> => {
    const model = readScorerFolder(folder);
    const tokenizer = createPairTokenizer(model);
    return createOnnxPairScorer({ model, tokenizer, threads: settings.maxThreads, logger });
  };
  const scorer = new OptionalScorer({ open, logger });
  try {
    checkScorerFolder(folder);
  } catch (error) {
    scorer.giveUp(error);
  }
  return { mode: settings.rerank, scorer };
}

async function loadGraphLibrary(logger: Logger): Promise<HnswLibrary | EngineError> {
  try {
    return await loadHnswLibrary();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    logger.warn(error.message);
    return error;
  }
}

function cuttingParts({ environment, encoder, chunker }: SharedParts): CuttingParts {
  return {
    chunker,
    tokens: tokenWindow(encoder),
    model: fingerprintOf(encoder, chunker).model,
    hash: hashText,
    logger: environment.logger.child('index'),
  };
}

function rootParts(root: Root, shared: SharedParts): RootParts {
  const { settings, environment, encoder, chunker, hnsw } = shared;
  const logger = environment.logger.child('index');
  const folder = indexFolderFor(root.folder, settings.indexLocation);
  const fingerprint = fingerprintOf(encoder, chunker);
  return {
    indexFolder: folder,
    openStore: (mode) =>
      openIndexStore({ folder, fingerprint, mode, logger, rootFolder: root.folder }),
    clearStore: () => {
      clearIndex(folder);
    },
    lock: createWriterLock(folder, environment.host ?? 'Kindred'),
    createSource: (exclude) =>
      createFileSource({
        folder: root.folder,
        exclude: [...settings.exclude, ...exclude],
        useGitIgnore: settings.useGitIgnore,
        maxFileSizeBytes: settings.maxFileSizeKB * 1024,
        logger,
      }),
    changedFiles: createChangedFiles(root.folder),
    indexing: {
      ...cuttingParts(shared),
      ...(encoder instanceof EngineError ? {} : { encoder }),
    },
    maxFileSizeBytes: settings.maxFileSizeKB * 1024,
    dimension: fingerprint.dimension,
    graphThreshold: settings.hnswThreshold,
    ...(hnsw instanceof EngineError
      ? {}
      : { graphs: createGraphProvider(hnsw, join(folder, 'graph.hnsw'), logger) }),
    logger,
  };
}

/** Without a model: about as much text as the embedded one would take. */
const wordsOnlyWindow: TokenWindow = {
  maxTokens: 256,
  countTokens: (text) => text.match(/\w+/g)?.length ?? 0,
};

function tokenWindow(encoder: Encoder | EngineError): TokenWindow {
  if (encoder instanceof EngineError) return wordsOnlyWindow;
  return {
    maxTokens: encoder.model.maxTokens - encoder.specialTokens,
    countTokens: (text) => encoder.countTokens(text),
  };
}
