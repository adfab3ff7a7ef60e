// The same code set in another way: indents and blank lines, then where lines break.

import type { MutationContext } from './mutate.ts';
import { type Piece, piecesOf, textOf } from './pieces.ts';

/** Where a line's start carries meaning, only its width may change, and no line may break. */
const layoutLanguages = new Set([
  'python',
  'haskell',
  'yaml',
  'ruby',
  'elixir',
  'lua',
  'shellscript',
  'go',
  'swift',
  'kotlin',
  'scala',
]);

export function reformat(
  text: string,
  { language, strength, random }: MutationContext,
): string | undefined {
  const indented = withBlankLines(withOtherIndents(text), random);
  if (strength === 1) return indented;
  const spaced = withOtherSpaces(piecesOf(indented, language));
  if (strength === 2) return textOf(spaced);
  return textOf(layoutLanguages.has(language) ? broken(spaced, isInBrackets) : broken(spaced));
}

/** Tabs for spaces, spaces for tabs, one step of two for one of four. */
function withOtherIndents(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
      const other = indent.includes('\t') ? indent.replaceAll('\t', '   ') : `${indent}${indent}`;
      return `${other}${line.slice(indent.length)}`;
    })
    .join('\n');
}

/** Blank lines go, and others come: a tenth of the lines. */
function withBlankLines(text: string, random: () => number): string {
  const lines = text.split('\n');
  return lines
    .filter((line, index) => line.trim() !== '' || index === lines.length - 1)
    .flatMap((line, index, all) => (index < all.length - 1 && random() < 0.1 ? [line, ''] : [line]))
    .join('\n');
}

/** Spaces within brackets and after commas: more where there are none, none where there are. */
function withOtherSpaces(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, index) => {
    const next = pieces[index + 1];
    if (piece.type === 'other' && piece.text === '(' && next?.type !== 'space') {
      return [piece, space(' ')];
    }
    const before = pieces[index - 1];
    const isAfterComma = before?.type === 'other' && before.text === ',';
    return piece.type === 'space' && piece.text === ' ' && isAfterComma ? [] : [piece];
  });
}

/** Breaks the line after each third comma; a brace that opens a block gets a line of its own. */
function broken(
  pieces: readonly Piece[],
  mayBreak: (pieces: readonly Piece[], index: number) => boolean = () => true,
): Piece[] {
  let commas = 0;
  return pieces.flatMap((piece, index) => {
    if (piece.type !== 'other' || !mayBreak(pieces, index)) return [piece];
    if (piece.text === ',') {
      commas++;
      return commas % 3 === 1 ? [piece, space('\n      ')] : [piece];
    }
    const opensBlock = piece.text === '{' && pieces[index + 1]?.text.startsWith('\n') === true;
    return opensBlock ? [space('\n    '), piece] : [piece];
  });
}

/** Within round brackets every language lets a line break after a comma. */
function isInBrackets(pieces: readonly Piece[], index: number): boolean {
  if (pieces[index]?.text !== ',') return false;
  let depth = 0;
  for (const { type, text } of pieces.slice(0, index)) {
    if (type !== 'other') continue;
    if (text === '(') depth++;
    if (text === ')') depth--;
  }
  return depth > 0;
}

function space(text: string): Piece {
  return { type: 'space', text };
}
