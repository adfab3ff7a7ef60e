// The settings of the extension: the engine's, which `core/settings.ts` defines, and the few
// that concern the display only. Parsed once, at the edge; pure: knows no vscode.

import { defaultSettings, rerankModes, type Settings } from '../core/settings.ts';

/** Which duplicates become diagnostics: none, types 1 to 3, or those of the same meaning, too. */
export const diagnosticsModes = ['off', 'exact', 'all'] as const;
export type DiagnosticsMode = (typeof diagnosticsModes)[number];

/** How the answers are shown; unknown to the engine. */
export interface DisplaySettings {
  /** Hits of one search, 1…100. */
  readonly limit: number;
  readonly duplicateDiagnostics: DiagnosticsMode;
  readonly duplicateCodeLens: boolean;
  readonly duplicateHint: boolean;
}

export const defaultDisplaySettings: DisplaySettings = {
  limit: 30,
  duplicateDiagnostics: 'exact',
  duplicateCodeLens: true,
  duplicateHint: true,
};

/** Keys below `kindred.`, as `package.json` declares them. */
export const settingKeys = {
  engine: {
    model: 'model',
    indexLocation: 'indexLocation',
    exclude: 'exclude',
    useGitIgnore: 'useGitIgnore',
    maxFileSizeKB: 'maxFileSizeKB',
    maxThreads: 'maxThreads',
    hnswThreshold: 'hnswThreshold',
    rerank: 'rerank',
  } satisfies Readonly<Record<keyof Settings, string>>,
  display: {
    limit: 'search.limit',
    duplicateDiagnostics: 'duplicates.diagnostics',
    duplicateCodeLens: 'duplicates.codeLens',
    duplicateHint: 'duplicates.hint',
  } satisfies Readonly<Record<keyof DisplaySettings, string>>,
} as const;

/** Looks up the value of a key below `kindred.`. */
export type SettingLookup = (key: string) => unknown;

/** A value of the wrong type or range counts as the default: a typo must not stop the search. */
export function readSettings(lookup: SettingLookup): Settings {
  const keys = settingKeys.engine;
  const fallback = defaultSettings;
  return {
    model: textOf(lookup(keys.model)) ?? fallback.model,
    indexLocation: textOf(lookup(keys.indexLocation)) ?? fallback.indexLocation,
    exclude: textsOf(lookup(keys.exclude)) ?? fallback.exclude,
    useGitIgnore: flagOf(lookup(keys.useGitIgnore)) ?? fallback.useGitIgnore,
    maxFileSizeKB: countOf(lookup(keys.maxFileSizeKB), 1) ?? fallback.maxFileSizeKB,
    maxThreads: countOf(lookup(keys.maxThreads), 0) ?? fallback.maxThreads,
    hnswThreshold: countOf(lookup(keys.hnswThreshold), 0) ?? fallback.hnswThreshold,
    rerank: rerankModes.find((mode) => mode === lookup(keys.rerank)) ?? fallback.rerank,
  };
}

export function readDisplaySettings(lookup: SettingLookup): DisplaySettings {
  const keys = settingKeys.display;
  const fallback = defaultDisplaySettings;
  const mode: unknown = lookup(keys.duplicateDiagnostics);
  return {
    limit: Math.min(100, countOf(lookup(keys.limit), 1) ?? fallback.limit),
    duplicateDiagnostics:
      diagnosticsModes.find((each) => each === mode) ?? fallback.duplicateDiagnostics,
    duplicateCodeLens: flagOf(lookup(keys.duplicateCodeLens)) ?? fallback.duplicateCodeLens,
    duplicateHint: flagOf(lookup(keys.duplicateHint)) ?? fallback.duplicateHint,
  };
}

/** The globs of `files.exclude` and `search.exclude` that are switched on. */
export function excludedGlobs(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  // An entry with a `when` clause depends on its siblings: it hides files, it rarely means them.
  return Object.entries(value).flatMap(([glob, isOn]) => (isOn === true ? [tiedToRoot(glob)] : []));
}

/** `dist` means the one at the top here, as in VS Code; the engine would find it at any depth. */
function tiedToRoot(glob: string): string {
  return glob.includes('/') || glob.startsWith('**') ? glob : `/${glob}`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined;
}

function textsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter((item) => typeof item === 'string');
}

function flagOf(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function countOf(value: unknown, minimum: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= minimum
    ? value
    : undefined;
}
