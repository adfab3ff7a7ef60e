import { describe, expect, test } from 'vitest';
import { lexCode } from '../../../../../src/core/duplicates/textual/lexCode.ts';
import { syntaxOf } from '../../../../../src/core/duplicates/textual/syntax.ts';
import { hashWord } from '../../../../../src/core/duplicates/textual/tokenHash.ts';

function lex(language: string, text: string) {
  return lexCode(text, syntaxOf(language));
}

/** Tokens as the hashes of what they are said to be. */
function expectTokens(language: string, text: string, tokens: readonly string[]): void {
  expect([...lex(language, text).tokens.exact]).toEqual(tokens.map(hashWord));
}

describe('tokens are', () => {
  test.each<[string, string, string, string[]]>([
    [
      'words, numbers and single marks',
      'c',
      'a1 += 0x1F + b_2',
      ['a1', '+', '=', '0x1F', '+', 'b_2'],
    ],
    [
      'a string without its quotes',
      'typescript',
      `f('a b', "c")`,
      ['f', '(', 'a b', ',', 'c', ')'],
    ],
    ['the escapes of a string as they are', 'c', String.raw`"a\"b" c`, [String.raw`a\"b`, 'c']],
    [
      'no semicolons, and no comma before a bracket',
      'javascript',
      '[a, b,];',
      ['[', 'a', ',', 'b', ']'],
    ],
    ['a number with its fraction and exponent', 'java', '1.5e-3f', ['1.5e-3f']],
    ['a range apart from its ends', 'rust', '0..10', ['0', '.', '.', '10']],
    ['a difference that looks like an exponent', 'c', '0xe-1', ['0xe', '-', '1']],
    ['names of any script', 'python', 'größe = 变量', ['größe', '=', '变量']],
    ['characters beyond the Basic Plane as names', 'swift', 'let 🎉 = 𝒳', ['let', '🎉', '=', '𝒳']],
    ['nothing of a byte order mark and wide space', 'go', '\ufeffa\u00a0b\u3000c', ['a', 'b', 'c']],
    ['a pattern as one', 'javascript', `x = /['"]/g`, ['x', '=', `['"]`, 'g']],
    ['a division as it is', 'javascript', 'a / b / c', ['a', '/', 'b', '/', 'c']],
    [
      'the end of a tag, not a pattern',
      'tsx',
      '</b> </i>',
      ['<', '/', 'b', '>', '<', '/', 'i', '>'],
    ],
    ['a lifetime as its name', 'rust', `&'a str`, ['&', 'a', 'str']],
    ['a character as a string', 'rust', String.raw`'x' '\n' '"'`, ['x', String.raw`\n`, '"']],
    ['a raw string as one', 'rust', 'r#"a "b" c"# d', ['a "b" c', 'd']],
    ['a name with a prime', 'haskell', `foldl' f x'`, [`foldl'`, 'f', `x'`]],
    ['a text over lines, line by line', 'javascript', '`a\n  b\n\nc`', ['a', 'b', 'c']],
    [
      'a text in three quotes, where it is a value',
      'python',
      'x = """a\nb"""',
      ['x', '=', 'a', 'b'],
    ],
    ['one string in either quotes', 'python', `'a' "a"`, ['a', 'a']],
  ])('%s', (_, language, text, tokens) => {
    expectTokens(language, text, tokens);
  });
});

describe('left out is', () => {
  test.each<[string, string, string]>([
    ['a comment at the end of a line', 'go', 'a // x "y\nb'],
    ['a comment over lines', 'c', "a /* x\n ' y */ b"],
    ['a comment that does not end', 'c', 'a b /* x\n'],
    ['the comment of a script', 'bash', "a # don't\nb"],
    ['the comment of a query', 'sql', 'a -- x\nb'],
    ['a comment of Haskell', 'haskell', 'a {- x\n -} b -- y'],
    ['a comment of Lisp', 'lisp', 'a ; x\nb'],
    ['a comment of Erlang', 'erlang', "a % x's\nb"],
    ['a comment of OCaml', 'ocaml', 'a (* x *) b'],
    ['a comment of markup', 'html', 'a <!-- x\n --> b'],
    ['the documentation of a module', 'python', '"""x\ny"""\na b'],
    ['documentation in Elixir', 'elixir', 'a b\n"""\nx\n"""'],
    ['a block of Ruby', 'ruby', 'a\n=begin\nx\n=end\nb'],
    ['the documentation of a page of Perl', 'perl', 'a\n=pod\nx\n=cut\nb'],
  ])('%s', (_, language, text) => {
    expectTokens(language, text, ['a', 'b']);
  });

  test('the documentation of a function, and not its values', () => {
    const text = 'def f():\n  """x"""\n  g(\n    """y""")';
    expectTokens('python', text, ['def', 'f', '(', ')', ':', 'g', '(', 'y', ')']);
  });
});

describe('no comment begins', () => {
  test.each<[string, string, string, string[]]>([
    ['in an address of markup', 'vue', 'http://a', ['http', ':', '/', '/', 'a']],
    ['in the count of arguments', 'bash', '$# a', ['$', '#', 'a']],
    ['within a word of a script', 'yaml', 'a#b', ['a', '#', 'b']],
    ['in a string', 'c', '"// a" b', ['// a', 'b']],
    ['at an equals sign within a line', 'ruby', 'a =begin', ['a', '=', 'begin']],
  ])('%s', (_, language, text, tokens) => {
    expectTokens(language, text, tokens);
  });
});

describe('a string that does not end', () => {
  test.each<[string, string, string, string[]]>([
    ['stops at its line', 'c', `it's\nb`, ['it', "'", 's', 'b']],
    ['is code again where quotes go on over lines', 'bash', `a 'b`, ['a', "'", 'b']],
    ['in three quotes is read as short ones', 'python', 'x = """a', ['x', '=', '', '"', 'a']],
    ['of a template swallows nothing', 'javascript', 'a `b', ['a', '`', 'b']],
  ])('%s', (_, language, text, tokens) => {
    expectTokens(language, text, tokens);
  });

  test('swallows no file, even where strings may be long', () => {
    const text = `a 'b\n${'c\n'.repeat(600)}d' e`;
    expect(lex('bash', text).tokens.exact.at(-1)).toBe(hashWord('e'));
    expect(lex('bash', text).tokens.exact).toHaveLength(606);
  });
});

describe('lines', () => {
  test.each<[string, string, number[]]>([
    ['are counted from 1', 'a\nb\n\nc', [1, 2, 4]],
    ['end with a line feed, whatever stands before it', 'a\r\nb\r\nc', [1, 2, 3]],
    ['go on behind a comment over lines', '/* x\ny\n*/ a', [3]],
    ['go on behind a text over lines', '`x\ny` a', [1, 2, 2]],
    ['go on behind an escaped end of line', '"x\\\ny" a', [1, 2, 2]],
  ])('%s', (_, text, lines) => {
    expect([...lex('javascript', text).tokens.lines]).toEqual(lines);
  });

  test('of a comment are told with it', () => {
    const { comments } = lex('go', 'a\n// x\n// y\nb');
    expect(comments.map(({ line, tokenIndex }) => [line, tokenIndex])).toEqual([
      [2, 1],
      [3, 1],
    ]);
  });
});

describe('with names set aside', () => {
  const abstract = (language: string, text: string) => [...lex(language, text).tokens.abstract];

  test.each<[string, string, string, string]>([
    ['other names', 'go', 'count := total + x', 'size := sum + y'],
    ['other numbers', 'c', 'a = 1', 'a = 2'],
    ['other strings', 'c', 'f("a")', 'f("b c")'],
  ])('%s are the same', (_, language, a, b) => {
    expect(abstract(language, a)).toEqual(abstract(language, b));
  });

  test.each<[string, string, string, string]>([
    ['other keywords', 'c', 'if (a)', 'while (a)'],
    ['other marks', 'c', 'a + b', 'a - b'],
    ['a name and a number', 'c', 'a = b', 'a = 1'],
    ['other keys of data', 'json', '{"a": 1}', '{"b": 1}'],
    ['other lines of a long text', 'javascript', '`x\na`', '`x\nb`'],
  ])('%s are not', (_, language, a, b) => {
    expect(abstract(language, a)).not.toEqual(abstract(language, b));
  });
});

test.each(['', '\n', '\ufeff', '   \t'])('a file of %j has no tokens', (text) => {
  expect(lex('typescript', text).tokens.exact).toHaveLength(0);
});

test('reads a line of a million characters', () => {
  expect(lex('javascript', 'a,'.repeat(500_000)).tokens.exact).toHaveLength(1_000_000);
});
