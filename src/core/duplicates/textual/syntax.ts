// TABLE of what a lexer must know of a language: how comments and strings are written. One row a
// family; languages without a row are read as `unknown`.

export interface Syntax {
  /** Begin a comment that ends with its line. */
  readonly lineComments: readonly string[];
  readonly blockComments: readonly (readonly [string, string])[];
  /** Each may hold escapes and ends with its line, unless it is in `longQuotes`. */
  readonly quotes: string;
  /** Quotes whose strings go on over lines. */
  readonly longQuotes: string;
  /** `"""` and `'''`, over lines. */
  readonly tripleQuotes: boolean;
  /** `'a` is a name or a mark there, and `'x'` a character: Rust, Haskell. */
  readonly primes: boolean;
  /** `r"…"` and `r#"…"#`, without escapes and over lines. */
  readonly rawStrings: boolean;
  /** `/…/` where no value can stand to its left is a pattern. */
  readonly patterns: boolean;
  /** `#` begins a comment only behind white space: `$#`, `a#b`. */
  readonly spacedHash: boolean;
  /** Names and literals are what it says, so none is set aside: data, markup, style sheets. */
  readonly literal: boolean;
}

const plain: Syntax = {
  lineComments: [],
  blockComments: [],
  quotes: '"\'',
  longQuotes: '',
  tripleQuotes: false,
  primes: false,
  rawStrings: false,
  patterns: false,
  spacedHash: false,
  literal: false,
};

const slashes = {
  ...plain,
  lineComments: ['//'],
  blockComments: [['/*', '*/']],
} satisfies Syntax;
const hash = { ...plain, lineComments: ['#'] } satisfies Syntax;
const markup: Syntax = { ...plain, blockComments: [['<!--', '-->']], literal: true };

const rows: readonly (readonly [languages: string, syntax: Syntax])[] = [
  ['javascript typescript tsx', { ...slashes, quotes: '"\'`', longQuotes: '`', patterns: true }],
  ['c cpp objective-c', slashes],
  ['csharp java kotlin scala groovy swift dart', { ...slashes, tripleQuotes: true }],
  ['go', { ...slashes, quotes: '"\'`', longQuotes: '`' }],
  ['rust', { ...slashes, longQuotes: '"', primes: true, rawStrings: true }],
  ['zig', { ...slashes, blockComments: [] }],
  ['protobuf', slashes],
  ['css scss sass less', { ...slashes, literal: true }],
  ['php', { ...slashes, lineComments: ['//', '#'], longQuotes: '"\'' }],
  ['python', { ...hash, tripleQuotes: true }],
  [
    'ruby',
    {
      ...hash,
      blockComments: [['=begin', '=end']],
      quotes: '"\'`',
      longQuotes: '"\'',
      patterns: true,
    },
  ],
  ['bash', { ...hash, longQuotes: '"\'', spacedHash: true }],
  ['perl', { ...hash, blockComments: [['=pod', '=cut']], longQuotes: '"\'', spacedHash: true }],
  ['r', hash],
  ['julia', { ...hash, blockComments: [['#=', '=#']], tripleQuotes: true, primes: true }],
  ['elixir', { ...hash, tripleQuotes: true, longQuotes: '"' }],
  ['powershell', { ...hash, blockComments: [['<#', '#>']], longQuotes: '"\'' }],
  ['graphql', { ...hash, tripleQuotes: true }],
  ['yaml toml makefile cmake dockerfile', { ...hash, spacedHash: true, literal: true }],
  ['terraform', { ...slashes, lineComments: ['#', '//'], literal: true }],
  [
    'haskell',
    { ...plain, lineComments: ['--'], blockComments: [['{-', '-}']], quotes: '"', primes: true },
  ],
  ['lua', { ...plain, lineComments: ['--'], blockComments: [['--[[', ']]']] }],
  ['sql', { ...slashes, lineComments: ['--'], longQuotes: "'" }],
  ['ocaml', { ...plain, blockComments: [['(*', '*)']], quotes: '"', primes: true }],
  [
    'fsharp',
    { ...slashes, blockComments: [['(*', '*)']], quotes: '"', tripleQuotes: true, primes: true },
  ],
  ['lisp clojure', { ...plain, lineComments: [';'], quotes: '"', longQuotes: '"', primes: true }],
  ['erlang', { ...plain, lineComments: ['%'] }],
  ['ini', { ...hash, lineComments: ['#', ';'], spacedHash: true, literal: true }],
  ['json', { ...slashes, literal: true }],
  ['vim', { ...plain, quotes: "'" }],
  ['html xml', markup],
  [
    'vue svelte',
    {
      ...slashes,
      blockComments: [
        ['/*', '*/'],
        ['<!--', '-->'],
      ],
      quotes: '"\'`',
      longQuotes: '`',
    },
  ],
];

const byLanguage: ReadonlyMap<string, Syntax> = new Map(
  rows.flatMap(([languages, syntax]) => languages.split(' ').map((id) => [id, syntax] as const)),
);

/** @param language  an id of `core/chunking/languages.ts` */
export function syntaxOf(language: string): Syntax {
  return byLanguage.get(language) ?? plain;
}

const proseLanguages: ReadonlySet<string> = new Set([
  'markdown',
  'restructuredtext',
  'asciidoc',
  'jupyter',
  'org',
  'latex',
  'text',
]);

/** Compared by its words, as documents are. */
export function isProse(language: string): boolean {
  return proseLanguages.has(language);
}
