// Flags over defaults → the settings of the engine.

import { resolve } from 'node:path';
import { defaultSettings, rerankModes, type Settings } from '../core/settings.ts';
import type { CommandLine, FlagValue } from './commandLine.ts';

export function settingsFrom({ values }: CommandLine): Settings {
  const location = text(values.get('index-location'));
  return {
    model: text(values.get('model')) ?? defaultSettings.model,
    indexLocation: location === undefined ? defaultSettings.indexLocation : resolve(location),
    exclude: list(values.get('exclude')) ?? defaultSettings.exclude,
    useGitIgnore: values.get('no-gitignore') !== true,
    maxFileSizeKB: number(values.get('max-file-size-kb')) ?? defaultSettings.maxFileSizeKB,
    maxThreads: number(values.get('max-threads')) ?? defaultSettings.maxThreads,
    hnswThreshold: number(values.get('hnsw-threshold')) ?? defaultSettings.hnswThreshold,
    rerank: rerankModes.find((mode) => mode === values.get('rerank')) ?? defaultSettings.rerank,
  };
}

export function text(value: FlagValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function number(value: FlagValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

export function list(value: FlagValue | undefined): readonly string[] | undefined {
  return typeof value === 'object' ? value : undefined;
}
