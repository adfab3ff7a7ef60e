// TABLE of the grammars that ship, and the copying of what is not up to date. Runs without
// dependencies: the build and the tests call it.

import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const vscode = '@vscode/tree-sitter-wasm/wasm';
const community = '@tree-sitter-grammars';

/** `from` is relative to node_modules. The first row is the parser itself. */
export const grammars = [
  { file: 'web-tree-sitter.wasm', from: 'web-tree-sitter/web-tree-sitter.wasm' },
  { file: 'bash.wasm', from: `${vscode}/tree-sitter-bash.wasm` },
  { file: 'c.wasm', from: 'tree-sitter-c/tree-sitter-c.wasm' },
  { file: 'cpp.wasm', from: `${vscode}/tree-sitter-cpp.wasm` },
  { file: 'csharp.wasm', from: `${vscode}/tree-sitter-c-sharp.wasm` },
  { file: 'elixir.wasm', from: 'tree-sitter-elixir/tree-sitter-elixir.wasm' },
  { file: 'go.wasm', from: `${vscode}/tree-sitter-go.wasm` },
  { file: 'haskell.wasm', from: 'tree-sitter-haskell/tree-sitter-haskell.wasm' },
  { file: 'java.wasm', from: `${vscode}/tree-sitter-java.wasm` },
  { file: 'javascript.wasm', from: `${vscode}/tree-sitter-javascript.wasm` },
  { file: 'kotlin.wasm', from: `${community}/tree-sitter-kotlin/tree-sitter-kotlin.wasm` },
  { file: 'lua.wasm', from: `${community}/tree-sitter-lua/tree-sitter-lua.wasm` },
  { file: 'php.wasm', from: `${vscode}/tree-sitter-php.wasm` },
  { file: 'python.wasm', from: `${vscode}/tree-sitter-python.wasm` },
  { file: 'ruby.wasm', from: `${vscode}/tree-sitter-ruby.wasm` },
  { file: 'rust.wasm', from: `${vscode}/tree-sitter-rust.wasm` },
  { file: 'scala.wasm', from: 'tree-sitter-scala/tree-sitter-scala.wasm' },
  { file: 'tsx.wasm', from: `${vscode}/tree-sitter-tsx.wasm` },
  { file: 'typescript.wasm', from: `${vscode}/tree-sitter-typescript.wasm` },
  { file: 'zig.wasm', from: `${community}/tree-sitter-zig/tree-sitter-zig.wasm` },
];

const nodeModules = join(
  import.meta.dirname ?? dirname(new URL(import.meta.url).pathname),
  '..',
  'node_modules',
);

/**
 * @param {string} toFolder
 * @returns how many files were copied
 */
export function copyGrammars(toFolder) {
  mkdirSync(toFolder, { recursive: true });
  let copied = 0;
  for (const { file, from } of grammars) {
    const source = join(nodeModules, from);
    const target = join(toFolder, file);
    if (isUpToDate(source, target)) continue;
    copyFileSync(source, target);
    copied += 1;
  }
  return copied;
}

/**
 * @param {string} source
 * @param {string} target
 */
function isUpToDate(source, target) {
  if (!existsSync(target)) return false;
  const [from, to] = [statSync(source), statSync(target)];
  return from.size === to.size && from.mtimeMs <= to.mtimeMs;
}
