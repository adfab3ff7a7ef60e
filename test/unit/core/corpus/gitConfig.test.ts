import { describe, expect, it } from 'vitest';
import { isTrue, lastValue, parseGitConfig } from '../../../../src/core/corpus/gitConfig.ts';

describe('parseGitConfig', () => {
  it('reads sections, subsections, remarks, quotes, escapes and joined lines', () => {
    const text = [
      '# remark',
      '[user]',
      '\tname = Ann "B;" C ; remark',
      '[core] ignoreCase',
      'excludesFile = "~/my\\\\ignore#1" # remark',
      '[include "x\\"y"]',
      '  path = a\\',
      'b',
      'not a line!',
      '[Core]',
      'Editor = vi\r',
    ].join('\n');
    expect(parseGitConfig(text)).toEqual([
      { section: 'user', key: 'name', value: 'Ann B; C' },
      { section: 'core', key: 'ignorecase', value: 'true' },
      { section: 'core', key: 'excludesfile', value: '~/my\\ignore#1' },
      { section: 'include.x"y', key: 'path', value: 'ab' },
      { section: 'core', key: 'editor', value: 'vi' },
    ]);
  });

  it('lets the last of equal keys count', () => {
    const entries = parseGitConfig('[core]\na = 1\n[core]\na = 2\n');
    expect([lastValue(entries, 'core', 'a'), lastValue(entries, 'core', 'b')]).toEqual([
      '2',
      undefined,
    ]);
  });

  it('knows git’s words for yes', () => {
    expect(['true', 'Yes', 'on', '1', 'false', '0', '', undefined].filter(isTrue)).toEqual([
      'true',
      'Yes',
      'on',
      '1',
    ]);
  });
});
