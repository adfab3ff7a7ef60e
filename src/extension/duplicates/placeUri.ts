// Places of the engine as VS Code names them, and back.

import * as vscode from 'vscode';
import { join, relative, sep } from 'node:path';
import type { LineRange } from '../../core/model.ts';
import type { Place, Root } from '../../core/searchEngine.ts';

export function placeUri({ root, path }: Place): vscode.Uri {
  return vscode.Uri.file(join(root, path));
}

/** From the first character of its lines to the beginning of the line after. */
export function placeRange({ lines }: { readonly lines: LineRange }): vscode.Range {
  return new vscode.Range(lines.start - 1, 0, lines.end, 0);
}

export function placeLocation(place: Place): vscode.Location {
  return new vscode.Location(placeUri(place), placeRange(place));
}

/** The root that holds a file, the innermost one, and the path within it. */
export function fileInRoots(
  roots: readonly Root[],
  fsPath: string,
): { readonly root: string; readonly path: string } | undefined {
  const [root] = roots
    .map(({ folder }) => folder)
    .filter((folder) => fsPath.startsWith(folder + sep))
    .sort((a, b) => b.length - a.length);
  if (root === undefined) return undefined;
  return { root, path: relative(root, fsPath).replaceAll(sep, '/') };
}
