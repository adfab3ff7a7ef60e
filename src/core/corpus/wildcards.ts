// Wildcards of git patterns (`*`, `?`, `**`, `[…]`, `\`) over byte texts. Regular expressions are
// not used: an ignore file comes with the workspace, and one with many stars must not hang us.

import { parseBracketExpression } from './bracketExpression.ts';
import { foldAscii } from './byteText.ts';

/**
 * Compiles the wildcards of one pattern.
 *
 * @param pattern     byte text without the leading `!` and the trailing `/`
 * @param ignoreCase  the names will be folded by `foldAscii`
 * @returns           whether a byte text fits as a whole; a malformed pattern fits nothing.
 *                    Time is bounded by (length of the name)² × (length of the pattern)
 * @see gitignore(5), PATTERN FORMAT
 */
export function compileWildcards(pattern: string, ignoreCase: boolean): (name: string) => boolean {
  const tokens: Token[] = [];
  let position = 0;
  while (position < pattern.length) {
    const piece = readPiece(pattern, position, ignoreCase);
    if (piece === undefined) return () => false;
    tokens.push(piece.token);
    position = piece.end;
  }
  return (name) => fitsTokens(tokens, name);
}

type Token =
  | { readonly type: 'byte'; readonly code: number }
  | { readonly type: 'set'; readonly bytes: Uint8Array }
  /** Any one byte but a slash. */
  | { readonly type: 'any' }
  /** Any bytes but slashes. */
  | { readonly type: 'star' }
  /** No folder or some, with the slash behind them. */
  | { readonly type: 'folders' }
  /** Any bytes. */
  | { readonly type: 'rest' };

interface Piece {
  readonly token: Token;
  readonly end: number;
}

function readPiece(pattern: string, position: number, ignoreCase: boolean): Piece | undefined {
  switch (pattern[position]) {
    case '*':
      return readStars(pattern, position);
    case '?':
      return { token: { type: 'any' }, end: position + 1 };
    case '[': {
      const bracket = parseBracketExpression(pattern, position, ignoreCase);
      return bracket && { token: { type: 'set', bytes: bracket.bytes }, end: bracket.end };
    }
    case '\\':
      // A backslash at the end quotes nothing, and such a pattern fits nothing.
      return position + 1 < pattern.length
        ? readLiteral(pattern, position + 1, ignoreCase)
        : undefined;
    default:
      return readLiteral(pattern, position, ignoreCase);
  }
}

function readLiteral(pattern: string, position: number, ignoreCase: boolean): Piece {
  const character = pattern.charAt(position);
  const folded = ignoreCase ? foldAscii(character) : character;
  return { token: { type: 'byte', code: folded.charCodeAt(0) }, end: position + 1 };
}

/** `**` crosses folders only where it stands alone between slashes; elsewhere it is one `*`. */
function readStars(pattern: string, position: number): Piece {
  let end = position;
  while (pattern[end] === '*') end++;
  const opens = position === 0 || pattern[position - 1] === '/';
  if (end - position < 2 || !opens) return { token: { type: 'star' }, end };
  if (end === pattern.length || pattern.startsWith('\\/', end)) {
    return { token: { type: 'rest' }, end };
  }
  if (pattern[end] === '/') return { token: { type: 'folders' }, end: end + 1 };
  return { token: { type: 'star' }, end };
}

const slash = 47;

/**
 * Tries the tokens from left to right. Only the last `star`, and behind it the last token that
 * crosses folders, are ever tried again: the shortest match of what stands before them is as
 * good as any longer one.
 */
function fitsTokens(tokens: readonly Token[], name: string): boolean {
  let tokenIndex = 0;
  let position = 0;
  let star = noRetry;
  let crossing = noRetry;
  for (;;) {
    const token = tokens[tokenIndex];
    if (token === undefined && position === name.length) return true;
    if (token?.type === 'star') {
      star = { tokenIndex: tokenIndex++, position };
    } else if (token?.type === 'folders' || token?.type === 'rest') {
      crossing = { tokenIndex: tokenIndex++, position };
      star = noRetry;
    } else if (
      token !== undefined &&
      position < name.length &&
      fitsByte(token, name.charCodeAt(position))
    ) {
      tokenIndex++;
      position++;
    } else {
      star = extendStar(star, name);
      if (star === noRetry) crossing = extendCrossing(crossing, tokens, name);
      const retry = star === noRetry ? crossing : star;
      if (retry === noRetry) return false;
      tokenIndex = retry.tokenIndex + 1;
      position = retry.position;
    }
  }
}

/** A token that may take more than it took so far, and where what it took ends. */
interface Retry {
  readonly tokenIndex: number;
  readonly position: number;
}

const noRetry: Retry = { tokenIndex: -1, position: -1 };

function extendStar(star: Retry, name: string): Retry {
  if (star === noRetry || star.position >= name.length) return noRetry;
  if (name.charCodeAt(star.position) === slash) return noRetry;
  return { tokenIndex: star.tokenIndex, position: star.position + 1 };
}

function extendCrossing(crossing: Retry, tokens: readonly Token[], name: string): Retry {
  if (crossing === noRetry) return noRetry;
  const { tokenIndex, position } = crossing;
  const isRest = tokens[tokenIndex]?.type === 'rest';
  const next = isRest ? position + 1 : name.indexOf('/', position) + 1;
  return next === 0 || next > name.length ? noRetry : { tokenIndex, position: next };
}

function fitsByte(token: Token, code: number): boolean {
  switch (token.type) {
    case 'byte':
      return code === token.code;
    case 'set':
      return token.bytes[code] === 1;
    case 'any':
      return code !== slash;
    default:
      return false;
  }
}
