// The tokenizer of a model's `tokenizer.json`, by @huggingface/tokenizers. Indexing tokenises
// every line, so ids of words are remembered; the ids are the library's own, always.

import { Tokenizer as LibraryTokenizer } from '@huggingface/tokenizers';
import { EngineError, messageOf } from '../../base/errors.ts';
import type { ModelFolder } from '../../core/encoding/modelSpec.ts';
import type { PairTokenizer, Tokenizer } from '../../core/encoding/tokenizer.ts';
import type { PairTokens } from '../../core/reranking/pairRow.ts';

/** The files that a tokenizer is made from. */
type TokenizerFiles = Pick<ModelFolder, 'folder' | 'tokenizerJson' | 'tokenizerConfig'>;

/** @throws EngineError `model-corrupt` when `tokenizer.json` does not describe a tokenizer */
export function createTokenizer(model: TokenizerFiles): Tokenizer {
  return withLibrary(model, (library) => assembleTokenizer(library, model));
}

/** @throws EngineError `model-corrupt`, also when it says nothing of pairs of texts */
export function createPairTokenizer(model: TokenizerFiles): PairTokenizer {
  return withLibrary(model, (library) => ({
    ...assembleTokenizer(library, model),
    pairTokens: findPairTokens(library),
  }));
}

function withLibrary<T>(model: TokenizerFiles, make: (library: LibraryTokenizer) => T): T {
  try {
    return make(
      new LibraryTokenizer(model.tokenizerJson as object, model.tokenizerConfig as object),
    );
  } catch (error) {
    throw new EngineError(
      'model-corrupt',
      `tokenizer.json in ${model.folder} does not describe a usable tokenizer: ` +
        `${messageOf(error)}. Fetch the model again, or choose another.`,
      error,
    );
  }
}

function assembleTokenizer(library: LibraryTokenizer, model: TokenizerFiles): Tokenizer {
  const encode = createEncode(library, model);
  const lineEnd = countsLineEnds(encode) ? '\n' : '';
  return {
    encode,
    countTokens: (text) => {
      let count = 0;
      for (const line of text.split('\n')) count += encode(line + lineEnd).length;
      return count;
    },
    specialTokens: findSpecialTokens(library),
    paddingId: findPaddingId(library, model.tokenizerConfig as TokenizerConfig),
    unknownId: library.model?.unk_token_id ?? 0,
  };
}

/** Byte-level vocabularies have tokens for line ends; most WordPiece ones drop them. */
function countsLineEnds(encode: (text: string) => number[]): boolean {
  return encode('a\nb').length !== encode('a').length + encode('b').length;
}

/** The parts of tokenizer.json and tokenizer_config.json that decide what may be remembered. */
interface TokenizerJson {
  readonly model?: { readonly type?: string; readonly fuse_unk?: boolean };
  readonly added_tokens?: readonly { readonly content: string; readonly normalized?: boolean }[];
}
interface TokenizerConfig {
  readonly pad_token?: string | { readonly content: string } | null;
  readonly remove_space?: boolean;
  readonly do_lowercase_and_remove_accent?: boolean;
}

function createEncode(
  library: LibraryTokenizer,
  model: TokenizerFiles,
): (text: string) => number[] {
  const encodePlainly = (text: string): number[] =>
    library.encode(text, { add_special_tokens: false }).ids;
  const json = model.tokenizerJson as TokenizerJson;
  if (!worksWordByWord(json, model.tokenizerConfig as TokenizerConfig)) return encodePlainly;
  const addedTokens = (json.added_tokens ?? []).map(({ content }) => content);
  const encodeByWord = createWordEncode(library);
  return (text) =>
    addedTokens.some((token) => text.includes(token)) ? encodePlainly(text) : encodeByWord(text);
}

/**
 * True where the library does no more than normalise the text, cut it into words and look each
 * word up by itself. Texts that hold an added token go another way; see above.
 */
function worksWordByWord(json: TokenizerJson, config: TokenizerConfig): boolean {
  const type = json.model?.type;
  return (
    (type === 'WordPiece' || type === 'BPE') &&
    json.model?.fuse_unk !== true &&
    config.remove_space !== true &&
    config.do_lowercase_and_remove_accent !== true &&
    (json.added_tokens ?? []).every(({ normalized }) => normalized !== true)
  );
}

const maxRememberedWords = 50_000; // about 6 MB; a repository of 100,000 chunks has about as many
// V8 keeps the whole text alive for a longer slice of it; shorter ones are copied.
const maxRememberedLength = 12;

function createWordEncode(library: LibraryTokenizer): (text: string) => number[] {
  const remembered = new Map<string, readonly number[]>();
  const lookUp = (word: string): readonly number[] => {
    const known = remembered.get(word);
    if (known) return known;
    const ids = idsOfWord(library, word);
    if (word.length <= maxRememberedLength) {
      if (remembered.size >= maxRememberedWords) remembered.clear();
      remembered.set(word, ids);
    }
    return ids;
  };
  return (text) => {
    const ids: number[] = [];
    for (const word of wordsOf(library, text)) {
      for (const id of lookUp(word)) ids.push(id);
    }
    return ids;
  };
}

function wordsOf(library: LibraryTokenizer, text: string): readonly string[] {
  const normalized = library.normalizer?.(text) ?? text;
  if (normalized.length === 0) return [];
  return library.pre_tokenizer?.(normalized, { section_index: 0 }) ?? [normalized];
}

function idsOfWord(library: LibraryTokenizer, word: string): readonly number[] {
  const pieces = library.model?.([word]) ?? [];
  const unknownId = library.model?.unk_token_id ?? 0;
  return pieces.map((piece) => library.token_to_id(piece) ?? unknownId);
}

/** What the post-processor puts around a text, seen by letting it do so. */
function findSpecialTokens(library: LibraryTokenizer): Tokenizer['specialTokens'] {
  const inner = library.encode('a', { add_special_tokens: false }).ids;
  const outer = library.encode('a', { add_special_tokens: true }).ids;
  const start = outer.findIndex((_, index) => inner.every((id, k) => outer[index + k] === id));
  return { before: outer.slice(0, start), after: outer.slice(start + inner.length) };
}

/** Likewise what it puts around two texts. @throws Error when they cannot be told apart */
function findPairTokens(library: LibraryTokenizer): PairTokens {
  const inner = library.encode('a', { add_special_tokens: false }).ids;
  const outer = library.encode('a', { text_pair: 'a', add_special_tokens: true }).ids;
  const find = (from: number): number =>
    outer.findIndex((_, index) => index >= from && inner.every((id, k) => outer[index + k] === id));
  const first = find(0);
  const firstEnd = first + inner.length;
  const second = first < 0 ? -1 : find(firstEnd);
  if (inner.length === 0 || second <= firstEnd) throw new Error('no token between two texts');
  return {
    before: outer.slice(0, first),
    between: outer.slice(firstEnd, second),
    after: outer.slice(second + inner.length),
  };
}

function findPaddingId(library: LibraryTokenizer, config: TokenizerConfig): number {
  const token = typeof config.pad_token === 'string' ? config.pad_token : config.pad_token?.content;
  const names = token === undefined ? ['[PAD]', '<pad>'] : [token];
  return names.map((name) => library.token_to_id(name)).find((id) => id !== undefined) ?? 0;
}
