// Where strings end. A string that does not end where its language says it must is no string:
// what follows is read as code again, so that one stray quote cannot swallow a file.

/** Longer ones are a stray quote: the longest templates of real projects have some hundred lines. */
const maxStringLines = 500;

/**
 * @param start   behind the opening quote
 * @param isLong  whether it may go on over lines
 * @returns       the index of the closing quote, -1 when there is none
 */
export function endOfString(text: string, start: number, quote: number, isLong: boolean): number {
  let lines = 0;
  for (let index = start; index < text.length; index++) {
    const charCode = text.charCodeAt(index);
    if (charCode === quote) return index;
    if (charCode === backslash) index += 1;
    else if (charCode === lineFeed && (!isLong || ++lines > maxStringLines)) return -1;
  }
  return -1;
}

/**
 * `/a[/]b/`: on one line, a slash in brackets does not end it.
 *
 * @param start  behind the opening slash
 * @returns      the index of the closing slash, -1 when there is none
 */
export function endOfPattern(text: string, start: number): number {
  let inBrackets = false;
  for (let index = start; index < text.length; index++) {
    const charCode = text.charCodeAt(index);
    if (charCode === lineFeed) return -1;
    if (charCode === backslash) index += 1;
    else if (charCode === openBracket) inBrackets = true;
    else if (charCode === closeBracket) inBrackets = false;
    else if (charCode === slash && !inBrackets) return index;
  }
  return -1;
}

/** @returns the index of the closing quote of `'x'` or `'\n'`, -1 when it is a mark: `'a` */
export function endOfCharacter(text: string, start: number): number {
  if (text.charCodeAt(start) === backslash) {
    const end = text.indexOf("'", start + 2);
    return end !== -1 && end - start <= maxEscape ? end : -1;
  }
  const width = (text.codePointAt(start) ?? 0) > 0xff_ff ? 2 : 1;
  return text.charCodeAt(start + width) === prime ? start + width : -1;
}

/** `\u{10FFFF}` */
const maxEscape = 10;
const backslash = 0x5c;
const lineFeed = 0x0a;
const slash = 0x2f;
const prime = 0x27;
const openBracket = 0x5b;
const closeBracket = 0x5d;
