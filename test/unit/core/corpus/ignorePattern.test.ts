import { describe, expect, it } from 'vitest';
import {
  parseIgnoreFile,
  parseIgnorePattern,
  toPatternSubject,
} from '../../../../src/core/corpus/ignorePattern.ts';

function fits(line: string, path: string, kind: 'file' | 'folder' = 'file'): boolean {
  return parseIgnorePattern(line, false).fits(toPatternSubject(path, false), kind);
}

describe('parseIgnorePattern', () => {
  it('fits a name without a slash at any depth, and one with a slash from the folder on', () => {
    expect([fits('a', 'x/a'), fits('/a', 'x/a'), fits('x/a', 'x/a'), fits('x/a', 'y/x/a')]).toEqual(
      [true, false, true, false],
    );
  });

  it('fits folders only when the line ends with a slash', () => {
    expect([fits('a/', 'a'), fits('a/', 'a', 'folder')]).toEqual([false, true]);
  });

  it('knows a negative line, and an exclamation mark that is a letter', () => {
    expect([
      parseIgnorePattern('!a', false).negative,
      parseIgnorePattern('\\!a', false).negative,
      fits('\\!a', '!a'),
    ]).toEqual([true, false, true]);
  });

  it('drops spaces at the end unless a backslash quotes them', () => {
    expect([fits('a  ', 'a'), fits('a\\ ', 'a '), fits('a\\  ', 'a '), fits('a b', 'a b')]).toEqual(
      [true, true, true, true],
    );
  });

  it('counts bytes, so that a question mark is half of an umlaut', () => {
    expect([fits('?', 'ä'), fits('??', 'ä'), fits('ä', 'ä'), fits('[ä]', 'ä')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('parseIgnoreFile', () => {
  it('passes over remarks, empty lines, a byte order mark and line ends of Windows', () => {
    const patterns = parseIgnoreFile('\uFEFFa\r\n# b\r\n\n!c\n', false);
    expect(patterns.map(({ negative }) => negative)).toEqual([false, true]);
    expect(patterns[0]?.fits(toPatternSubject('a', false), 'file')).toBe(true);
  });
});
