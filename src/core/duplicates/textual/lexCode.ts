// Code → tokens and comments, for every language by what its row in `syntax.ts` says. It never
// fails: what fits no rule is a token of one character.

import * as characters from './characterTable.ts';
import { isKeyword } from './keywords.ts';
import { endOfCharacter, endOfPattern, endOfString } from './stringEnds.ts';
import type { Syntax } from './syntax.ts';
import { hashCharacters, hashWord } from './tokenHash.ts';
import { TokenBuffer, tokenClass, type TokenLines } from './tokenLines.ts';

/** Characters [start, end) of a text. */
export interface CommentRange {
  readonly start: number;
  readonly end: number;
  /** 1-based, of its first character. */
  readonly line: number;
  /** How many tokens stand before it: comments with the same number follow each other. */
  readonly tokenIndex: number;
}

export interface LexedCode {
  readonly tokens: TokenLines;
  readonly comments: readonly CommentRange[];
}

/**
 * White space, comments, semicolons and commas before a closing bracket are left out, and quotes
 * are not part of a string: a formatter adds, removes and changes them.
 */
export function lexCode(text: string, syntax: Syntax): LexedCode {
  return new CodeLexer(text, syntax).run();
}

const buffer = new TokenBuffer();

class CodeLexer {
  private readonly text: string;
  private readonly syntax: Syntax;
  private readonly table: Uint8Array;
  private readonly comments: CommentRange[] = [];
  private line = 1;

  constructor(text: string, syntax: Syntax) {
    this.text = text;
    this.syntax = syntax;
    this.table = characters.characterTable(syntax);
  }

  run(): LexedCode {
    const { text } = this;
    let index = 0;
    while (index < text.length) {
      const charCode = text.charCodeAt(index);
      const kind = characters.characterClass(this.table, charCode);
      if (kind === characters.space) index += 1;
      else if (kind === characters.letter) index = this.readWord(index);
      else if (kind === characters.newline) {
        this.line += 1;
        index += 1;
      } else if (kind === characters.digit) index = this.readNumber(index);
      else if (kind === characters.special) index = this.readSpecial(index);
      else index = this.readOperator(index);
    }
    return { tokens: buffer.take(), comments: this.comments };
  }

  private readWord(start: number): number {
    const end = this.endOfWord(start);
    if (this.syntax.rawStrings && end - start <= 2) {
      const rawEnd = this.readRawString(end);
      if (rawEnd !== -1) return rawEnd;
    }
    const hash = hashCharacters(this.text, start, end);
    const isKept = this.syntax.literal || isKeyword(hash);
    buffer.push(
      hash,
      isKept ? hash : anyWord,
      this.line,
      isKept && !this.syntax.literal ? tokenClass.keyword : tokenClass.word,
    );
    return end;
  }

  private endOfWord(start: number): number {
    const { text, table } = this;
    let end = start + 1;
    while (end < text.length) {
      const charCode = text.charCodeAt(end);
      const kind = characters.characterClass(table, charCode);
      const goesOn =
        kind === characters.letter ||
        kind === characters.digit ||
        (charCode === prime && this.syntax.primes);
      if (!goesOn) break;
      end += 1;
    }
    return end;
  }

  /** `0x1f`, `1_000`, `1.5e-3`, `10ms`; a dot that no digit follows is none of it: `1..9`. */
  private readNumber(start: number): number {
    const { text, table } = this;
    let end = start + 1;
    for (; end < text.length; end++) {
      const charCode = text.charCodeAt(end);
      const kind = characters.characterClass(table, charCode);
      if (kind === characters.digit || kind === characters.letter) continue;
      const next = text.charCodeAt(end + 1);
      const isFollowed = characters.characterClass(table, next) === characters.digit;
      const before = text.charCodeAt(end - 1);
      const isSign = (charCode === plus || charCode === minus) && (before | 0x20) === smallE;
      if (!isFollowed || !(charCode === dot || (isSign && !isHex(text, start)))) break;
    }
    this.pushLiteral(hashCharacters(text, start, end), anyNumber, tokenClass.number);
    return end;
  }

  private readSpecial(start: number): number {
    const comment = this.readComment(start);
    if (comment !== -1) return comment;
    const string = this.readString(start);
    return string === -1 ? this.readOperator(start) : string;
  }

  /** @returns where it ends, -1 when none begins here */
  private readComment(start: number): number {
    const { text, syntax } = this;
    for (const [open, close] of syntax.blockComments) {
      if (!text.startsWith(open, start)) continue;
      // A word as a bracket, `=begin`, stands at the beginning of a line.
      if (open.startsWith('=') && start > 0 && text.charCodeAt(start - 1) !== lineFeed) continue;
      const end = text.indexOf(close, start + open.length);
      return this.endComment(start, end === -1 ? text.length : end + close.length);
    }
    for (const opener of syntax.lineComments) {
      if (!text.startsWith(opener, start) || this.isWithinWord(opener, start)) continue;
      const end = text.indexOf('\n', start);
      return this.endComment(start, end === -1 ? text.length : end);
    }
    return -1;
  }

  /** `http://…` in markup, `$#` and `a#b` in scripts. */
  private isWithinWord(opener: string, start: number): boolean {
    if (start === 0) return false;
    const before = this.text.charCodeAt(start - 1);
    if (opener === '//') return before === colon;
    if (opener !== '#') return false;
    if (before === dollar || before === openBrace) return true;
    return this.syntax.spacedHash && before > blank;
  }

  private endComment(start: number, end: number): number {
    const comment = { start, end, line: this.line, tokenIndex: buffer.count };
    this.comments.push(comment);
    this.countLines(start, end);
    return end;
  }

  private countLines(start: number, end: number): void {
    let next = this.text.indexOf('\n', start);
    while (next !== -1 && next < end) {
      this.line += 1;
      next = this.text.indexOf('\n', next + 1);
    }
  }

  /** @returns where it ends, -1 when none begins here */
  private readString(start: number): number {
    const { text, syntax } = this;
    const quote = text.charCodeAt(start);
    const character = text.charAt(start);
    if (syntax.tripleQuotes && text.startsWith(character.repeat(3), start)) {
      const triple = this.readTripleQuoted(start, character.repeat(3));
      if (triple !== -1) return triple;
    }
    if (character === '/') return this.readPattern(start);
    let end = -1;
    if (character === "'" && syntax.primes) {
      end = endOfCharacter(text, start + 1);
      // A mark in front of a name says nothing that the name does not.
      if (end === -1) return start + 1;
    } else if (syntax.quotes.includes(character)) {
      end = endOfString(text, start + 1, quote, syntax.longQuotes.includes(character));
    }
    if (end === -1) return -1;
    this.pushString(start + 1, end);
    return end + 1;
  }

  private readTripleQuoted(start: number, quotes: string): number {
    const { text } = this;
    if (text.charAt(start) !== '"' && text.charAt(start) !== "'") return -1;
    const close = text.indexOf(quotes, start + 3);
    if (close === -1) return -1;
    if (this.isDocumentation()) return this.endComment(start, close + 3);
    this.pushString(start + 3, close);
    return close + 3;
  }

  /** A string that is a statement of its own is read by people only. */
  private isDocumentation(): boolean {
    if (buffer.count === 0 || documentingWords.has(buffer.last())) return true;
    if (buffer.lastLine() === this.line) return false;
    return buffer.lastClass() !== tokenClass.operator || documentedBy.has(buffer.last());
  }

  private readPattern(start: number): number {
    if (!this.syntax.patterns || !this.mayBeginValue()) return -1;
    const end = endOfPattern(this.text, start + 1);
    if (end === -1) return -1;
    this.pushString(start + 1, end);
    return end + 1;
  }

  /** Behind a value, a slash divides; behind `<`, it closes a tag. */
  private mayBeginValue(): boolean {
    const kind = buffer.lastClass();
    if (buffer.count === 0 || kind === tokenClass.keyword) return true;
    return kind === tokenClass.operator && !valueEnds.has(buffer.last());
  }

  private readRawString(start: number): number {
    const { text } = this;
    let open = start;
    while (text.charCodeAt(open) === hashSign) open += 1;
    if (text.charAt(open) !== '"') return -1;
    const close = `"${'#'.repeat(open - start)}`;
    const end = text.indexOf(close, open + 1);
    if (end === -1) return -1;
    this.pushString(open + 1, end);
    return end + close.length;
  }

  /** A token for each of its lines, so that long texts in code are compared as what they are. */
  private pushString(start: number, end: number): void {
    const { text } = this;
    let lineStart = start;
    let isFirst = true;
    for (;;) {
      const lineEnd = text.indexOf('\n', lineStart);
      const isLast = lineEnd === -1 || lineEnd >= end;
      const piece = text.slice(lineStart, isLast ? end : lineEnd).trim();
      const hash = hashWord(piece);
      // Lines of a text are what they say; a string on one line is a value like another.
      const abstract = isFirst && isLast ? anyString : hash;
      if (piece !== '' || (isFirst && isLast)) {
        this.pushLiteral(hash, abstract, tokenClass.string);
      }
      if (isLast) return;
      this.line += 1;
      lineStart = lineEnd + 1;
      isFirst = false;
    }
  }

  private pushLiteral(exact: number, abstract: number, kind: number): void {
    buffer.push(exact, this.syntax.literal ? exact : abstract, this.line, kind);
  }

  private readOperator(index: number): number {
    const hash = operatorHashes[this.text.charCodeAt(index)] ?? 0;
    if (hash === semicolon) return index + 1;
    if (closers.has(hash) && buffer.last() === comma) buffer.count -= 1;
    buffer.push(hash, hash, this.line, tokenClass.operator);
    return index + 1;
  }
}

function isHex(text: string, start: number): boolean {
  return text.charCodeAt(start) === zero && (text.charCodeAt(start + 1) | 0x20) === smallX;
}

const anyWord = hashWord('any word');
const anyNumber = hashWord('any number');
const anyString = hashWord('any string');
const operatorHashes = Uint32Array.from({ length: 128 }, (_, charCode) =>
  hashWord(String.fromCharCode(charCode)),
);
const semicolon = hashWord(';');
const comma = hashWord(',');
const closers: ReadonlySet<number> = new Set(Array.from(')]}', hashWord));
const valueEnds: ReadonlySet<number> = new Set(Array.from(')]}<', hashWord));
const documentedBy: ReadonlySet<number> = new Set(Array.from(':)]}', hashWord));
const documentingWords: ReadonlySet<number> = new Set(
  ['doc', 'moduledoc', 'typedoc'].map(hashWord),
);
const lineFeed = 0x0a;
const blank = 0x20;
const hashSign = 0x23;
const dollar = 0x24;
const prime = 0x27;
const plus = 0x2b;
const minus = 0x2d;
const dot = 0x2e;
const zero = 0x30;
const colon = 0x3a;
const smallE = 0x65;
const smallX = 0x78;
const openBrace = 0x7b;
