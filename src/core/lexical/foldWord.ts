// One spelling for what people hold to be the same word: case, width and accents are folded.

/** Letters that Unicode does not take apart. */
const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
  ['ς', 'σ'],
]);

/** @returns lower case, compatibility forms resolved, without accents; NFKC */
export function foldWord(word: string): string {
  return isAscii(word) ? word.toLowerCase() : foldUnicode(word);
}

function isAscii(word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    if (word.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}

function foldUnicode(word: string): string {
  return (
    word
      // Before lower case, which leaves the letters of ligatures and squared signs alone.
      .normalize('NFKD')
      .toLowerCase()
      // Accents of Latin, Greek and Cyrillic; marks of other scripts change the word.
      .replace(/[\u0300-\u036f\u00ad\u200c\u200d\ufe00-\ufe0f]/g, '')
      .replace(/[ßæœøłđðþıς]/g, (letter) => plainLetters.get(letter) ?? letter)
      .normalize('NFKC')
  );
}
