// A query as it is typed → its tokens: phrases in double quotes, words glued to a value by a
// colon, and everything else. Whether a glued word is a filter is not decided here.

interface TokenPlace {
  /** [start, end) in UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
}

export interface PhraseToken extends TokenPlace {
  readonly type: 'phrase';
  readonly negated: boolean;
  /** Without its quotes. */
  readonly text: string;
}

/** `name:value`, `-name:a,"b c"` */
export interface GluedToken extends TokenPlace {
  readonly type: 'glued';
  readonly negated: boolean;
  readonly name: string;
  /** As typed, with its quotes and commas; '' when nothing follows. */
  readonly value: string;
}

export type QueryToken = PhraseToken | GluedToken;

/** A phrase ends before whitespace: `"name": "value"` pasted from data holds one, not two. */
const phrase = /(-?)(?:"((?:[^"\\\n]|\\.)*)"|“([^“”\n]*)”)(?=\s|$)/uy;
/** Without a value only at the very end, where it is still being typed: `key: value` is prose. */
const glued = /(-?)([a-z]{2,12}):((?:"(?:[^"\\\n]|\\.)*"|[^\s"])+(?=\s|$)|$)/uy;
/** A value whose quote was never closed. */
const unclosed = /(-?)([a-z]{2,12}):([^\s"]*"[^"\n]*)$/uy;
const word = /\S+/uy;

/** @returns the tokens that may be more than words, in their order; linear in the text */
export function readTokens(text: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  let position = 0;
  while (position < text.length) {
    if (/\s/.test(text.charAt(position))) {
      position += 1;
      continue;
    }
    const token = readPhrase(text, position) ?? readGlued(text, position);
    if (token !== undefined) tokens.push(token);
    word.lastIndex = position;
    position = token?.end ?? position + (word.exec(text)?.[0].length ?? 1);
  }
  return tokens;
}

function readPhrase(text: string, start: number): PhraseToken | undefined {
  phrase.lastIndex = start;
  const match = phrase.exec(text);
  const content = unquote(match?.[2] ?? match?.[3] ?? '').trim();
  if (match === null || !/[\p{L}\p{N}\p{S}\p{P}]/u.test(content)) return undefined;
  const end = start + match[0].length;
  return { type: 'phrase', start, end, negated: match[1] === '-', text: content };
}

function readGlued(text: string, start: number): GluedToken | undefined {
  glued.lastIndex = start;
  unclosed.lastIndex = start;
  const match = glued.exec(text) ?? unclosed.exec(text);
  if (match === null) return undefined;
  const [whole, sign, name = '', value = ''] = match;
  return { type: 'glued', start, end: start + whole.length, negated: sign === '-', name, value };
}

/** One value of a list, and whether it stood in quotes. */
export interface TypedValue {
  readonly text: string;
  readonly quoted: boolean;
}

/** Splits at commas that stand neither in quotes nor in braces: `a,"b, c",src/{d,e}`. */
export function splitValues(typed: string): TypedValue[] {
  const values: TypedValue[] = [];
  let depth = 0;
  let start = 0;
  for (let position = 0; position <= typed.length; position++) {
    const character = typed[position];
    if (character === '"') position = closingQuote(typed, position);
    else if (character === '{') depth += 1;
    else if (character === '}') depth = Math.max(0, depth - 1);
    else if (character === undefined || (character === ',' && depth === 0)) {
      values.push(toValue(typed.slice(start, position)));
      start = position + 1;
    }
  }
  return values;
}

function closingQuote(typed: string, opening: number): number {
  let position = opening + 1;
  while (position < typed.length && typed[position] !== '"') {
    position += typed[position] === '\\' ? 2 : 1;
  }
  // Never past the end, where the last value is closed.
  return Math.min(position, typed.length - 1);
}

function toValue(typed: string): TypedValue {
  const quoted = /^"(.*)"$/su.exec(typed)?.[1];
  return quoted === undefined
    ? { text: typed, quoted: false }
    : { text: unquote(quoted), quoted: true };
}

function unquote(text: string): string {
  return text.replaceAll('\\"', '"');
}
