// TABLE of filters: what can be said in a query besides the words that are looked for. Parsing,
// error texts, the help of the command line, completions and docs/search.md all read it.

import { languages } from '../../chunking/languages.ts';
import type { ChunkKind } from '../../model.ts';

export type FilterName = 'path' | 'lang' | 'kind' | 'symbol' | 'in';

/** Where a chunk belongs; `changed` is asked of git, the others of the chunk. */
export type Area = 'code' | 'docs' | 'tests' | 'changed';

/** One value that a filter takes. */
export interface FilterValue {
  readonly name: string;
  /** Other words for it. */
  readonly aliases: readonly string[];
  readonly help: string;
}

export interface FilterSpec {
  readonly name: FilterName;
  /** What stands for the value in the help. */
  readonly value: string;
  readonly help: string;
  readonly examples: readonly string[];
  /** For messages: `Unknown kind "x". Kinds are: …` */
  readonly noun: string;
  readonly nouns: string;
  /** All that it takes; absent where any glob will do. */
  readonly values?: readonly FilterValue[];
  /** What people type in its place. */
  readonly mistakenNames: readonly string[];
}

const kinds: readonly (FilterValue & { readonly name: ChunkKind })[] = [
  {
    name: 'function',
    aliases: ['func', 'fn', 'def', 'method', 'constructor'],
    help: 'functions and methods',
  },
  { name: 'class', aliases: ['struct', 'object'], help: 'classes and what is like them' },
  {
    name: 'type',
    aliases: ['interface', 'enum', 'trait', 'typedef'],
    help: 'types, interfaces, enumerations',
  },
  { name: 'module', aliases: ['namespace', 'package'], help: 'modules and namespaces' },
  { name: 'variable', aliases: ['var', 'const', 'constant'], help: 'variables and constants' },
  { name: 'section', aliases: ['heading'], help: 'sections of documents' },
  { name: 'block', aliases: [], help: 'code outside of definitions' },
  { name: 'text', aliases: [], help: 'lines of files without structure' },
];

const areas: readonly (FilterValue & { readonly name: Area })[] = [
  { name: 'code', aliases: ['source'], help: 'programs, without tests, documents and data files' },
  { name: 'docs', aliases: ['doc', 'documentation'], help: 'documents' },
  { name: 'tests', aliases: ['test'], help: 'tests and what they need' },
  {
    name: 'changed',
    aliases: ['modified'],
    help: 'files that differ from the last commit, or are not in git yet',
  },
];

export const filterTable: readonly FilterSpec[] = [
  {
    name: 'path',
    value: 'GLOB',
    help: 'files and folders with this name or path',
    examples: ['path:src/session', 'path:*.test.ts', 'path:"my folder/**"', '-path:vendor'],
    noun: 'path',
    nouns: 'Paths',
    mistakenNames: ['file', 'files', 'filename', 'filepath', 'folder', 'dir', 'directory'],
  },
  {
    name: 'lang',
    value: 'LANGUAGE',
    help: 'files in this language',
    examples: ['lang:typescript', 'lang:c++,rust', '-lang:json'],
    noun: 'language',
    nouns: 'Languages',
    values: languages.map(({ id, aliases = [], extensions }) => ({
      name: id,
      aliases: [...aliases, ...extensions],
      help: extensions.map((extension) => `.${extension}`).join(' '),
    })),
    mistakenNames: ['language', 'languages'],
  },
  {
    name: 'kind',
    value: 'KIND',
    help: 'pieces of this kind',
    examples: ['kind:function', 'kind:class,type'],
    noun: 'kind',
    nouns: 'Kinds',
    values: kinds,
    mistakenNames: [],
  },
  {
    name: 'symbol',
    value: 'GLOB',
    help: 'definitions with this name; Scope.name tells members apart',
    examples: ['symbol:parse*', 'symbol:Session.send', '-symbol:test_*'],
    noun: 'symbol',
    nouns: 'Symbols',
    mistakenNames: ['sym', 'identifier'],
  },
  {
    name: 'in',
    value: 'AREA',
    help: 'one part of the project',
    examples: ['in:code', 'in:docs,tests', 'in:changed'],
    noun: 'area',
    nouns: 'Areas',
    values: areas,
    mistakenNames: [],
  },
];

/** One filter of a query, checked: values are ids where the filter has a list of them. */
export interface FilterClause {
  readonly name: FilterName;
  /** What passes is what fits none of the values. */
  readonly negated: boolean;
  /** Any of them is enough; at least one. */
  readonly values: readonly string[];
}

/** @returns the value's id for whatever people call it, in any case */
export function resolveValue(spec: FilterSpec, typed: string): string | undefined {
  const folded = typed.trim().toLowerCase();
  const values = spec.values ?? [];
  const named = values.find(({ name }) => name === folded);
  return (named ?? values.find(({ aliases }) => aliases.includes(folded.replace(/^\./, ''))))?.name;
}
