// Keys of JSON, with comments and loose quotes as in JSONC and JSON5. A scan in one pass, so that
// half a file gives half the keys.

import type { Declaration } from '../declarations.ts';
import type { LineTable } from '../lines.ts';
import { keyAt, maxKeyDepth } from './key.ts';

export function findJsonKeys(table: LineTable): Declaration[] {
  const scan: Scan = { text: table.text, line: 0, open: [], lists: 0, word: '', found: [] };
  let index = 0;
  while (index < scan.text.length) index = step(scan, index);
  return scan.found;
}

interface Scan {
  readonly text: string;
  /** 0-based, of the place in hand. */
  line: number;
  /** Brackets around the place in hand. */
  readonly open: string[];
  /** How many of them are lists. */
  lists: number;
  /** The last word or string, a key when a colon follows. */
  word: string;
  readonly found: Declaration[];
}

/** @returns the index behind what was read */
function step(scan: Scan, index: number): number {
  const { text } = scan;
  const character = text.charAt(index);
  if (character === '"' || character === "'") return readString(scan, index);
  if (character === '/') return skipComment(scan, index);
  if (/[\w$-]/.test(character)) return readWord(scan, index);
  if (character === '\n') scan.line += 1;
  else if (character === '{' || character === '[') openBracket(scan, character);
  else if (character === '}' || character === ']') closeBracket(scan);
  else if (character === ':') takeKey(scan);
  if (character === ',') scan.word = '';
  return index + 1;
}

function readString(scan: Scan, start: number): number {
  const { text } = scan;
  const quote = text.charAt(start);
  let end = start + 1;
  while (end < text.length && text.charAt(end) !== quote && text.charAt(end) !== '\n') {
    end += text.charAt(end) === '\\' && text.charAt(end + 1) !== '\n' ? 2 : 1;
  }
  scan.word = text.slice(start + 1, end);
  // A string that is not closed ends with its line.
  return text.charAt(end) === quote ? end + 1 : end;
}

function readWord(scan: Scan, start: number): number {
  let end = start + 1;
  while (end < scan.text.length && /[\w$.+-]/.test(scan.text.charAt(end))) end += 1;
  scan.word = scan.text.slice(start, end);
  return end;
}

function skipComment(scan: Scan, start: number): number {
  const { text } = scan;
  const next = text.charAt(start + 1);
  if (next !== '/' && next !== '*') return start + 1;
  const close = text.indexOf(next === '/' ? '\n' : '*/', start + 2);
  const end = close === -1 ? text.length : close;
  for (let at = start; at < end; at += 1) if (text.charAt(at) === '\n') scan.line += 1;
  return next === '/' ? end : end + 2;
}

function openBracket(scan: Scan, bracket: string): void {
  scan.open.push(bracket);
  if (bracket === '[') scan.lists += 1;
  scan.word = '';
}

function closeBracket(scan: Scan): void {
  if (scan.open.pop() === '[') scan.lists -= 1;
  scan.word = '';
}

function takeKey(scan: Scan): void {
  const depth = scan.open.length - 1;
  if (scan.lists > 0 || depth < 0 || depth >= maxKeyDepth) return;
  const key = keyAt(scan.line, depth, scan.word);
  if (key !== undefined) scan.found.push(key);
  scan.word = '';
}
