// Questions about this repository's own sources, with the places that answer them: the part of
// quality that every run of the tests measures. A place is a path and words of the one line that
// declares the answer, because line numbers move with every edit.

import type { QueryKind } from './sets.ts';

export interface OwnCodeQuery {
  readonly kind: QueryKind;
  readonly query: string;
  /** Any of them is right: `[path, words of one line of that file]`. */
  readonly answers: readonly (readonly [path: string, mark: string])[];
}

type Row = readonly [query: string, path: string, mark: string];

function ofKind(kind: QueryKind, rows: readonly Row[]): OwnCodeQuery[] {
  return rows.map(([query, path, mark]) => ({ kind, query, answers: [[path, mark]] }));
}

export const ownCodeQueries: readonly OwnCodeQuery[] = [
  ...ofKind('words', [
    [
      'parse a .gitignore file into patterns',
      'src/core/corpus/ignorePattern.ts',
      'export function parseIgnoreFile',
    ],
    [
      'when does a file count as minified',
      'src/core/corpus/minifiedRules.ts',
      'export function minifiedReason',
    ],
    [
      'private keys and other secrets are not indexed',
      'src/core/corpus/secretRules.ts',
      'export function secretReason',
    ],
    [
      'give each row of a matrix length 1',
      'src/core/encoding/normalize.ts',
      'export function normalizeRows',
    ],
    [
      'mean pooling of token vectors under the attention mask',
      'src/core/encoding/pooling.ts',
      'export function meanPool',
    ],
    [
      'plan batches of texts by their length in tokens',
      'src/core/encoding/batching.ts',
      'export function planBatches',
    ],
    [
      'which files are new, changed or gone since the last index',
      'src/core/corpus/corpusDiff.ts',
      'export function diffCorpus',
    ],
    [
      'how many threads the encoder uses when none are set',
      'src/adapters/onnx/onnxEncoder.ts',
      'export function resolveThreads',
    ],
    [
      'delete what other models and chunkers have left in the index folder',
      'src/adapters/sqlite/indexFiles.ts',
      'export function removeOtherIndexes',
    ],
    [
      'show the progress of indexing in a terminal',
      'src/cli/progressBar.ts',
      'export function showProgress',
    ],
    [
      'mark the matching words in a snippet',
      'src/core/lexical/marks.ts',
      'export function findMarks',
    ],
    [
      'exit code of the command line for an error',
      'src/cli/exitCodes.ts',
      'export function exitCodeOf',
    ],
  ]),
  ...ofKind('paraphrase', [
    [
      'reduce plurals and verb endings to one root',
      'src/core/lexical/porter2.ts',
      'export function porter2',
    ],
    [
      'squeeze floating point numbers into bytes for saving',
      'src/adapters/sqlite/vectorCodec.ts',
      'export function packVector',
    ],
    ['retain only the largest few of very many scored things', 'src/base/topK.ts', 'class TopK'],
    [
      'run something only once after a burst of calls has calmed down',
      'src/extension/debounce.ts',
      'export function debounce',
    ],
    [
      'only one program at a time may modify the database',
      'src/adapters/sqlite/writerLock.ts',
      'export function createWriterLock',
    ],
    [
      'images and executables cannot be read as characters',
      'src/core/corpus/binaryRules.ts',
      'export function binaryContentReason',
    ],
    [
      'find out the charset of a document',
      'src/core/corpus/textEncoding.ts',
      'export function guessEncoding',
    ],
    [
      'briefly colour the passage that somebody has jumped to',
      'src/extension/highlight.ts',
      'export class Highlight',
    ],
    [
      'guess the programming language of a filename',
      'src/core/chunking/languages.ts',
      'export function languageOf',
    ],
    [
      'clean up many resources together when something closes',
      'src/base/disposable.ts',
      'export class DisposableStore',
    ],
    [
      'remember what was typed across a reload of the sidebar',
      'src/webview/state.ts',
      'export function persistedView',
    ],
    [
      'cut what was typed at separators, leaving curly groups whole',
      'src/extension/filters.ts',
      'export function splitList',
    ],
  ]),
  ...ofKind('docs', [
    ['does any of my code leave the machine', 'README.md', '## Privacy'],
    ['list of the settings with their defaults', 'README.md', '## Settings'],
    ['which layer may import which', 'ARCHITECTURE.md', '## Layers'],
    ['where do I add another language', 'ARCHITECTURE.md', '## Where do I put'],
    ['how a commit message is written', 'CONTRIBUTING.md', '## Commits'],
    [
      'what the embedded Sentence-BERT was trained on',
      'models/kindred-sbert/README.md',
      'pairs from 126 public',
    ],
    [
      'why words are indexed before the vectors',
      'docs/adr/0002-store-is-the-queue.md',
      '# 2. Two stages',
    ],
    [
      'why the writer lock is not held between runs',
      'docs/adr/0003-lock-per-run.md',
      "# 3. The writer's lock",
    ],
    [
      'why ignore patterns are not matched by a package',
      'docs/adr/0004-ignore-rules-of-our-own.md',
      "# 4. Git's ignore patterns",
    ],
  ]),
  ...ofKind('symbol', [
    ['hashBytes', 'src/adapters/fs/hashBytes.ts', 'export function hashBytes'],
    ['foldWord', 'src/core/lexical/foldWord.ts', 'export function foldWord'],
    ['EngineError', 'src/base/errors.ts', 'export class EngineError'],
    ['readGraphShape', 'src/adapters/onnx/graph.ts', 'export function readGraphShape'],
    ['parse_git_config', 'src/core/corpus/gitConfig.ts', 'export function parseGitConfig'],
    ['toResponseError', 'src/engine/rpc.ts', 'export function toResponseError'],
    ['change batcher', 'src/extension/changeBatch.ts', 'export class ChangeBatcher'],
    ['guessencoding', 'src/core/corpus/textEncoding.ts', 'export function guessEncoding'],
  ]),
  ...ofKind('error', [
    [
      'hnswlib-node does not load on darwin-arm64: no such file',
      'src/adapters/hnsw/library.ts',
      'hnswlib-node does not load on',
    ],
    [
      'There is no folder /home/me/projcet. Check the path, or whether its drive is there.',
      'src/adapters/fs/walk.ts',
      'Check the path, or whether its drive',
    ],
    [
      'No model is called "bert-large". Use one of: kindred-sbert, kindred-static; or the path of a model\'s folder.',
      'src/adapters/model-files/modelFolder.ts',
      'No model is called',
    ],
    [
      'index has format 9, this version of Kindred knows format 1. Update Kindred',
      'src/adapters/sqlite/indexFiles.ts',
      'this version of Kindred knows format',
    ],
    [
      'ONNX Runtime does not load on linux-ia32',
      'src/adapters/onnx/runtime.ts',
      'ONNX Runtime does not load on',
    ],
    [
      'tokenizer.json in /models/mine does not describe a usable tokenizer: unexpected token',
      'src/adapters/tokenizer/tokenizer.ts',
      'does not describe a usable tokenizer',
    ],
  ]),
];
