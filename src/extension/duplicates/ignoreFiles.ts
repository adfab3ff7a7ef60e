// The files in which a person puts duplicates aside, one in the folder of each root: read for every
// search, written by the actions. A broken one is told and left as it is.

import * as vscode from 'vscode';
import { messageOf } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';
import { type DuplicateIgnores, noIgnores } from '../../core/duplicates/duplicateOptions.ts';
import {
  ignoreFileName,
  joinIgnores,
  parseIgnoreFile,
  printIgnoreFile,
} from '../../core/duplicates/ignoreFile.ts';

export class IgnoreFiles {
  readonly #logger: Logger;
  /** Texts that were told to be broken: said once, not with each search. */
  readonly #told = new Map<string, string>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** @param roots  absolute folders; a broken file counts as empty */
  async read(roots: readonly string[]): Promise<DuplicateIgnores> {
    const all = await Promise.all(roots.map((root) => this.#readRoot(root)));
    return joinIgnores(all.map((ignores) => ignores ?? noIgnores));
  }

  /**
   * Adds to what is there.
   *
   * @param root  absolute folder
   * @returns     false when the file is broken, which the person has been told
   */
  async add(root: string, added: Partial<DuplicateIgnores>): Promise<boolean> {
    this.#told.delete(root);
    const before = await this.#readRoot(root);
    if (before === undefined) return false;
    const text = printIgnoreFile(joinIgnores([before, { ...noIgnores, ...added }]));
    await vscode.workspace.fs.writeFile(ignoreFileUri(root), new TextEncoder().encode(text));
    return true;
  }

  /** @returns undefined for a file that is broken or cannot be read: it must not be written over */
  async #readRoot(root: string): Promise<DuplicateIgnores | undefined> {
    let text: string | undefined;
    try {
      text = await readText(ignoreFileUri(root));
      return text === undefined ? noIgnores : parseIgnoreFile(text);
    } catch (error) {
      this.#tell(root, text ?? '', messageOf(error));
      return undefined;
    }
  }

  #tell(root: string, text: string, message: string): void {
    if (this.#told.get(root) === text) return;
    this.#told.set(root, text);
    this.#logger.warn(message);
    // Nobody waits for the answer: the search goes on without the file.
    void vscode.window.showWarningMessage(message, 'Open').then(async (choice) => {
      if (choice === 'Open') await vscode.window.showTextDocument(ignoreFileUri(root));
    });
  }
}

function ignoreFileUri(root: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.file(root), ignoreFileName);
}

/**
 * @returns undefined where there is no file, as a rule
 * @throws vscode.FileSystemError when it is there and cannot be read
 */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
