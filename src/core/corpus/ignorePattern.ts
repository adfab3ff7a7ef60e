// One line of an ignore file, as git reads it. Knows nothing of files and of other lines.

import { foldAscii, toByteText } from './byteText.ts';
import { compileWildcards } from './wildcards.ts';

export type PathKind = 'file' | 'folder';

export interface IgnorePattern {
  /** The line begins with `!`: what it fits is wanted again. */
  readonly negative: boolean;
  /** @param name the path relative to the ignore file's folder */
  readonly fits: (name: PatternSubject, kind: PathKind) => boolean;
}

/** A path made ready for many patterns: byte text, folded when git ignores case. */
export interface PatternSubject {
  readonly path: string;
  readonly baseName: string;
}

export function toPatternSubject(path: string, ignoreCase: boolean): PatternSubject {
  const bytes = toByteText(path);
  const folded = ignoreCase ? foldAscii(bytes) : bytes;
  return { path: folded, baseName: folded.slice(folded.lastIndexOf('/') + 1) };
}

/**
 * Reads a whole ignore file.
 *
 * @param text  its content; a byte order mark and `\r\n` are accepted
 * @returns     the patterns in the order of the file; the last that fits decides
 * @see gitignore(5)
 */
export function parseIgnoreFile(text: string, ignoreCase: boolean): IgnorePattern[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => parseIgnorePattern(line.replace(/\r$/, ''), ignoreCase));
}

/** @param line one line that is not a comment */
export function parseIgnorePattern(line: string, ignoreCase: boolean): IgnorePattern {
  const trimmed = trimTrailingSpaces(line.replace(/\0.*$/s, ''));
  const negative = trimmed.startsWith('!');
  const marked = toByteText(negative ? trimmed.slice(1) : trimmed);
  const foldersOnly = marked.endsWith('/');
  const body = foldersOnly ? marked.slice(0, -1) : marked;
  const fitsPath = body.includes('/')
    ? anchoredTest(body.replace(/^\//, ''), ignoreCase)
    : nameTest(body, ignoreCase);
  return {
    negative,
    fits: (name, kind) => (kind === 'folder' || !foldersOnly) && fitsPath(name),
  };
}

/** Spaces at the end do not count, unless a backslash quotes them. */
function trimTrailingSpaces(line: string): string {
  let end = 0;
  for (let position = 0; position < line.length; position++) {
    if (line[position] === ' ') continue;
    if (line[position] === '\\') position++;
    end = position + 1;
  }
  return line.slice(0, end);
}

type NameTest = (name: PatternSubject) => boolean;

/** Without a slash a pattern fits the last part of a path, at any depth. */
function nameTest(body: string, ignoreCase: boolean): NameTest {
  const wildcardAt = firstWildcard(body);
  const folded = ignoreCase ? foldAscii(body) : body;
  if (wildcardAt === body.length) return ({ baseName }) => baseName === folded;
  if (body.startsWith('*') && firstWildcard(body.slice(1)) === body.length - 1) {
    const ending = folded.slice(1);
    return ({ baseName }) => baseName.endsWith(ending);
  }
  const fits = compileWildcards(body, ignoreCase);
  return ({ baseName }) => fits(baseName);
}

// With a slash a pattern begins at the ignore file's folder. As in git, the part before the
// first wildcard is compared on its own and the wildcards see only the rest: `a**/b` means `a`
// and then whatever `**/b` fits.
function anchoredTest(body: string, ignoreCase: boolean): NameTest {
  const wildcardAt = firstWildcard(body);
  const prefix = ignoreCase ? foldAscii(body.slice(0, wildcardAt)) : body.slice(0, wildcardAt);
  if (wildcardAt === body.length) return ({ path }) => path === prefix;
  const rest = compileWildcards(body.slice(wildcardAt), ignoreCase);
  return ({ path }) => path.startsWith(prefix) && rest(path.slice(prefix.length));
}

function firstWildcard(pattern: string): number {
  const position = pattern.search(/[*?[\\]/);
  return position === -1 ? pattern.length : position;
}
