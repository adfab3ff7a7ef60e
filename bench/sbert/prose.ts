// Sentences of whatever text is at hand: Markdown, plain text, comments of declarations. Cuts by
// the rules of the language's punctuation; good enough to measure with, not to quote from.

import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** @param path  a file, or a folder of which Markdown, text and TypeScript declarations count */
export function sentencesIn(path: string): string[] {
  const files = statSync(path).isFile()
    ? [path]
    : globSync('**/*.{md,txt,d.ts}', { cwd: path })
        .sort()
        .map((file) => join(path, file))
        .filter((file) => statSync(file).isFile());
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return sentencesOf(file.endsWith('.ts') ? commentsOf(text) : text);
  });
}

/** @returns the lines inside block comments; a tag such as `@param` begins a paragraph */
export function commentsOf(code: string): string {
  return [...code.matchAll(/\/\*\*[\s\S]*?\*\//g)]
    .map(([comment]) => comment.replaceAll(/^\s*\/?\*+[ /]?/gm, '').replaceAll(/^@\w+/gm, '\n'))
    .join('\n\n');
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const leastWords = 5;
const mostCharacters = 300; // longer ones are lists and tables

/** @returns whole sentences, without fenced code, links' targets and marks of lists */
export function sentencesOf(markdown: string): string[] {
  return markdown
    .replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '')
    .split(/\n\s*\n|\n(?=\s*[-*+#>|\d])/)
    .map((paragraph) =>
      paragraph.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/\s+/g, ' '),
    )
    .flatMap((paragraph) => [...segmenter.segment(paragraph)].map(({ segment }) => segment.trim()))
    .map((sentence) => sentence.replace(/^(?:[-*+>#\s]|\d+\.\s)+/, ''))
    .filter((sentence) => /^\p{Lu}.*[.!?]$/u.test(sentence) && sentence.length <= mostCharacters)
    .filter((sentence) => wordsOf(sentence).length >= leastWords);
}

/** Case, punctuation and spaces are no difference: such a pair would win with a cosine of 1. */
export function distinctByLetters(texts: readonly string[]): string[] {
  const byLetters = new Map<string, string>();
  for (const text of texts) {
    const letters = wordsOf(text).join('');
    if (letters !== '' && !byLetters.has(letters)) byLetters.set(letters, text);
  }
  return [...byLetters.values()];
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
