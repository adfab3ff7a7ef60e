// A function's text in pieces that a mutation may change one by one: comments, texts in quotes,
// words and the rest. One scanner for all languages: it has to be right about what is a comment
// and what is quoted, and no more.

export type PieceType = 'comment' | 'quoted' | 'word' | 'space' | 'other';

export interface Piece {
  readonly type: PieceType;
  readonly text: string;
}

/** How comments look, by language id; what is not listed has those of C. */
const hashComments = new Set(['python', 'ruby', 'shellscript', 'yaml', 'elixir', 'perl', 'r']);
const dashComments = new Set(['lua', 'haskell', 'sql']);

/** @returns pieces whose texts, joined, are the text */
export function piecesOf(text: string, language: string): Piece[] {
  const scanner = scannerFor(language);
  const pieces: Piece[] = [];
  for (const { groups = {}, 0: found } of text.matchAll(scanner)) {
    const type = pieceTypes.find((name) => groups[name] !== undefined) ?? 'other';
    pieces.push({ type, text: found });
  }
  return pieces;
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

const pieceTypes = ['comment', 'quoted', 'word', 'space'] as const;

/** Rust's lifetimes are no quoted texts: a single quote holds one character there. */
const quotedForms = [
  String.raw`"""[^]*?"""|'''[^]*?'''`,
  String.raw`"(?:\\[^]|[^"\\\n])*"`,
  String.raw`'(?:\\[^]|[^'\\\n])*'`,
  '`(?:\\\\[^]|[^`\\\\])*`',
];
const quotedInRust = [quotedForms[1], String.raw`'(?:\\[^'\n]+|[^'\\\n])'`];

function scannerFor(language: string): RegExp {
  const quoted = language === 'rust' ? quotedInRust : quotedForms;
  return new RegExp(
    [
      `(?<comment>${commentForm(language)})`,
      `(?<quoted>${quoted.join('|')})`,
      String.raw`(?<word>[\p{L}_$][\p{L}\p{N}_$]*)`,
      String.raw`(?<space>\s+)`,
      String.raw`\d[\w.]*|[^]`,
    ].join('|'),
    'gu',
  );
}

function commentForm(language: string): string {
  if (hashComments.has(language)) return '#[^\n]*';
  if (dashComments.has(language)) return '--[^\n]*';
  const ofC = String.raw`\/\/[^\n]*|\/\*[^]*?\*\/`;
  return language === 'php' ? String.raw`${ofC}|#(?!\[)[^\n]*` : ofC;
}
