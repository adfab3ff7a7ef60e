// Other names for the same things, each everywhere alike.

import { keywords } from './keywords.ts';
import type { MutationContext } from './mutate.ts';
import { piecesOf, textOf } from './pieces.ts';

/** Of the distinct names. */
const shareOf = { 1: 0.25, 2: 0.6, 3: 1 } as const;

const syllables = ['ka', 'lo', 'mi', 'ra', 'tu', 'ven', 'sor', 'pel', 'dan', 'qui'];

export function renameWords(
  text: string,
  { language, strength, random }: MutationContext,
): string | undefined {
  const pieces = piecesOf(text, language);
  const names = [...new Set(pieces.filter(isName).map((piece) => piece.text))];
  if (names.length === 0) return undefined;
  const chosen = names.filter(() => random() < shareOf[strength]);
  const renamed = new Map(
    (chosen.length === 0 ? names.slice(0, 1) : chosen).map((name, index) => [
      name,
      freshName(name, index, random),
    ]),
  );
  return textOf(
    pieces.map((piece) =>
      isName(piece) ? { ...piece, text: renamed.get(piece.text) ?? piece.text } : piece,
    ),
  );
}

function isName({ type, text }: { readonly type: string; readonly text: string }): boolean {
  return type === 'word' && text.length > 1 && !keywords.has(text);
}

/** Keeps the first letter's case: some languages tell types from values by it. */
function freshName(name: string, index: number, random: () => number): string {
  const [first = '', second = ''] = [pick(random), pick(random)];
  const word = `${first}${second}${index}`;
  return /^\p{Lu}/u.test(name) ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word;
}

function pick(random: () => number): string | undefined {
  return syllables[Math.floor(random() * syllables.length)];
}
