// The English stemmer of the Snowball project, as published. Knows words of small Latin letters
// only; what code needs beyond it is in `stems.ts`.

/**
 * @param word  small letters a–z
 * @returns     its stem, for comparing, not for showing: `queries` → `queri`
 * @see Porter, The English (Porter2) stemming algorithm, snowballstem.org
 */
export function porter2(word: string): string {
  if (word.length <= 2) return word;
  const exception = exceptions.get(word);
  if (exception !== undefined) return exception;
  const marked = markConsonantY(word);
  const regions = findRegions(marked);
  const singular = removePlural(marked);
  if (unchangedSingulars.has(singular)) return singular;
  const steps = [removePastAndGerund, endInI, shortenPairs, shortenSingles, removeEnding, tidyEnd];
  return steps.reduce((stem, step) => step(stem, regions), singular).replaceAll('Y', 'y');
}

const exceptions: ReadonlyMap<string, string> = new Map([
  ['skis', 'ski'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['idly', 'idl'],
  ['gently', 'gentl'],
  ['ugly', 'ugli'],
  ['early', 'earli'],
  ['only', 'onli'],
  ['singly', 'singl'],
  ...['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes'].map((word): [string, string] => [
    word,
    word,
  ]),
]);

const unchangedSingulars: ReadonlySet<string> = new Set(
  'inning outing canning herring earring proceed exceed succeed'.split(' '),
);

/** Where R1 and R2 begin: the parts after the first, and the second, vowel and consonant. */
interface Regions {
  readonly r1: number;
  readonly r2: number;
}

const isVowel = (letter: string | undefined): boolean =>
  letter !== undefined && letter !== '' && 'aeiouy'.includes(letter);

/** A `y` that sounds like a consonant becomes `Y`: at the start and after a vowel. */
function markConsonantY(word: string): string {
  if (!word.includes('y')) return word;
  let marked = '';
  for (const letter of word) {
    marked += letter === 'y' && (marked === '' || isVowel(marked.at(-1))) ? 'Y' : letter;
  }
  return marked;
}

function findRegions(word: string): Regions {
  const prefix = /^(?:gener|commun|arsen)/.exec(word)?.[0];
  const r1 = prefix?.length ?? regionAfter(word, 0);
  return { r1, r2: regionAfter(word, r1) };
}

function regionAfter(word: string, start: number): number {
  for (let index = start + 1; index < word.length; index++) {
    if (!isVowel(word[index]) && isVowel(word[index - 1])) return index + 1;
  }
  return word.length;
}

function hasVowel(text: string): boolean {
  return /[aeiouy]/.test(text);
}

/** A vowel between consonants at the end, or a vowel and a consonant that are all there is. */
function endsInShortSyllable(text: string): boolean {
  return /^[aeiouy][^aeiouy]$/.test(text) || /[^aeiouy][aeiouy][^aeiouywxY]$/.test(text);
}

/** Step 1a. */
function removePlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1);
  if (!word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) return word;
  return hasVowel(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

/** Step 1b. */
function removePastAndGerund(word: string, { r1 }: Regions): string {
  const suffix = longestSuffix(word, ['eedly', 'ingly', 'edly', 'eed', 'ing', 'ed']);
  if (suffix === undefined) return word;
  const rest = word.slice(0, -suffix.length);
  if (suffix.startsWith('eed')) return rest.length >= r1 ? `${rest}ee` : word;
  if (!hasVowel(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest.slice(0, -1);
  return rest.length <= r1 && endsInShortSyllable(rest) ? `${rest}e` : rest;
}

/** Step 1c. */
function endInI(word: string): string {
  return /.[^aeiouy][yY]$/.test(word) ? `${word.slice(0, -1)}i` : word;
}

/** Step 2: endings made of two endings. Longer ones stand before those they end in. */
const pairEndings: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
  ['ogi', 'og'],
  ['li', ''],
];

function shortenPairs(word: string, { r1 }: Regions): string {
  const found = pairEndings.find(([suffix]) => word.endsWith(suffix));
  if (found === undefined) return word;
  const [suffix, replacement] = found;
  const rest = word.slice(0, -suffix.length);
  if (rest.length < r1) return word;
  if (suffix === 'ogi' && !rest.endsWith('l')) return word;
  if (suffix === 'li' && !/[cdeghkmnrt]$/.test(rest)) return word;
  return rest + replacement;
}

/** Step 3. */
const singleEndings: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ative', ''],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];

function shortenSingles(word: string, { r1, r2 }: Regions): string {
  const found = singleEndings.find(([suffix]) => word.endsWith(suffix));
  if (found === undefined) return word;
  const [suffix, replacement] = found;
  const rest = word.slice(0, -suffix.length);
  return rest.length >= (suffix === 'ative' ? r2 : r1) ? rest + replacement : word;
}

/** Step 4. */
const removedEndings: readonly string[] =
  'ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic'.split(' ');

function removeEnding(word: string, { r2 }: Regions): string {
  const suffix = longestSuffix(word, removedEndings);
  if (suffix === undefined) return word;
  const rest = word.slice(0, -suffix.length);
  if (rest.length < r2) return word;
  return suffix === 'ion' && !/[st]$/.test(rest) ? word : rest;
}

/** Step 5. */
function tidyEnd(word: string, { r1, r2 }: Regions): string {
  const rest = word.slice(0, -1);
  if (word.endsWith('e')) {
    const isSilent = rest.length >= r2 || (rest.length >= r1 && !endsInShortSyllable(rest));
    return isSilent ? rest : word;
  }
  return word.endsWith('ll') && rest.length >= r2 ? rest : word;
}

/** @param suffixes  longest first */
function longestSuffix(word: string, suffixes: readonly string[]): string | undefined {
  return suffixes.find((suffix) => word.endsWith(suffix));
}
