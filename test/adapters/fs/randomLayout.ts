// Random trees and ignore files from a seed: short names and pattern pieces that often meet.

export interface IgnoreLayout {
  readonly files: readonly string[];
  /** Text by path. */
  readonly ignoreFiles: Readonly<Record<string, string>>;
  readonly infoExclude?: string;
  readonly globalExcludes?: string;
  readonly ignoreCase?: boolean;
}

const folderNames = ['a', 'b', 'ab', 'foo', 'A', 'é', 'a b'];
const fileNames = [
  'a.txt',
  'b.txt',
  'ab.c',
  'foo.c',
  'x',
  'B.TXT',
  'é.c',
  '#h',
  '!e',
  'c]',
  'd\\e',
  'f-1',
  'g ',
];
const pieces = [
  ...['a', 'b', 'foo', 'x', 'A', 'é', '.txt', '.c', ' ', '-', '1', ']', '^', '!', '#'],
  ...[
    '*',
    '*',
    '*',
    '**',
    '**',
    '?',
    '/',
    '/',
    '/',
    '**/',
    '/**',
    '/*/',
    '*.',
    '[ab]',
    '[!a]',
    '[^b]',
  ],
  ...['[a-c]', '[c-a]', '[]a]', '[a-]', '[[:alpha:]]', '[[:upper:]b]', '[[:x:]]', '[', '\\', '\\*'],
  ...['\\ ', '\\#', '\\!', '[\\]]', '[/]', '[!/]', '[A-B]', '[.]'],
];

/** The same seed gives the same layout. */
export function randomLayout(seed: number): IgnoreLayout {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => {
    const item = from[Math.floor(random() * from.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const times = <T>(most: number, make: () => T): T[] =>
    Array.from({ length: 1 + Math.floor(random() * most) }, make);

  const folders = times(6, () => times(3, () => pick(folderNames)).join('/'));
  const files = times(24, () =>
    random() < 0.25 ? pick(fileNames) : `${pick(folders)}/${pick(fileNames)}`,
  );
  const line = (): string => {
    const marks = (random() < 0.25 ? '!' : '') + (random() < 0.2 ? '/' : '');
    const ending = random() < 0.2 ? '/' : '';
    const known = random() < 0.3 ? pick([...folders, ...files]) : '';
    return marks + (known === '' ? times(4, () => pick(pieces)).join('') : known) + ending;
  };
  const text = (): string => times(6, line).join('\n') + (random() < 0.9 ? '\n' : '');
  const places = ['', ...folders.map((folder) => `${folder}/`)];
  const ignoreFiles = times(4, () => [`${pick(places)}.gitignore`, text()] as const);
  return {
    files: [...new Set(files)],
    ignoreFiles: Object.fromEntries(ignoreFiles),
    infoExclude: random() < 0.3 ? text() : '',
    globalExcludes: random() < 0.3 ? text() : '',
    ignoreCase: random() < 0.3,
  };
}

/** mulberry32: 32 bits of state are plenty for a test. */
function seededRandom(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
