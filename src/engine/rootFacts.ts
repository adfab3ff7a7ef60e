// Small facts about a root that the session tells.

import { isAbsolute, relative, sep } from 'node:path';
import type { SkippedFile, SkipReason } from '../core/model.ts';

/** @returns the path relative to the folder with `/`; `''` for the folder itself; undefined outside */
export function relativeTo(folder: string, path: string): string | undefined {
  const inside = relative(folder, path);
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return undefined;
  return inside.split(sep).join('/');
}

export function countReasons(
  skipped: readonly SkippedFile[],
): Readonly<Partial<Record<SkipReason, number>>> {
  const counts: Partial<Record<SkipReason, number>> = {};
  for (const { reason } of skipped) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
