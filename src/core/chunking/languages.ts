// TABLE of languages: by which names a file is known, and how it is cut. One row a language.

import type { HeadingStyle } from './headings/headingStyles.ts';
import type { KeyStyle } from './keyChunker.ts';

/** How documents of a language are cut. */
export type CuttingMethod = 'syntax' | 'patterns' | 'lines' | 'notebook' | HeadingStyle | KeyStyle;

export interface Language {
  readonly id: string;
  readonly cutting: CuttingMethod;
  /** Extensions without the dot, lower case. */
  readonly extensions: readonly string[];
  /** Whole file names, lower case. */
  readonly fileNames?: readonly string[];
  /** Interpreters of a `#!` line, without version numbers. */
  readonly interpreters?: readonly string[];
  /** Other names that people type, lower case. */
  readonly aliases?: readonly string[];
}

export const languages: readonly Language[] = [
  {
    id: 'typescript',
    cutting: 'syntax',
    extensions: ['ts', 'mts', 'cts'],
    aliases: ['ts'],
    interpreters: ['deno', 'bun'],
  },
  { id: 'tsx', cutting: 'syntax', extensions: ['tsx'], aliases: ['typescriptreact'] },
  {
    id: 'javascript',
    cutting: 'syntax',
    extensions: ['js', 'mjs', 'cjs', 'jsx'],
    aliases: ['js', 'jsx', 'javascriptreact'],
    interpreters: ['node'],
  },
  {
    id: 'python',
    cutting: 'syntax',
    extensions: ['py', 'pyi', 'pyw'],
    fileNames: ['sconstruct', 'wscript'],
    aliases: ['py'],
    interpreters: ['python'],
  },
  { id: 'go', cutting: 'syntax', extensions: ['go'], aliases: ['golang'] },
  { id: 'rust', cutting: 'syntax', extensions: ['rs'], aliases: ['rs'] },
  { id: 'java', cutting: 'syntax', extensions: ['java'] },
  { id: 'c', cutting: 'syntax', extensions: ['c'] },
  {
    id: 'cpp',
    cutting: 'syntax',
    extensions: [
      'cpp',
      'cc',
      'cxx',
      'c++',
      'h',
      'hh',
      'hpp',
      'hxx',
      'h++',
      'ipp',
      'tpp',
      'inl',
      'cu',
      'cuh',
    ],
    aliases: ['c++', 'cxx'],
  },
  { id: 'csharp', cutting: 'syntax', extensions: ['cs', 'csx'], aliases: ['c#', 'cs'] },
  { id: 'php', cutting: 'syntax', extensions: ['php', 'phtml', 'php5'], interpreters: ['php'] },
  {
    id: 'ruby',
    cutting: 'syntax',
    extensions: ['rb', 'rake', 'gemspec', 'ru', 'podspec'],
    fileNames: ['gemfile', 'rakefile', 'podfile', 'vagrantfile', 'guardfile', 'brewfile'],
    aliases: ['rb'],
    interpreters: ['ruby'],
  },
  {
    id: 'bash',
    cutting: 'syntax',
    extensions: ['sh', 'bash', 'zsh', 'ksh', 'bats'],
    fileNames: [
      '.bashrc',
      '.bash_profile',
      '.bash_aliases',
      '.profile',
      '.zshrc',
      '.zprofile',
      'pkgbuild',
    ],
    aliases: ['sh', 'shell', 'shellscript', 'zsh'],
    interpreters: ['sh', 'bash', 'zsh', 'ksh', 'dash', 'bats'],
  },
  { id: 'kotlin', cutting: 'syntax', extensions: ['kt', 'kts'], aliases: ['kt'] },
  { id: 'scala', cutting: 'syntax', extensions: ['scala', 'sc', 'sbt'], interpreters: ['scala'] },
  {
    id: 'lua',
    cutting: 'syntax',
    extensions: ['lua', 'rockspec'],
    interpreters: ['lua', 'luajit'],
  },
  {
    id: 'elixir',
    cutting: 'syntax',
    extensions: ['ex', 'exs'],
    aliases: ['ex'],
    interpreters: ['elixir'],
  },
  {
    id: 'haskell',
    cutting: 'syntax',
    extensions: ['hs'],
    aliases: ['hs'],
    interpreters: ['runhaskell', 'runghc'],
  },
  { id: 'zig', cutting: 'syntax', extensions: ['zig', 'zon'] },
  { id: 'swift', cutting: 'patterns', extensions: ['swift'], interpreters: ['swift'] },
  { id: 'objective-c', cutting: 'patterns', extensions: ['m', 'mm'], aliases: ['objc'] },
  { id: 'dart', cutting: 'patterns', extensions: ['dart'] },
  {
    id: 'groovy',
    cutting: 'patterns',
    extensions: ['groovy', 'gradle'],
    fileNames: ['jenkinsfile'],
  },
  { id: 'perl', cutting: 'patterns', extensions: ['pl', 'pm', 't'], interpreters: ['perl'] },
  { id: 'r', cutting: 'patterns', extensions: ['r'], interpreters: ['rscript'] },
  { id: 'julia', cutting: 'patterns', extensions: ['jl'], interpreters: ['julia'] },
  { id: 'ocaml', cutting: 'patterns', extensions: ['ml', 'mli'] },
  { id: 'fsharp', cutting: 'patterns', extensions: ['fs', 'fsi', 'fsx'], aliases: ['f#'] },
  { id: 'clojure', cutting: 'patterns', extensions: ['clj', 'cljs', 'cljc', 'edn'] },
  { id: 'erlang', cutting: 'patterns', extensions: ['erl', 'hrl'], interpreters: ['escript'] },
  {
    id: 'powershell',
    cutting: 'patterns',
    extensions: ['ps1', 'psm1', 'psd1'],
    interpreters: ['pwsh'],
  },
  { id: 'vue', cutting: 'patterns', extensions: ['vue'] },
  { id: 'svelte', cutting: 'patterns', extensions: ['svelte'] },
  { id: 'sql', cutting: 'patterns', extensions: ['sql'] },
  { id: 'protobuf', cutting: 'patterns', extensions: ['proto'], aliases: ['proto'] },
  { id: 'graphql', cutting: 'patterns', extensions: ['graphql', 'gql'] },
  { id: 'vim', cutting: 'patterns', extensions: ['vim'], fileNames: ['.vimrc'], aliases: ['viml'] },
  {
    id: 'lisp',
    cutting: 'patterns',
    extensions: ['el', 'lisp', 'scm', 'rkt'],
    aliases: ['elisp', 'scheme'],
  },
  {
    id: 'markdown',
    cutting: 'markdown',
    extensions: ['md', 'markdown', 'mdx', 'mdown', 'mkd', 'rmd', 'qmd'],
    aliases: ['md', 'mdx'],
  },
  {
    id: 'restructuredtext',
    cutting: 'restructured',
    extensions: ['rst', 'rest'],
    aliases: ['rst'],
  },
  {
    id: 'asciidoc',
    cutting: 'asciidoc',
    extensions: ['adoc', 'asciidoc', 'asc'],
    aliases: ['adoc'],
  },
  { id: 'jupyter', cutting: 'notebook', extensions: ['ipynb'], aliases: ['ipynb', 'notebook'] },
  { id: 'org', cutting: 'org', extensions: ['org'] },
  { id: 'latex', cutting: 'latex', extensions: ['tex', 'ltx'], aliases: ['tex'] },
  {
    id: 'html',
    cutting: 'lines',
    extensions: ['html', 'htm', 'xhtml', 'erb', 'ejs', 'hbs', 'j2', 'jinja', 'jinja2'],
  },
  {
    id: 'xml',
    cutting: 'lines',
    extensions: ['xml', 'xsd', 'xsl', 'xaml', 'csproj', 'props', 'targets', 'plist'],
  },
  {
    id: 'css',
    cutting: 'lines',
    extensions: ['css', 'scss', 'sass', 'less'],
    aliases: ['scss', 'less'],
  },
  {
    id: 'json',
    cutting: 'json',
    extensions: ['json', 'jsonc', 'json5', 'webmanifest'],
    aliases: ['jsonc'],
  },
  { id: 'yaml', cutting: 'yaml', extensions: ['yaml', 'yml'], aliases: ['yml'] },
  { id: 'toml', cutting: 'toml', extensions: ['toml'] },
  { id: 'ini', cutting: 'ini', extensions: ['ini', 'cfg', 'conf', 'properties', 'editorconfig'] },
  {
    id: 'makefile',
    cutting: 'lines',
    extensions: ['mk', 'mak'],
    fileNames: ['makefile', 'gnumakefile'],
    aliases: ['make'],
  },
  { id: 'cmake', cutting: 'lines', extensions: ['cmake'], fileNames: ['cmakelists.txt'] },
  {
    id: 'dockerfile',
    cutting: 'lines',
    extensions: ['dockerfile'],
    fileNames: ['dockerfile', 'containerfile'],
    aliases: ['docker'],
  },
  { id: 'terraform', cutting: 'lines', extensions: ['tf', 'hcl'] },
  { id: 'text', cutting: 'text', extensions: ['txt', 'text'], aliases: ['plaintext'] },
];

const byExtension = index((language) => language.extensions);
const byFileName = index((language) => language.fileNames ?? []);
const byInterpreter = index((language) => language.interpreters ?? []);
const byName = index((language) => [language.id, ...(language.aliases ?? [])]);
const text: Language = { id: 'text', cutting: 'text', extensions: [] };

/**
 * @param path       any path; only its last part counts
 * @param firstLine  of the text, where it is known: scripts without an extension say it there
 * @returns          an id of the table, `text` when no row fits
 */
export function languageOf(path: string, firstLine = ''): string {
  const name = (path.split('/').at(-1) ?? path).toLowerCase();
  const dot = name.lastIndexOf('.');
  const found =
    byFileName.get(name) ??
    byFileName.get(name.split('.')[0] ?? '') ??
    (dot > 0 ? byExtension.get(name.slice(dot + 1)) : undefined) ??
    byInterpreter.get(interpreterOf(firstLine));
  return (found ?? text).id;
}

/** The row of an id; unknown ids are plain text. */
export function languageRow(id: string): Language {
  return byName.get(id) ?? text;
}

export function languageIds(): string[] {
  return languages.map(({ id }) => id);
}

/** @returns the id that a typed name stands for: `ts`, `C++`, `Python` */
export function resolveLanguage(name: string): string | undefined {
  const typed = name.trim().toLowerCase();
  return (byName.get(typed) ?? byExtension.get(typed.replace(/^\./, '')))?.id;
}

/** `#!/usr/bin/env -S python3.12 -u` → `python` */
function interpreterOf(firstLine: string): string {
  if (!firstLine.startsWith('#!')) return '';
  const words = firstLine
    .slice(2)
    .trim()
    .split(/\s+/)
    .filter((word) => !word.startsWith('-'));
  const program = (words[0] ?? '').split('/').at(-1) ?? '';
  const name = program === 'env' ? (words[1] ?? '') : program;
  return name.toLowerCase().replace(/[\d.]+$/, '');
}

function index(namesOf: (language: Language) => readonly string[]): ReadonlyMap<string, Language> {
  return new Map(
    languages.flatMap((language) => namesOf(language).map((name) => [name, language])),
  );
}
