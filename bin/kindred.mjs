#!/usr/bin/env node
// Starts the CLI on a Node that has node:sqlite: this one, or the one that npm brought.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const failure = 3;

process.exitCode = start(join(packageFolder, 'dist/cli.cjs'), process.argv.slice(2));

/**
 * @param {string} cli
 * @param {readonly string[]} args
 * @returns {number} the exit status
 */
function start(cli, args) {
  if (!existsSync(cli)) {
    console.error('kindred: dist/cli.cjs is not built. Run: npm run setup && npm run build');
    return failure;
  }
  const node = nodeWithSqlite();
  if (node === undefined) {
    console.error(`kindred: Node 22.13 or later is needed, this is ${process.version}.`);
    return failure;
  }
  return spawnSync(node, ['--no-warnings', cli, ...args], { stdio: 'inherit' }).status ?? failure;
}

/** node:sqlite needs no flag from 22.13 on. */
function nodeWithSqlite() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 13)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const bundled = join(packageFolder, 'node_modules', name, 'bin/node');
  return existsSync(bundled) ? bundled : undefined;
}
