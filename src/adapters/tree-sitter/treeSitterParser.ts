// The OutlineParser on web-tree-sitter: grammars are WebAssembly, loaded once and only when a
// file needs one. A query per language crosses the WASM border once per file, not once per node.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Language, Parser, Query } from 'web-tree-sitter';
import { messageOf } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';
import type { Outline, OutlineParser } from '../../core/chunking/outline.ts';
import { queries } from './queries.ts';
import { readMatches } from './readMatches.ts';

export interface TreeSitterParserOptions {
  /** Holds `web-tree-sitter.wasm` and one `<language>.wasm` per grammar. */
  readonly grammarsFolder: string;
  readonly logger: Logger;
}

interface Grammar {
  /** An id of `core/chunking/languages.ts`. */
  readonly name: string;
  readonly language: Language;
  readonly query: Query;
}

export function createTreeSitterParser(options: TreeSitterParserOptions): OutlineParser {
  return new TreeSitterParser(options);
}

class TreeSitterParser implements OutlineParser {
  readonly #options: TreeSitterParserOptions;
  readonly #grammars = new Map<string, Promise<Grammar | string>>();
  #parser: Promise<Parser> | undefined;

  constructor(options: TreeSitterParserOptions) {
    this.#options = options;
  }

  async outline(language: string, text: string, deadlineMs: number): Promise<Outline> {
    const grammar = await this.#grammar(language);
    if (typeof grammar === 'string') return { type: 'failed', reason: grammar };
    const parser = await this.#ownParser();
    try {
      return outlineOf(parser, grammar, text, deadlineMs);
    } catch (error) {
      // A fault inside WebAssembly leaves the parser unusable: the next file gets a new one.
      this.dispose();
      return { type: 'failed', reason: `the ${language} parser failed: ${messageOf(error)}` };
    }
  }

  dispose(): void {
    const parser = this.#parser;
    this.#parser = undefined;
    parser
      ?.then((loaded) => {
        loaded.delete();
      })
      .catch(() => undefined); // it never came to be, or WebAssembly has failed
  }

  async #ownParser(): Promise<Parser> {
    this.#parser ??= initialize(this.#options.grammarsFolder).then(() => new Parser());
    try {
      return await this.#parser;
    } catch (error) {
      this.#parser = undefined;
      throw error;
    }
  }

  /** @returns the reason when it cannot be had; it is looked for once */
  #grammar(language: string): Promise<Grammar | string> {
    const known = this.#grammars.get(language);
    if (known !== undefined) return known;
    const loading = this.#load(language).catch((error: unknown) => {
      const reason = `the ${language} grammar does not load: ${messageOf(error)}`;
      this.#options.logger.warn(reason);
      return reason;
    });
    this.#grammars.set(language, loading);
    return loading;
  }

  async #load(language: string): Promise<Grammar | string> {
    const source = queries[language];
    const file = join(this.#options.grammarsFolder, `${language}.wasm`);
    if (source === undefined || !existsSync(file)) return `there is no grammar for ${language}`;
    await this.#ownParser();
    const loaded = await Language.load(await readFile(file));
    return { name: language, language: loaded, query: new Query(loaded, source) };
  }
}

let initialized: Promise<void> | undefined;

/** Once per process: the module keeps one instance of the parser's own WebAssembly. */
function initialize(grammarsFolder: string): Promise<void> {
  const locateFile = (): string => join(grammarsFolder, 'web-tree-sitter.wasm');
  initialized ??= Parser.init({ locateFile }).catch((error: unknown) => {
    initialized = undefined; // another folder may hold a sound one
    throw error;
  });
  return initialized;
}

function outlineOf(
  parser: Parser,
  { name, language, query }: Grammar,
  text: string,
  deadlineMs: number,
): Outline {
  parser.setLanguage(language);
  const startedMs = performance.now();
  const isLate = (): boolean => performance.now() - startedMs > deadlineMs;
  const tree = parser.parse(text, null, { progressCallback: isLate });
  if (tree === null) {
    parser.reset();
    return { type: 'failed', reason: `parsing took more than ${String(deadlineMs)} ms` };
  }
  try {
    const matches = query.matches(tree.rootNode, { progressCallback: isLate });
    if (isLate()) {
      return { type: 'failed', reason: `parsing took more than ${String(deadlineMs)} ms` };
    }
    return { type: 'outline', definitions: readMatches(matches, text, name) };
  } finally {
    tree.delete();
  }
}
