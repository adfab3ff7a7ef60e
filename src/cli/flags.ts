// The table of commands and flags: parsing, help and the comparison with the settings all read
// it, so that none of them can say something else.

import { rerankModes, type Settings } from '../core/settings.ts';

export interface Flag {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'integer';
  /** What stands for the value in the help: `N`, `GLOB`. */
  readonly value?: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  readonly repeatable?: boolean;
  readonly help: string;
  /** The setting that the flag overrides. */
  readonly setting?: keyof Settings;
}

export interface CommandSpec {
  readonly name: 'index' | 'search' | 'similar' | 'status' | 'clear' | 'encode';
  readonly usage: string;
  readonly summary: string;
  readonly flags: readonly Flag[];
}

const json: Flag = { name: 'json', type: 'boolean', help: 'print JSON' };

const explain: Flag = {
  name: 'explain',
  type: 'boolean',
  help: 'say why each result is where it is: feature, value, part of the score',
};

/** Offered by every command that opens an index. */
const engineFlags: readonly Flag[] = [
  {
    name: 'model',
    type: 'string',
    value: 'NAME|DIR',
    help: 'an embedded model, or a folder in sentence-transformers layout',
    setting: 'model',
  },
  {
    name: 'index-location',
    type: 'string',
    value: 'DIR',
    help: "where indexes are kept (default: the user's cache folder)",
    setting: 'indexLocation',
  },
  {
    name: 'exclude',
    type: 'string',
    value: 'GLOB',
    repeatable: true,
    help: 'leave these files out, besides the ignore files',
    setting: 'exclude',
  },
  {
    name: 'no-gitignore',
    type: 'boolean',
    help: 'index what .gitignore leaves out, too',
    setting: 'useGitIgnore',
  },
  {
    name: 'max-file-size-kb',
    type: 'integer',
    value: 'N',
    help: 'skip larger files (default 1024)',
    setting: 'maxFileSizeKB',
  },
  {
    name: 'max-threads',
    type: 'integer',
    value: 'N',
    help: 'threads of the encoder (default: half of the cores)',
    setting: 'maxThreads',
  },
  {
    name: 'hnsw-threshold',
    type: 'integer',
    value: 'N',
    help: 'vectors from which on the HNSW graph answers (default 5000)',
    setting: 'hnswThreshold',
  },
  {
    name: 'rerank',
    type: 'string',
    value: 'MODE',
    choices: rerankModes,
    help: 'read the first results together with the question: off, auto (where it pays) or always',
    setting: 'rerank',
  },
  { name: 'verbose', type: 'boolean', help: 'log what happens to stderr' },
];

/** What may be in an answer, however it is asked for. */
const filterFlags: readonly Flag[] = [
  { name: 'limit', type: 'integer', value: 'N', help: 'results, 1 to 100 (default 10)' },
  {
    name: 'path',
    type: 'string',
    value: 'GLOB',
    repeatable: true,
    help: 'only paths that fit; with ! in front: no path that fits',
  },
  {
    name: 'lang',
    type: 'string',
    value: 'L',
    repeatable: true,
    help: 'only this language: python, ts, c++, markdown …',
  },
];

export const helpFlag: Flag = { name: 'help', type: 'boolean', help: 'show this help' };

export const commands: readonly CommandSpec[] = [
  {
    name: 'index',
    usage: 'kindred index [folder]',
    summary: 'Bring the index of a folder up to date.',
    flags: [
      { name: 'rebuild', type: 'boolean', help: 'delete the index first' },
      json,
      ...engineFlags,
    ],
  },
  {
    name: 'search',
    usage:
      'kindred search "<query>" [folder]\n       kindred search --batch <folder> < queries.jsonl',
    summary: 'Search a folder by meaning and words. A folder without an index is indexed first.',
    flags: [
      ...filterFlags,
      {
        name: 'only',
        type: 'string',
        value: 'SOURCE',
        help: 'answer by one source alone: words or meaning',
      },
      explain,
      {
        name: 'batch',
        type: 'boolean',
        help: 'index, then answer JSON lines {"id","query"} from stdin with {"id","hits","ms"}',
      },
      json,
      ...engineFlags,
    ],
  },
  {
    name: 'similar',
    usage:
      'kindred similar FILE[:LINE[-LINE]] [folder]\n       kindred similar - [folder] < snippet',
    summary:
      'Find what reads like a file, the symbol at a line, some lines, or a snippet from stdin.',
    flags: [...filterFlags, explain, json, ...engineFlags],
  },
  {
    name: 'status',
    usage: 'kindred status [folder]',
    summary: 'Say what is indexed, what is not and why.',
    flags: [json, ...engineFlags],
  },
  {
    name: 'clear',
    usage: 'kindred clear [folder]',
    summary: 'Delete the index of a folder.',
    flags: engineFlags,
  },
  {
    name: 'encode',
    usage: 'kindred encode [--model M] [--as query|document] < texts.jsonl',
    summary: 'Encode JSON lines {"id","text"} as {"id","vector"}, unit length.',
    flags: [
      { name: 'as', type: 'string', value: 'KIND', help: 'query or document (default document)' },
      ...engineFlags,
    ],
  },
];
