// The table of commands and flags: parsing, help and the comparison with the settings all read
// it, so that none of them can say something else.

import { cloneTypes, duplicateContents } from '../core/duplicates/duplicateCluster.ts';
import { defaultDuplicateOptions, duplicateFiles } from '../core/duplicates/duplicateOptions.ts';
import { ignoreFileName } from '../core/duplicates/ignoreFile.ts';
import { rerankModes, type Settings } from '../core/settings.ts';
import { duplicateFormats } from './duplicates/reportFormat.ts';

export interface Flag {
  readonly name: string;
  /** A `list` takes its values one by one and between commas. */
  readonly type: 'string' | 'boolean' | 'integer' | 'number' | 'list';
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
  readonly name: 'index' | 'search' | 'similar' | 'duplicates' | 'status' | 'clear' | 'encode';
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

/** Which files may be in an answer. */
const fileFlags: readonly Flag[] = [
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

/** What may be in an answer, however it is asked for. */
const filterFlags: readonly Flag[] = [
  { name: 'limit', type: 'integer', value: 'N', help: 'results, 1 to 100 (default 10)' },
  ...fileFlags,
];

const duplicateFlags: readonly Flag[] = [
  {
    name: 'changed-since',
    type: 'string',
    value: 'REV',
    help: 'only what has a place in a file that differs from this revision of git',
  },
  {
    name: 'scope',
    type: 'string',
    value: 'DIR|FILE',
    help: 'only what has a place in this folder or file; it is compared with everything',
  },
  {
    name: 'types',
    type: 'list',
    value: 'N,…',
    choices: cloneTypes.map(String),
    help: '1 exact, 2 renamed, 3 edited copies, 4 same meaning in other words (default: all)',
  },
  {
    name: 'content',
    type: 'list',
    value: 'KIND,…',
    choices: duplicateContents,
    help: 'what repeats: code, docs, comments (default: all)',
  },
  {
    name: 'min-similarity',
    type: 'number',
    value: 'N',
    help: 'only what is at least so similar, 0 to 1; each type has its own threshold besides',
  },
  {
    name: 'min-lines',
    type: 'integer',
    value: 'N',
    help: `only places of at least so many lines (default ${String(defaultDuplicateOptions.minLines)})`,
  },
  {
    name: 'files',
    type: 'string',
    value: 'WHICH',
    choices: duplicateFiles,
    help: 'whether both places stand in the same file, in different ones, or any (default any)',
  },
  { name: 'no-tests', type: 'boolean', help: 'leave tests out' },
  ...fileFlags,
  {
    name: 'format',
    type: 'string',
    value: 'FORMAT',
    choices: duplicateFormats,
    help: 'text, json, sarif, markdown or html (default text)',
  },
  {
    name: 'limit',
    type: 'integer',
    value: 'N',
    help: 'clusters that are printed, the greatest saving first (default: all); all are counted',
  },
  {
    name: 'explain',
    type: 'boolean',
    help: 'say which rules have left out what looks alike, why, and how often',
  },
  {
    name: 'baseline',
    type: 'string',
    value: 'FILE',
    help: `what is accepted (default: ${ignoreFileName} in the folder, where it is there)`,
  },
  {
    name: 'write-baseline',
    type: 'string',
    value: 'FILE',
    help: 'accept what is there now: write it to this file, and print no report',
  },
  {
    name: 'fail-over',
    type: 'string',
    value: 'N|N%',
    help: 'end with 1 when there are more clusters, or when a larger share of the lines repeats',
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
    name: 'duplicates',
    usage: 'kindred duplicates [folder]',
    summary: 'Bring the index up to date, then list what says the same thing in several places.',
    flags: [...duplicateFlags, ...engineFlags],
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
