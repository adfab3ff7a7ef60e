// Rows of the files that are not indexed, with their reasons.

import type { SkippedFile } from '../../core/model.ts';
import type { Connection } from './connection.ts';

export function readSkipped(connection: Connection): SkippedFile[] {
  return connection
    .all<SkippedFile>('SELECT path, reason, detail FROM skipped ORDER BY path')
    .map(({ path, reason, detail }) => ({ path, reason, detail }));
}

/**
 * Rows that stay the same are not written, so that a run without news changes nothing.
 *
 * @param scope  files and folders that have been looked at; all when absent
 */
export function writeSkipped(
  connection: Connection,
  files: readonly SkippedFile[],
  scope: ReadonlySet<string> | undefined,
): void {
  const now = new Set(files.map(({ path }) => path));
  for (const { path } of readSkipped(connection)) {
    if (!now.has(path) && isInScope(path, scope)) {
      connection.run('DELETE FROM skipped WHERE path = ?', path);
    }
  }
  for (const { path, reason, detail } of files) {
    connection.run(
      `INSERT INTO skipped (path, reason, detail) VALUES (?, ?, ?)
       ON CONFLICT (path) DO UPDATE SET reason = excluded.reason, detail = excluded.detail
       WHERE reason <> excluded.reason OR detail <> excluded.detail`,
      path,
      reason,
      detail,
    );
  }
}

/** A path is in scope when it, or a folder above it, is named; `''` names the root. */
function isInScope(path: string, scope: ReadonlySet<string> | undefined): boolean {
  if (scope === undefined || scope.has('') || scope.has(path)) return true;
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (scope.has(path.slice(0, end))) return true;
  }
  return false;
}
