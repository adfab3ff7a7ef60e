import { describe, expect, it } from 'vitest';
import { filterHelp } from '../../../src/cli/filterHelp.ts';
import { commandHelp, generalHelp } from '../../../src/cli/help.ts';
import { settingsFrom } from '../../../src/cli/cliSettings.ts';
import { parseCommandLine, UsageError } from '../../../src/cli/commandLine.ts';
import { commands } from '../../../src/cli/flags.ts';
import { progressLine } from '../../../src/cli/progressBar.ts';
import { filterTable } from '../../../src/core/search/query/filters.ts';
import { defaultSettings } from '../../../src/core/settings.ts';

function failure(...args: string[]): string {
  try {
    parseCommandLine(args);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'no error';
}

describe('parseCommandLine', () => {
  it('reads positionals and typed values', () => {
    const line = parseCommandLine([
      'search',
      'open a file',
      'src',
      '--limit',
      '5',
      '--path',
      'a/**',
      '--path',
      '!b',
    ]);
    expect(line.positionals).toEqual(['open a file', 'src']);
    expect(line.values.get('limit')).toBe(5);
    expect(line.values.get('path')).toEqual(['a/**', '!b']);
  });

  it('says what is wrong', () => {
    expect(failure('serach')).toBe(
      'Unknown command "serach". Commands are: index, search, similar, duplicates, status, clear, encode.',
    );
    expect(failure('search', '--limit', 'many')).toBe(
      'Expected a whole number for --limit, got "many".',
    );
    expect(failure('search', '--rerank', 'sometimes')).toBe(
      'Expected one of off, auto, always for --rerank, got "sometimes".',
    );
    expect(failure('search', '--colour')).toMatch(/--colour/);
    expect(failure('search', '--limit')).toMatch(/--limit/);
  });
});

describe('settingsFrom', () => {
  it('gives the defaults when nothing is set', () => {
    expect(settingsFrom(parseCommandLine(['index']))).toEqual(defaultSettings);
  });

  it('offers every setting of the engine as a flag of each command that opens an index', () => {
    for (const command of commands) {
      const offered = command.flags.flatMap(({ setting }) => setting ?? []).sort();
      expect(offered, command.name).toEqual(Object.keys(defaultSettings).sort());
    }
  });

  it('takes flags over defaults', () => {
    const line = parseCommandLine([
      'index',
      '--no-gitignore',
      '--max-threads',
      '3',
      '--exclude',
      'gen/**',
      '--rerank',
      'always',
    ]);
    expect(settingsFrom(line)).toEqual({
      ...defaultSettings,
      rerank: 'always',
      useGitIgnore: false,
      maxThreads: 3,
      exclude: ['gen/**'],
    });
  });
});

describe('help', () => {
  it('names every command and every flag', () => {
    for (const command of commands) {
      expect(generalHelp()).toContain(command.name);
      for (const flag of command.flags) expect(commandHelp(command)).toContain(`--${flag.name}`);
    }
  });
});

describe('the help of a search', () => {
  it('names every filter with an example, and the values of those that have few', () => {
    const search = commands.find(({ name }) => name === 'search');
    const help = search === undefined ? '' : commandHelp(search);
    for (const { name, value, examples, values = [] } of filterTable) {
      expect(help).toContain(`${name}:${value} `);
      expect(help).toContain(examples[0]);
      if (values.length < 10) for (const each of values) expect(help).toContain(each.name);
    }
    for (const line of filterHelp()) expect(line.length).toBeLessThanOrEqual(100);
  });
});

describe('progressLine', () => {
  it('shows counts, a bar that fits the terminal, and the share', () => {
    const line = progressLine({ type: 'encoding', chunksDone: 500, chunksTotal: 2_000 }, 60);
    expect(line).toBe(`Encoding ${'█'.repeat(8)}${'░'.repeat(22)}  25 % 500/2,000`);
    expect(progressLine({ type: 'indexing', filesDone: 0, filesTotal: 0 }, 20)).toContain('100 %');
    expect(progressLine({ type: 'waiting', holder: 'VS Code' }, 60)).toContain('VS Code');
  });
});
