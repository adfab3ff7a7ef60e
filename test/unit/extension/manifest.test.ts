import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultSettings, rerankModes } from '../../../src/core/settings.ts';
import { commands } from '../../../src/extension/commands.ts';
import {
  defaultDisplaySettings,
  diagnosticsModes,
  excludedGlobs,
  readDisplaySettings,
  readSettings,
  settingKeys,
} from '../../../src/extension/settingsReader.ts';

interface Property {
  readonly default: unknown;
  readonly scope: string;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
}

interface Manifest {
  readonly enabledApiProposals?: unknown;
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: unknown } };
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string; when?: string }[]>>;
    readonly viewsWelcome: readonly { contents: string; when: string }[];
    readonly keybindings: readonly { command: string }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, Property>>;
    };
  };
}

const repository = join(import.meta.dirname, '../../..');
const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Manifest;
const { properties } = manifest.contributes.configuration;

describe('the manifest', () => {
  test('declares the commands of the table, with their titles', () => {
    const declared = manifest.contributes.commands;
    expect(declared.map(({ command, title }) => [command, title])).toEqual(
      commands.map(({ id, title }) => [id, title]),
    );
    expect(new Set(declared.map(({ category }) => category))).toEqual(new Set(['Kindred']));
  });

  test('keeps the hidden commands out of the palette', () => {
    const hidden = (manifest.contributes.menus['commandPalette'] ?? [])
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command);
    expect(hidden).toEqual(commands.filter((row) => row.isHidden).map(({ id }) => id));
  });

  test('has buttons and keys for known commands only', () => {
    const used = [
      ...Object.values(manifest.contributes.menus).flat(),
      ...manifest.contributes.keybindings,
    ];
    const known = new Set(commands.map(({ id }) => id));
    expect(used.filter(({ command }) => !known.has(command))).toEqual([]);
  });

  test('offers every setting with its default, and no other', () => {
    const all = { ...defaultSettings, ...defaultDisplaySettings };
    const defaults = new Map<string, unknown>(Object.entries(all));
    const offered = Object.entries({ ...settingKeys.engine, ...settingKeys.display }).map(
      ([name, key]) => [`kindred.${key}`, defaults.get(name)] as const,
    );
    expect(declaredDefaults()).toEqual(Object.fromEntries(offered));
  });

  test('describes every mode of the diagnostics', () => {
    const property = properties['kindred.duplicates.diagnostics'];
    expect(property?.enum).toEqual(diagnosticsModes);
    expect(property?.markdownEnumDescriptions).toHaveLength(diagnosticsModes.length);
  });

  test('links to known commands only in its welcome texts', () => {
    const known = new Set(commands.map(({ id }) => id));
    const linked = manifest.contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/\(command:([^)]+)\)/g)].map(([, id]) => id ?? ''),
    );
    expect(linked).not.toEqual([]);
    expect(linked.filter((id) => !known.has(id))).toEqual([]);
  });

  test('describes every mode of reranking', () => {
    const property = properties['kindred.rerank'];
    expect(property?.enum).toEqual(rerankModes);
    expect(property?.markdownEnumDescriptions).toHaveLength(rerankModes.length);
  });

  test('lets no workspace choose a folder or a model: that is why untrusted ones are supported', () => {
    const machine = ['kindred.model', 'kindred.indexLocation', 'kindred.maxThreads'];
    expect(machine.map((key) => properties[key]?.scope)).toEqual(['machine', 'machine', 'machine']);
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe(true);
  });

  test('asks for no proposed API and starts after the editor', () => {
    expect(manifest.enabledApiProposals).toBeUndefined();
    expect(manifest.activationEvents).toEqual(['onStartupFinished']);
  });
});

function declaredDefaults(): Readonly<Record<string, unknown>> {
  const entries = Object.entries(properties);
  return Object.fromEntries(entries.map(([key, property]) => [key, property.default]));
}

describe('settings', () => {
  const lookup = (values: Readonly<Record<string, unknown>>) => (key: string) => values[key];

  test('that nobody has set are the defaults', () => {
    expect(readSettings(lookup({}))).toEqual(defaultSettings);
    expect(readDisplaySettings(lookup({}))).toEqual(defaultDisplaySettings);
  });

  test('are read by their keys', () => {
    const values = {
      model: ' mine ',
      exclude: ['a/**', 3],
      useGitIgnore: false,
      maxThreads: 4,
      rerank: 'always',
    };
    expect(readSettings(lookup(values))).toEqual({
      ...defaultSettings,
      model: 'mine',
      exclude: ['a/**'],
      useGitIgnore: false,
      maxThreads: 4,
      rerank: 'always',
    });
  });

  test('of a wrong type or range count as not set', () => {
    const numbers = { maxFileSizeKB: 0, maxThreads: 1.5, hnswThreshold: -1 };
    const values = { model: 7, exclude: 'a', rerank: 'sometimes', ...numbers };
    expect(readSettings(lookup(values))).toEqual(defaultSettings);
    const display = {
      ...{ 'search.limit': 5_000, 'duplicates.diagnostics': 'some' },
      ...{ 'duplicates.codeLens': 'yes', 'duplicates.hint': 1 },
    };
    expect(readDisplaySettings(lookup(display))).toEqual({ ...defaultDisplaySettings, limit: 100 });
  });

  test('of the display are read by their keys', () => {
    const values = {
      ...{ 'search.limit': 7, 'duplicates.diagnostics': 'all' },
      ...{ 'duplicates.codeLens': false, 'duplicates.hint': false },
    };
    expect(readDisplaySettings(lookup(values))).toEqual({
      limit: 7,
      duplicateDiagnostics: 'all',
      duplicateCodeLens: false,
      duplicateHint: false,
    });
  });

  test('of the editor that exclude files count when they are switched on', () => {
    const exclude = { '**/.git': true, '**/kept': false, '**/*.js': { when: '$(basename).ts' } };
    expect([excludedGlobs(exclude), excludedGlobs(undefined)]).toEqual([['**/.git'], []]);
  });

  test('of the editor that name no folder mean the top', () => {
    const exclude = { dist: true, 'a/b': true, '**/out': true, '*.log': true };
    expect(excludedGlobs(exclude)).toEqual(['/dist', 'a/b', '**/out', '/*.log']);
  });
});
