// Globs of settings and flags through picomatch, with the meaning they have in VS Code: dot files
// are files like others, parentheses are letters, and there is no negation.

import picomatch from 'picomatch';

/**
 * A glob with a slash begins at the root; one without fits at any depth; a leading `/` ties it
 * to the root. What is below a folder that fits, fits too.
 *
 * @returns whether a path, relative to the root and with `/` between its parts, fits one of the
 *          globs; no globs fit nothing
 */
export function matchPaths(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map(normalizeGlob).filter((glob) => glob !== '');
  if (patterns.length === 0) return () => false;
  return picomatch(
    patterns.flatMap((glob) => [glob, `${glob}/**`]),
    { dot: true, nonegate: true, noextglob: true },
  );
}

function normalizeGlob(glob: string): string {
  const trimmed = glob.trim().replace(/^\.\//, '').replace(/\/+$/, '');
  const escaped = trimmed.replace(/[()]/g, '\\$&');
  if (escaped.startsWith('/')) return escaped.slice(1);
  return escaped === '' || escaped.includes('/') ? escaped : `**/${escaped}`;
}
