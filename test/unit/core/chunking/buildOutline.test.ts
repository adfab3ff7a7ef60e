import { describe, expect, it } from 'vitest';
import {
  buildOutline,
  type FoundAttachment,
  type FoundDefinition,
} from '../../../../src/core/chunking/buildOutline.ts';
import type { Definition } from '../../../../src/core/chunking/outline.ts';

/** `f name 3-5` → a function on these lines; c class, t type, v variable. */
function found(row: string): FoundDefinition {
  const [letter = '', name = '', lines = ''] = row.split(' ');
  const kinds: Readonly<Record<string, Definition['kind']>> = {
    c: 'class',
    t: 'type',
    v: 'variable',
  };
  return { kind: kinds[letter] ?? 'function', name, ...rangeOf(lines) };
}

/** `# 1-2` → a comment, `@ 3-3` → bound by the syntax. */
function attached(row: string): FoundAttachment {
  const [mark, lines = ''] = row.split(' ');
  return { ...rangeOf(lines), binding: mark === '#' ? 'comment' : 'syntax' };
}

function rangeOf(lines: string): { start: number; end: number } {
  const [start = 0, end = 0] = lines.split('-').map(Number);
  return { start, end };
}

function shown({ name, start, end, children }: Definition): string {
  const inside = children.length === 0 ? '' : ` (${children.map(shown).join(', ')})`;
  return `${name} ${String(start)}-${String(end)}${inside}`;
}

function outline(
  definitions: readonly string[],
  attachments: readonly string[] = [],
  { blank = [] as readonly number[], joinsClauses = false } = {},
): string[] {
  const rules = { isBlank: (line: number) => blank.includes(line), joinsClauses };
  return buildOutline(definitions.map(found), attachments.map(attached), rules).map(shown);
}

describe('nesting', () => {
  it.each([
    [
      ['f a 0-1', 'f b 2-3'],
      ['a 0-1', 'b 2-3'],
    ],
    [['f b 2-3', 'c A 0-5'], ['A 0-5 (b 2-3)']],
    [['c A 0-9', 'c B 1-5', 'f b 2-3', 'f a 6-7'], ['A 0-9 (B 1-5 (b 2-3), a 6-7)']],
    [['f a 0-5', 'v x 1-1', 'f b 2-4'], ['a 0-5 (b 2-4)']],
    [['c A 0-5', 'v x 1-1'], ['A 0-5 (x 1-1)']],
    [['v add 0-2', 'f add 0-2'], ['add 0-2']],
    [['v a 0-0', 'v b 0-0'], ['a, b 0-0']],
    [
      ['f a 0-4', 'f b 3-6'],
      ['a 0-4', 'b 5-6'],
    ],
  ])('of %j is %j', (definitions, expected) => {
    expect(outline(definitions)).toEqual(expected);
  });
});

describe('attachments', () => {
  it.each([
    [['# 0-1'], [], 'f 0-3'],
    [['# 0-0', '# 1-1'], [], 'f 0-3'],
    [['# 0-0', '@ 1-1'], [], 'f 0-3'],
    [['# 0-0'], [], 'f 2-3'],
    [['# 0-0'], [1], 'f 2-3'],
    [['@ 0-0'], [1], 'f 0-3'],
  ])('%j with blank lines %j make it %s', (attachments, blank, expected) => {
    expect(outline(['f f 2-3'], attachments, { blank })).toEqual([expected]);
  });

  it('may be apart by one blank line, except the first comment of a file', () => {
    expect(outline(['f f 5-6'], ['# 3-3'], { blank: [4] })).toEqual(['f 3-6']);
    expect(outline(['f f 5-6'], ['# 1-1', '# 3-3'], { blank: [2, 4] })).toEqual(['f 3-6']);
  });

  it('belong to the later one of two definitions', () => {
    expect(outline(['f a 0-3', 'f b 4-5'], ['# 2-3'])).toEqual(['a 0-1', 'b 2-5']);
  });
});

describe('clauses', () => {
  it('of one function are one definition', () => {
    const clauses = ['f f 0-0', 'f f 1-1', 'f f 3-3', 'f g 4-4'];
    expect(outline(clauses, [], { joinsClauses: true })).toEqual(['f 0-3', 'g 4-4']);
    expect(outline(clauses)).toEqual(['f 0-0', 'f 1-1', 'f 3-3', 'g 4-4']);
  });

  it('of different scopes are different functions', () => {
    const definitions = ['c A 0-9', 'c B 1-4', 'f init 3-4', 'f init 5-6'];
    expect(outline(definitions, [], { joinsClauses: true })).toEqual([
      'A 0-9 (B 1-4 (init 3-4), init 5-6)',
    ]);
  });

  it('with a comment of their own stay alone', () => {
    expect(outline(['f f 0-0', 'f f 2-2'], ['# 1-1'], { joinsClauses: true })).toEqual([
      'f 0-0',
      'f 1-2',
    ]);
  });
});
