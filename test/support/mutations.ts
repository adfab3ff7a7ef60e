// What happens to files while people type, merge and copy: half a file, lines that are gone,
// garbage in the middle. Each is a function of a text and a source of chance.

export type Mutation = (text: string, random: () => number) => string;

export const mutations: Readonly<Record<string, Mutation>> = {
  'as it is': (text) => text,
  'with CRLF line ends': (text) => text.replaceAll('\n', '\r\n'),
  'cut off in the middle': (text, random) => text.slice(0, Math.floor(random() * text.length)),
  'without some lines': (text, random) =>
    text
      .split('\n')
      .filter(() => random() > 0.2)
      .join('\n'),
  'with garbage between its lines': (text, random) =>
    text
      .split('\n')
      .flatMap((line) => (random() > 0.9 ? [line, pick(garbage, random)] : [line]))
      .join('\n'),
  'with characters that are gone': (text, random) =>
    Array.from(text)
      .filter((character) => character === '\n' || random() > 0.05)
      .join(''),
  'on one line': (text) => text.replaceAll('\n', ' '),
};

const garbage = [
  '}}}}}',
  '((((((',
  '"""',
  '/*',
  '<<<<<<< HEAD',
  '```',
  '\t\u00a0\u3000',
  '𝒳𝒴😀'.repeat(40),
  'x'.repeat(700),
  'word '.repeat(200),
];

function pick<T>(values: readonly T[], random: () => number): T | undefined {
  return values[Math.floor(random() * values.length)];
}
