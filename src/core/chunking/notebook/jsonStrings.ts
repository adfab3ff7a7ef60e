// The strings of a JSON text that are values, with their paths and lines: what JSON.parse gives
// has forgotten where it stood.

export interface JsonString {
  readonly value: string;
  /** 0-based line on which it begins. */
  readonly line: number;
}

/** Keys and places in lists from the outermost on. */
export type JsonPath = readonly (string | number)[];

/** @param text  valid JSON */
export function visitJsonStrings(
  text: string,
  visit: (string: JsonString, path: JsonPath) => void,
): void {
  const path: (string | number)[] = [];
  let line = 0;
  let index = 0;
  while (index < text.length) {
    const character = text.charAt(index);
    if (character === '"') {
      const end = stringEnd(text, index);
      const value = text.slice(index, end);
      if (isKey(text, end)) path[path.length - 1] = decode(value);
      else visit({ value: decode(value), line }, path);
      index = end;
      continue;
    }
    if (character === '\n') line += 1;
    else if (character === '{') path.push('');
    else if (character === '[') path.push(0);
    else if (character === '}' || character === ']') path.pop();
    else if (character === ',') countOn(path);
    index += 1;
  }
}

/** @returns behind the closing quote */
function stringEnd(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text.charAt(index) !== '"') {
    index += text.charAt(index) === '\\' ? 2 : 1;
  }
  return index + 1;
}

function isKey(text: string, end: number): boolean {
  let index = end;
  while (' \t\r\n'.includes(text.charAt(index)) && index < text.length) index += 1;
  return text.charAt(index) === ':';
}

function decode(quoted: string): string {
  const value: unknown = JSON.parse(quoted);
  return String(value);
}

/** In a list only: the next key of a map says itself where it stands. */
function countOn(path: (string | number)[]): void {
  const last = path.at(-1);
  if (typeof last === 'number') path[path.length - 1] = last + 1;
}
