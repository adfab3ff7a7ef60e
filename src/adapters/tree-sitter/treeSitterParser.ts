// The OutlineParser on web-tree-sitter: grammars are WebAssembly, loaded once and only when a
// file needs one. A query per language crosses the WASM border once per file, not once per node.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Language, type Node, Parser, Query, type QueryMatch } from 'web-tree-sitter';
import { messageOf } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';
import {
  buildOutline,
  type FoundAttachment,
  type FoundDefinition,
} from '../../core/chunking/buildOutline.ts';
import type { Definition, Outline, OutlineParser } from '../../core/chunking/outline.ts';
import { queries } from './queries.ts';

export interface TreeSitterParserOptions {
  /** Holds `web-tree-sitter.wasm` and one `<language>.wasm` per grammar. */
  readonly grammarsFolder: string;
  readonly logger: Logger;
}

interface Grammar {
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
      this.#parser = undefined;
      return { type: 'failed', reason: `the ${language} parser failed: ${messageOf(error)}` };
    }
  }

  dispose(): void {
    const parser = this.#parser;
    this.#parser = undefined;
    parser?.then(
      (loaded) => {
        loaded.delete();
      },
      () => undefined, // it never came to be
    );
  }

  async #ownParser(): Promise<Parser> {
    this.#parser ??= initialize(this.#options.grammarsFolder).then(() => new Parser());
    return this.#parser;
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
    return { language: loaded, query: new Query(loaded, source) };
  }
}

let initialized: Promise<void> | undefined;

/** Once per process: the module keeps one instance of the parser's own WebAssembly. */
function initialize(grammarsFolder: string): Promise<void> {
  initialized ??= Parser.init({ locateFile: () => join(grammarsFolder, 'web-tree-sitter.wasm') });
  return initialized;
}

function outlineOf(
  parser: Parser,
  { language, query }: Grammar,
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
    return { type: 'outline', definitions: readMatches(matches) };
  } finally {
    tree.delete();
  }
}

function readMatches(matches: readonly QueryMatch[]): Definition[] {
  const definitions: FoundDefinition[] = [];
  const attachments: FoundAttachment[] = [];
  for (const { captures } of matches) {
    const nodes = new Map(captures.map(({ name, node }) => [name, node]));
    const attached = nodes.get('attached');
    if (attached !== undefined) attachments.push(linesOf(attached));
    for (const kind of kinds) {
      const node = nodes.get(kind);
      if (node !== undefined) definitions.push({ kind, name: nameOf(nodes), ...linesOf(node) });
    }
  }
  return buildOutline(definitions, attachments);
}

const kinds: readonly Definition['kind'][] = ['function', 'class', 'type', 'module', 'variable'];

function nameOf(nodes: ReadonlyMap<string, Node>): string {
  const name = plainName(nodes.get('name')?.text ?? '');
  const scope = plainName(nodes.get('scope')?.text ?? '');
  return scope === '' ? name : `${scope}.${name}`;
}

/** Without pointers, quotes and type parameters: `*List[T]` → `List`, `List<T>::at` → `List.at`. */
function plainName(text: string): string {
  const separated = text.trim().replace(/::|(?<=\w):(?=\w)/g, '.');
  const isOperator = /(^|\W)operator\s*\W+$/.test(separated) || !/\w/.test(separated);
  if (isOperator) return separated.replace(/\s+/g, '');
  return separated
    .replace(/^[*&"'[\s]+|["'\]\s]+$/g, '')
    .replace(/<[^<>]*>/g, '')
    .replace(/[<[(][\s\S]*$/, '')
    .trim();
}

/** A node that ends at the very beginning of a line does not reach into that line. */
function linesOf({ startPosition, endPosition }: Node): { start: number; end: number } {
  const end = endPosition.column === 0 ? endPosition.row - 1 : endPosition.row;
  return { start: startPosition.row, end: Math.max(startPosition.row, end) };
}
